import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses.ts";
import type { Memory } from "./memory.ts";
import { means, type Piece } from "./token.ts";

/** How far a claim of a clause goes. */
export type Reach = {
  readonly phase: Phase;
  readonly isDenied: boolean;
  readonly isAlways: boolean;
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
    isDenied: negations(pieces.slice(from, to + 1)) % 2 === 1,
    isAlways,
    isSimultaneous: memory.isSimultaneous,
  };
}

/** How many negations stand there: two of them say that it is so. */
export function negations(pieces: readonly Piece[]): number {
  return pieces.filter((piece) => isNegation(piece)).length;
}

export function isNegation(piece: Piece): boolean {
  return means(piece, "not", "nobody") && !means(piece, "not-only", "no-more-data", "if");
}

/** Whether the clause has a word that means one of these. */
export function has({ pieces }: Clause, ...concepts: readonly string[]): boolean {
  return pieces.some((piece) => means(piece, ...concepts));
}
