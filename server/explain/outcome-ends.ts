import "server-only";
import type { AftermathClaim, Phase, Subject } from "#oracle/claims/claim.ts";
import { placed } from "./arrivals.ts";
import type { Clause } from "./clauses.ts";
import { roleOf } from "./loss-names.ts";
import { type Memory, otherThan } from "./memory.ts";
import { reachOf } from "./reach.ts";
import { subjectOf } from "./subject.ts";
import { means, named } from "./token.ts";

/** What is known of a loss where its outcome is told. */
export type Lost = {
  readonly lost: number;
  /** Who is said not to have got it: the subject of what follows. */
  readonly misser: Subject;
  /** The sentence has told before that something is sent again, or that it arrives. */
  readonly isMended: boolean;
  /** The sentence says that an end has gone, or that nobody waits. */
  readonly isGone: boolean;
  /** What was lost has come again: what follows is the answer to that. */
  readonly isCame: boolean;
  /** The sentence tells at all that something is sent again. */
  readonly isRepeated: boolean;
};

/** A claim of what a loss leads to. */
export function aftermath(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  { lost }: Lost,
  said: Pick<AftermathClaim, "who" | "deed" | "isDenied">,
): AftermathClaim {
  const reach = reachOf(clause, memory, phase);
  const who = asRole(said.who, memory, phase);
  return { kind: "aftermath", ...reach, isAlways: false, isExclusive: false, lost, ...said, who };
}

/** Which segment was lost was counted from who closes first: so is who acts. */
export function asRole(who: Subject, memory: Memory, phase: Phase): Subject {
  return phase === "close" ? (roleOf(who, memory) ?? who) : who;
}

/** Who acts at the place `at`: not whose segment it is, nor whom it is sent to. */
export function actorAt(clause: Clause, memory: Memory, lost: Lost, at: number): Subject {
  const { pieces } = clause;
  const by = pieces.findIndex(
    (piece, index) => index > at && means(piece, "by") && named(pieces[index + 1], "end.") !== null,
  );
  if (by >= 0) return subjectOf(pieces[by + 1], memory.subject) ?? null;
  const base = lost.misser ?? memory.subject;
  const receiver = otherThan(placed(memory.phase, lost.lost).who);
  let who: Subject | undefined;
  let isIt = false;
  for (const [index, piece] of pieces.entries()) {
    if (index >= at) break;
    if (means(piece, "it") && !means(piece, "own")) isIt = true;
    // 对方 is the end that the lost segment was sent to, or across from who was just named.
    const isOther = named(piece, "end.") === "other" && who === undefined;
    const found = isOther ? receiver : subjectOf(piece, who ?? base);
    if (found === undefined) continue;
    const before = pieces[index - 1];
    const next = pieces.slice(index + 1).find((one) => !means(one, "own"));
    const isAim = means(before, "to", "verb.send", "of", "ba");
    const isOwner = next?.kind === "segment" || means(next, "noun.ack");
    if (!isAim && !isOwner) who = found;
  }
  if (who !== undefined) return who;
  return isIt ? base : lost.misser;
}
