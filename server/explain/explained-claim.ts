import "server-only";
import type { Judgement } from "#oracle/claims/claim.ts";
import type { RuleId, Sentence } from "#oracle/index.ts";
import type { Clause } from "./clauses/clauses.ts";
import type { Fact } from "./memory.ts";
import type { Part } from "./number-claims.ts";
import type { Stand, Tale } from "./who-closed.ts";

/** What is said of one piece of an answer. Offsets in UTF-16 code units of the text as typed. */
export type ExplainedClaim = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly verdict: "right" | "wrong" | "imprecise" | "unchecked";
  readonly rule: RuleId | null;
  readonly because: Sentence | null;
  /** A scenario that shows it, where one run can. */
  readonly scenario: string | null;
};

/** A claim that was found and judged, for the key points. */
export type Judged = { readonly fact: Fact; readonly verdict: "right" | "wrong" | "imprecise" };

/** A claim of a clause, and whether it is true only if the other end closes first. */
export type Told = {
  readonly fact: Fact;
  readonly judgement: Judgement;
  readonly stand: Stand | null;
  /** Its pieces, where they have verdicts of their own. */
  readonly parts?: readonly Part[] | null;
};

/** What a clause says, before it is known whether its tale was understood. */
export type Draft = {
  readonly clause: Clause;
  readonly told: readonly Told[];
  readonly tale: Tale;
  /** It says only that something is lost: what follows from it is the claim. */
  readonly isOnlyLoss: boolean;
};

/** What is said of words that nobody understood. */
export function unchecked({
  text,
  start,
  end,
}: Pick<Clause, "text" | "start" | "end">): ExplainedClaim {
  return { text, start, end, verdict: "unchecked", rule: null, because: null, scenario: null };
}

const ORDER = ["unchecked", "right", "imprecise", "wrong"] as const;

/** Of two verdicts on the same words the worse one. */
export function worse(a: ExplainedClaim | null, b: ExplainedClaim): ExplainedClaim {
  if (a === null) return b;
  return ORDER.indexOf(b.verdict) > ORDER.indexOf(a.verdict) ? b : a;
}
