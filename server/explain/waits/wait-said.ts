import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Duration } from "#oracle/claims/duration.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has } from "../clauses/reach.ts";
import type { Memory } from "../memory.ts";
import { means, type Piece } from "../words/token.ts";

/** "With an MSL of 2 minutes it waits 4 minutes": how many MSL those are. */
export function inMsl(pieces: readonly Piece[]): Duration | null {
  const at = pieces.findIndex((piece) => means(piece, "unit.msl") || isSingle(piece));
  const told = pieces.flatMap((piece, index) =>
    piece.kind === "duration" && piece.duration.unit === "ms" && index > at ? [piece.duration] : [],
  );
  const [base, wait] = told;
  if (at < 0 || base === undefined || wait === undefined || told.length > 2) return null;
  return base.amount > 0 ? { unit: "msl", amount: wait.amount / base.amount } : null;
}

function isSingle(piece: Piece): boolean {
  return piece.kind === "duration" && piece.duration.unit === "msl" && piece.duration.amount === 1;
}

/** "On Linux this is 60 s": of what was spoken of last, the MSL or the wait. */
export function isOfLinux(
  clause: Clause,
  { asked, linuxIn, waitIn, mslIn, state, phase }: Memory,
): boolean {
  const isOfWait = state === "TIME-WAIT" || waitIn >= 0 || has(clause, "wait");
  const isOfMsl = mslIn > waitIn && !has(clause, "wait");
  const isOther = has(clause, "unit.rto", "unit.rtt", "verb.send", "half-close", "before");
  const isOfClose = asked === "close" && phase === "close" && linuxIn === clause.sentence;
  return isOfClose && isOfWait && !isOfMsl && !isOther;
}

/** "The server also waits": so do both. */
export function waiterOf(clause: Clause, who: Subject, { context }: Memory): Subject {
  // "the other end must wait too"
  if (who === null && has(clause, "also") && has(clause, "end.other")) return "both";
  const isEither = context.closer === null && (who === "server" || who === "client");
  return isEither && has(clause, "also") ? "both" : who;
}

/** Who waits where nobody is named: "goes into TIME-WAIT and waits 2MSL", but not "its length is". */
export function unnamed(clause: Clause, isOpen: boolean, memory: Memory): Subject {
  const { pieces, sentence } = clause;
  const first = pieces.find((piece) => !means(piece, "then", "filler"));
  const isGoingOn = means(first, "wait") && !means(first, "timer", "countdown", "how-long");
  const isSame = memory.stateIn === sentence || memory.actionIn === sentence;
  if (isOpen && has(clause, "length", "time", "time-span")) return null;
  // "And the old ones? Wait 2MSL": a new sentence names nobody.
  if (isOpen) return isGoingOn && !isSame ? null : memory.subject;
  return isGoingOn && memory.stateIn === sentence ? memory.subject : null;
}
