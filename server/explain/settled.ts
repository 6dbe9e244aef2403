import "server-only";
import type { Judgement } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses/clauses.ts";
import {
  type Draft,
  type ExplainedClaim,
  type Judged,
  unchecked,
  worse,
} from "./explained-claim.ts";
import type { Fact } from "./memory.ts";
import type { Part } from "./number-claims.ts";
import { isMisread } from "./who-closed.ts";

/**
 * The claims of an answer in their order, once it is known what stands around each; `judged` gets
 * what counts for the key points.
 */
export function settledClaims(
  answer: string,
  found: readonly (ExplainedClaim | Draft)[],
  judged: Judged[],
): ExplainedClaim[] {
  const claims = found.flatMap((one) =>
    "told" in one ? settled(answer, lossWeighed(one, found), judged) : [one],
  );
  const inOrder = claims.toSorted((a, b) => a.start - b.start);
  return joined(answer, inOrder);
}

/** A condition alone is never right: it is where what follows from it was understood, and true. */
function lossWeighed(one: Draft, all: readonly (ExplainedClaim | Draft)[]): Draft {
  if (!one.isOnlyLoss) return one;
  const { sentence, end } = one.clause;
  const rest = all.flatMap((other) =>
    "told" in other && other !== one && other.clause.sentence === sentence ? other.told : [],
  );
  const isFalse = rest.some(({ judgement }) => judgement.verdict === "wrong");
  const isRead = rest.some(({ judgement }) => judgement.verdict === "right");
  const told = one.told.filter(
    ({ fact, judgement }) =>
      judgement.verdict !== "right" || (!isFalse && (isRead || fact.end > end)),
  );
  return { ...one, told };
}

/** The claim that a clause makes: the worst of what it says. */
function settled(
  answer: string,
  { clause, told, tale }: Draft,
  judged: Judged[],
): readonly ExplainedClaim[] {
  const kept = isMisread(tale) ? told.filter(({ stand }) => stand !== "against") : told;
  let worst: ExplainedClaim | null = null;
  for (const { fact, judgement } of kept)
    worst = worse(worst, claimed(answer, clause, fact, judgement));
  // What stands in a wrong clause covers nothing, right as a part of it may be.
  const isWrong = worst?.verdict === "wrong";
  for (const { fact, judgement } of kept) {
    const { verdict } = judgement;
    if (!isWrong || verdict === "wrong") judged.push({ fact, verdict });
  }
  const parts = apartAs(kept);
  if (parts !== null) return apart(answer, parts, clause.end);
  return [worst ?? unchecked(clause)];
}

/** Which numbers of which segments are wrong; null where a mistake is of another kind. */
function apartAs(told: Draft["told"]): readonly Part[] | null {
  const parts = told
    .filter(({ judgement }) => judgement.verdict === "wrong")
    .map((one) => one.parts);
  if (parts.length === 0 || parts.includes(null)) return null;
  const all = parts.flatMap((one) => one ?? []);
  const isInTurn = all.every(({ start }, at) => start >= (all[at - 1]?.end ?? start));
  return isInTurn ? all : null;
}

/** A segment and its numbers, each with its verdict; words behind them go with the last. */
function apart(answer: string, parts: readonly Part[], end: number): ExplainedClaim[] {
  return parts.map(({ start, end: own, judgement }, at) => {
    const next = parts[at + 1]?.start ?? end;
    const isMore = /[\p{L}\d]/u.test(answer.slice(own, next));
    const to = trimmedEnd(answer, start, isMore ? next : own);
    return { text: answer.slice(start, to), start, end: to, ...judgement };
  });
}

function claimed(answer: string, clause: Clause, fact: Fact, judgement: Judgement): ExplainedClaim {
  const start = Math.min(clause.start, fact.start);
  const end = Math.max(clause.end, fact.end);
  return { text: answer.slice(start, end), start, end, ...judgement };
}

/** A claim over a whole sentence takes in the unchecked clauses it covers. */
function joined(answer: string, claims: readonly ExplainedClaim[]): ExplainedClaim[] {
  const kept: ExplainedClaim[] = [];
  for (const claim of claims) {
    const last = kept.at(-1);
    if (last === undefined || claim.start >= last.end) kept.push(claim);
    // One mistake said over two clauses is one claim.
    else if (claim.verdict === last.verdict && claim.end <= last.end) continue;
    else if (claim.verdict !== "unchecked") {
      // What has a verdict of its own ends the claim around it.
      kept.pop();
      const end = trimmedEnd(answer, last.start, claim.start);
      if (end > last.start) kept.push({ ...last, end, text: answer.slice(last.start, end) });
      kept.push(claim);
    }
  }
  return kept;
}

function trimmedEnd(answer: string, start: number, end: number): number {
  let place = end;
  while (place > start && /[\s，,、。.;；:：]/.test(answer.charAt(place - 1))) place -= 1;
  return place;
}
