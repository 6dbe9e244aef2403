import "server-only";
import type { NumberSaid, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Action, Memory } from "./memory.ts";
import { means, named, type Piece } from "./token.ts";

/** An action in a clause, with the numbers said of its segment and the place of its pieces. */
export type Found = Action & {
  readonly numbers: readonly NumberSaid[];
  /** Index of the piece that decides it. */
  readonly at: number;
  /** It is what the clause says, not only when. */
  readonly isMain: boolean;
};

export type Verb = "sends" | "receives" | "repeats";

/** A clause being read from left to right. */
export type Reading = {
  readonly text: string;
  readonly offset: number;
  readonly pieces: readonly Piece[];
  readonly memory: Memory;
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
  return pieces.slice(Math.max(0, at - 4), at).some((piece) => means(piece, "wait"));
}

export function followedBySegment({ pieces }: Reading, at: number): boolean {
  return pieces.slice(at + 1, at + 3).some(({ kind }) => kind === "segment");
}

/** "client: SYN", "C -> S: SYN", "1 | client | SYN": no verb is needed. */
export function isListed({ pieces, isNamed }: Reading, at: number): boolean {
  const before = pieces.slice(0, at);
  if (!isNamed) return false;
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

/** The clause says when: "after", "once", 后, 时. */
export function hasMark({ pieces }: Reading, at: number): boolean {
  return pieces.some(
    (piece, index) => means(piece, "after", "before") && Math.abs(index - at) <= 5,
  );
}
