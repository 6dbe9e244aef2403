import "server-only";
import type { NumberSaid, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Action, Memory } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";

/** An action in a clause, with the numbers said of its segment and the place of its pieces. */
export type Found = Action & {
  readonly numbers: readonly NumberSaid[];
  /** Index of the piece that decides it. */
  readonly at: number;
  /** It is what the clause says, not only when. */
  readonly isMain: boolean;
  /** "a plain ACK": nothing else is set in it. */
  readonly isPure: boolean;
  /** "the third segment is a SYN": only its place is said, and nobody's name. */
  readonly isPlaced?: boolean;
};

export type Verb = "sends" | "receives" | "repeats";

/** A clause being read from left to right. */
export type Reading = {
  readonly text: string;
  readonly offset: number;
  readonly pieces: readonly Piece[];
  readonly memory: Memory;
  readonly sentence: number;
  subject: Subject;
  /** Somebody was named in this clause. */
  isNamed: boolean;
  verb: Verb | null;
  verbAt: number;
  /** Whom the segment comes from, when the clause says so. */
  owner: Subject;
  answers: readonly Flag[] | null;
  step: number | null;
  /** Numbers said before their segment. */
  early: NumberSaid[];
  readonly found: Found[];
};

export type Actions = {
  readonly found: readonly Found[];
  readonly subject: Subject;
  readonly isNamed: boolean;
  /** Numbers that no segment of this clause takes. */
  readonly loose: readonly NumberSaid[];
};

export function isOrdinal(piece: Piece | undefined): boolean {
  return means(piece, "first", "second", "third", "fourth");
}

export function isSegment(piece: Piece | undefined): boolean {
  return piece?.kind === "segment" || means(piece, "noun.ack");
}

export function verbOf(piece: Piece): Verb | null {
  if (means(piece, "verb.repeat")) return "repeats";
  if (means(piece, "verb.receive", "verb.arrive")) return "receives";
  return means(piece, "verb.send", "verb.reply") ? "sends" : null;
}

/** "waits for the server to send": nothing was sent yet. */
export function isAwaited({ pieces }: Reading, at: number): boolean {
  // 要等收到 ACK 之后才进入: what was waited for has come.
  const hasCome = pieces.slice(at + 1, at + 4).some((piece) => means(piece, "behind"));
  const before = pieces.slice(Math.max(0, at - 4), at);
  // "The timer starts when it gets the FIN" awaits nothing.
  const wait = before.findLastIndex((piece) => means(piece, "wait") && !means(piece, "timer"));
  // 等服务器发完了发 FIN: the wait is over.
  const isOver = before.slice(wait + 1).some((piece) => means(piece, "no-more-data", "done"));
  return !hasCome && wait >= 0 && !isOver;
}

export function followedBySegment({ pieces }: Reading, at: number): boolean {
  return pieces.slice(at + 1, at + 3).some(({ kind }) => kind === "segment");
}

/** "client: SYN", "C -> S: SYN", "1 | client | SYN": no verb is needed. */
export function isListed({ pieces, isNamed, memory, sentence }: Reading, at: number): boolean {
  const isNext = pieces.slice(0, at).every((piece) => means(piece, "then", "now"));
  if (isNext && at > 0 && memory.actionIn === sentence) return true;
  if (!isNamed) return false;
  const label = pieces.slice(0, at).findLastIndex((piece) => named(piece, "end.") !== null);
  const isTold = (piece: Piece): boolean => verbOf(piece) !== null || means(piece, "verb.ack");
  if (pieces.slice(0, Math.max(0, label)).some(isTold)) return false;
  const before = pieces.slice(Math.max(0, label), at);
  return before.every(
    (piece) =>
      named(piece, "end.") !== null ||
      means(
        piece,
        "mark.arrow",
        "first",
        "second",
        "third",
        "fourth",
        "segment",
        "to",
        "then",
        "last",
        "three-ways",
        "four-ways",
      ) ||
      piece.kind === "number",
  );
}

/** "after sending its FIN", 发出 FIN 之后: it only says when something else happens. */
export function isCircumstance({ pieces, verbAt }: Reading, at: number): boolean {
  const isAsked = (piece: Piece): boolean =>
    means(piece, "after", "on-when", "before", "while") && !means(piece, "behind");
  const isDeed = (piece: Piece): boolean =>
    verbOf(piece) !== null || piece.kind === "segment" || means(piece, "verb.enter");
  for (let index = verbAt - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece === undefined || isDeed(piece)) break;
    if (isAsked(piece)) return true;
  }
  for (let index = at + 1; index < Math.min(pieces.length, at + 4); index += 1) {
    const piece = pieces[index];
    if (piece === undefined || isDeed(piece) || named(piece, "end.") !== null) break;
    if (means(piece, "behind")) return true;
  }
  return false;
}

/** The clause says when: "after", "on-when", "once", 后, 时. */
export function hasMark({ pieces }: Reading, at: number): boolean {
  return pieces.some(
    (piece, index) => means(piece, "after", "on-when", "before") && Math.abs(index - at) <= 5,
  );
}

export function lacksObject({ found, verbAt }: Reading): boolean {
  return !found.some(({ at }) => at > verbAt);
}

export function action(
  { step, answers, early, pieces }: Reading,
  who: Subject,
  verb: "sends" | "receives",
  flags: readonly Flag[],
  at: number,
  isMain: boolean,
): Found {
  return {
    who,
    happening: { verb, flags, answers },
    step,
    numbers: early.splice(0),
    at,
    isMain,
    isPure:
      pieces.slice(Math.max(0, at - 2), at).some((piece) => means(piece, "pure")) ||
      (means(pieces[at + 1], "only", "alone") && !means(pieces[at + 1], "after", "on-when")),
  };
}

/** The words of a piece, as typed. */
export function textOf({ text, offset, pieces }: Reading, at: number): string {
  const piece = pieces[at];
  return piece === undefined ? "" : text.slice(piece.start - offset, piece.end - offset);
}
