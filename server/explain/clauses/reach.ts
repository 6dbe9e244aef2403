import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import type { Memory } from "../memory.ts";
import { means, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";

/** How far a claim of a clause goes. */
export type Reach = {
  readonly phase: Phase;
  readonly isDenied: boolean;
  readonly isAlways: boolean;
  readonly isExclusive: boolean;
  readonly isSimultaneous: boolean;
};

/** The reach of a claim that stands in the pieces from `from` up to and with `to`. */
export function reachOf(
  { pieces }: Clause,
  memory: Memory,
  phase: Phase,
  from = 0,
  to = pieces.length - 1,
): Reach {
  const isAlways = pieces.some((piece) => means(piece, "strictly-always", "always", "only"));
  return {
    phase,
    isDenied: negations([...pieces.slice(from, to + 1), ...aside(pieces, from, to)]) % 2 === 1,
    isAlways,
    isExclusive:
      pieces.some((piece) => means(piece, "exclusive")) ||
      (pieces.some((piece) => means(piece, "only")) && pieces.some((piece) => means(piece, "can"))),
    isSimultaneous: memory.isSimultaneous,
  };
}

/** Negations that govern the word at `at`: back to the verb before it, and no further. */
export function deniedAt({ pieces }: Clause, at: number): boolean {
  let count = pieces.filter((piece) => means(piece, "untrue")).length;
  for (let index = at - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece === undefined || piece.kind === "segment" || piece.kind === "said") break;
    if (means(piece, "verb.receive", "verb.arrive", "verb.send", "wait", "after")) break;
    // FIN 没得到确认会重传: it denies the acknowledgment.
    if (means(piece, "verb.ack", "noun.ack", "acked")) break;
    if (isNegation(piece) && !means(piece, "untrue")) count += 1;
  }
  return count % 2 === 1;
}

/** "It is not true that": it denies the whole clause, wherever it stands. */
function aside(pieces: readonly Piece[], from: number, to: number): Piece[] {
  return pieces.filter((piece, at) => means(piece, "untrue") && (at < from || at > to));
}

/** How many negations stand there: two of them say that it is so. */
export function negations(pieces: readonly Piece[]): number {
  // 没丢的话: nothing is denied of what follows.
  return pieces.filter((piece, at) => isNegation(piece) && !means(pieces[at + 1], "lose")).length;
}

export function isNegation(piece: Piece): boolean {
  return (
    means(piece, "untrue") ||
    (means(piece, "not", "nobody") && !means(piece, "not-only", "no-more-data", "if"))
  );
}

/** Whether the clause has a word that means one of these. */
export function has({ pieces }: Pick<Clause, "pieces">, ...concepts: readonly string[]): boolean {
  return pieces.some((piece) => means(piece, ...concepts));
}
