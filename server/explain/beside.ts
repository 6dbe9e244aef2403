import "server-only";
import type { Clause } from "./clauses/clauses.ts";
import { means, named, type Piece } from "./words/token.ts";

/** An answer of fewer clauses is about what was asked, whatever else it names. */
const LONG = 6;

/** So many paragraphs on, a long answer may have come to speak of anything. */
const FAR = 3;

/** What the words around a clause have made its subject. */
export type Course = {
  /** The answer speaks of something beside the point: TLS, HTTP, congestion. */
  readonly isBeside: boolean;
  /** The last sentence that named the handshake or the close itself. */
  readonly pointIn: number;
  /** The last paragraph that did. */
  readonly nearIn: number;
  /** So short an answer speaks of nothing but what was asked. */
  readonly isShort: boolean;
};

/** Where an answer begins: beside the point, when it is long and never comes to it. */
export function courseAtFirst(clauses: readonly Clause[]): Course {
  const isShort = clauses.length < LONG;
  const isOff = !isShort && !clauses.some(isToThePoint) && clauses.some(namesOther);
  return { isBeside: isOff, pointIn: -1, nearIn: 0, isShort };
}

/** What a clause is about, after what was said before it. */
export function courseOf(clause: Clause, before: Course): Course {
  const isPoint = isToThePoint(clause);
  const pointIn = isPoint ? clause.sentence : before.pointIn;
  const nearIn = isPoint || isNear(clause) ? clause.paragraph : before.nearIn;
  // TCP's handshake and another one in a sum: what follows is said of both.
  if (isPoint && !before.isShort && namesOtherHandshake(clause))
    return { ...before, isBeside: true, pointIn: -1, nearIn };
  if (isPoint || before.isShort) return { ...before, isBeside: false, pointIn, nearIn };
  // "TIME-WAIT begins, and keepalives are sent": the sentence is about it; two words are a list.
  const isTold = before.pointIn === clause.sentence && clause.pieces.length > 2;
  const isOther = namesOther(clause) && (!isTold || namesOtherHandshake(clause));
  const isAway = clause.paragraph - nearIn > FAR;
  return { ...before, isBeside: isOther || isAway || before.isBeside, pointIn, nearIn };
}

/** Whether a clause names the handshake or the close of TCP, or what only they have. */
function isToThePoint({ pieces }: Clause): boolean {
  return pieces.some(
    (piece) =>
      means(piece, "exchange", "field.isn", "two-msl", "flood", "cookie") ||
      named(piece, "state.") !== null ||
      (piece.kind === "duration" && piece.duration.unit === "msl") ||
      (piece.kind === "segment" && piece.flags.some((flag) => flag === "SYN" || flag === "FIN")),
  );
}

/** Whether a clause may still belong to what was told before. */
function isNear({ pieces }: Clause): boolean {
  return pieces.some(
    (piece) =>
      piece.kind === "segment" ||
      piece.kind === "said" ||
      means(piece, "two-ways", "three-ways", "four-ways", "first", "second", "third", "last") ||
      means(piece, "verb.open", "verb.close", "merge", "field.ack", "field.seq", "old"),
  );
}

/** Whether a clause names what has nothing to do with it. */
export function namesOther({ pieces }: Clause): boolean {
  return pieces.some(isOther);
}

function isOther(piece: Piece): boolean {
  return means(piece, "beside", "other-handshake");
}

function namesOtherHandshake({ pieces }: Clause): boolean {
  return pieces.some((piece) => means(piece, "other-handshake"));
}
