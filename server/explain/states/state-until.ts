import "server-only";
import type { Phase, StateClaim, Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, type Reach } from "../clauses/reach.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Found } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";

/** "stays in LISTEN until the handshake is done", "TIME-WAIT before it is CLOSED" */
export function isFollowedBy(
  pieces: readonly Piece[],
  at: number,
  { isDenied }: Pick<Reach, "isDenied">,
): boolean {
  const before = pieces.findIndex((one) => means(one, "before"));
  const isTold = pieces.slice(0, at).some((one) => means(one, "verb.be", "verb.enter"));
  return !isDenied && before > at && isTold && !means(pieces[before], "behind");
}

/** Nobody has said who closes first: of a client alone it might be either way. */
export function isEitherWay(phase: Phase, who: Subject, { context }: Memory): boolean {
  return phase === "close" && (who === "client" || who === "server") && context.closer === null;
}

/** Until when, or before what, was not read: only that it is never so can be told. */
export function neverSo(claim: StateClaim, fact: Fact): Fact {
  return { ...fact, claim: { ...claim, when: null, whenWho: null, side: "after" }, isDim: true };
}

/** "At that point the server is ESTABLISHED", "active: still FIN-WAIT-1": when was not read. */
export function isUntimed(clause: Clause, action: Found | null, at: number): boolean {
  const { pieces, text, start } = clause;
  const piece = pieces[at];
  if (action !== null || piece === undefined) return false;
  const isLabelled =
    /:\s*(?:still |now |already )?$/i.test(text.slice(0, piece.start - start)) &&
    named(pieces[0], "end.") !== null;
  const isOn = /^from\b/i.test(text);
  const isThen = !isOn && means(pieces[0], "now", "after-that") && !means(pieces[0], "already");
  // "once it has sent that": a moment that was not read.
  const isMoment =
    pieces.some((one) => means(one, "after", "on-when") && !means(one, "while", "if")) &&
    pieces.some((one) => means(one, "verb.send", "verb.receive", "verb.arrive", "verb.ack"));
  if (isMoment && !has(clause, "time-up")) return true;
  return (isLabelled && (at > 1 || has(clause, "still", "between"))) || isThen;
}
