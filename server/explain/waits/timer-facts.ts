import "server-only";
import type { Happening, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, negations } from "../clauses/reach.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Actions } from "../segments/reading.ts";
import { means, type Piece } from "../words/token.ts";
import { stateThen } from "./state-then.ts";

/**
 * "The 2MSL timer starts when the client sends its FIN": the timer runs from the moment in which
 * the end that closes first enters TIME-WAIT, so that is what is said of that moment.
 */
export function timerFacts(
  clause: Clause,
  memory: Memory,
  actions: Actions,
  phase: Phase,
): readonly Fact[] {
  const { pieces, sentence } = clause;
  const at = startIn(pieces, memory.waitIn === sentence);
  if (memory.asked !== "close" || at < 0 || isOther(clause)) return [];
  const isSaidHere = pieces.slice(at).some(({ kind }) => kind === "segment");
  const isLed = pieces.slice(0, at).some((piece) => piece.kind === "segment");
  const here = actions.found.find((one) => (isLed ? one.at < at : one.at > at));
  const before = memory.actionIn === sentence ? memory.action : null;
  const said = isSaidHere || isLed ? (here ?? named(pieces, at)) : before;
  const when = said === null ? null : momentOf(said, pieces);
  if (when === null) return [];
  return [stateThen(clause, memory, phase, { who: "active", state: "TIME-WAIT", when })];
}

/** Where the clause says that the wait begins. */
function startIn(pieces: readonly Piece[], isOfWait: boolean): number {
  // "starts to wait when", "the 2MSL, ..., start counting when"
  const lead = pieces.findIndex((piece) => means(piece, "verb.start"));
  const near = pieces.slice(lead + 1, lead + 3);
  const isWait = near.some((piece) => means(piece, "wait") && !means(piece, "timer"));
  if (lead >= 0 && (isWait || (lead === 0 && isOfWait))) return lead;
  const wait = pieces.findIndex(
    (piece) =>
      means(piece, "wait", "timer", "countdown", "state.TIME-WAIT") ||
      (piece.kind === "duration" && piece.duration.unit === "msl" && piece.duration.amount === 2),
  );
  const at = pieces.findLastIndex((piece) => means(piece, "verb.start", "ticks"));
  // "starts to wait", "begins waiting 2MSL"
  const isVerb = wait > at && wait - at <= 2 && means(pieces[wait], "wait") && at >= 0;
  return isVerb || (wait >= 0 && wait < at && at - wait < 4) ? at : -1;
}

/** Another beginning, or one that is denied or taken back. */
function isOther(clause: Clause): boolean {
  if (negations(clause.pieces) > 0) return true;
  return has(
    clause,
    "again",
    "restart",
    "verb.repeat",
    "lose",
    "if",
    "until",
    "before",
    "only",
    "continue",
    "why",
  );
}

type Said = { readonly who: Subject; readonly happening: Happening };

/** "starts with the first FIN", "is counted from the last ACK": no verb says what is done. */
function named(pieces: readonly Piece[], from: number): Said | null {
  const segment = pieces.slice(from).find(({ kind }) => kind === "segment");
  const isVerbed = pieces.slice(from).some((piece) => means(piece, "verb.receive", "verb.arrive"));
  if (segment?.kind !== "segment" || isVerbed) return null;
  return { who: null, happening: { verb: "sends", flags: segment.flags, answers: null } };
}

/** What the end that closes first does at that moment; null where it may be several things. */
function momentOf({ who, happening }: Said, pieces: readonly Piece[]): Happening | null {
  const { verb, flags } = happening;
  const isOfOther = who === "passive" || who === "server";
  const isLast = pieces.some((piece) => means(piece, "last", "fourth"));
  const isSecond = pieces.some((piece) => means(piece, "second", "third", "end.other"));
  if (flags.join() === "FIN") {
    if (verb === "receives") return isOfOther ? null : happening;
    return isOfOther || isSecond || isLast ? null : happening;
  }
  if (flags.join() !== "ACK") return null;
  if (verb === "sends") return isLast && !isOfOther ? { ...happening, answers: null } : null;
  // Who waits sends the last ACK: it never gets one.
  return isOfOther || who === null || who === "both" ? null : happening;
}
