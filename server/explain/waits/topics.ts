import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import type { Memory } from "../memory.ts";
import { means } from "../words/token.ts";
import { takesAfter } from "./takes-said.ts";

/** What a clause has spoken of, which the next one may leave out. */
export function topicsAfter(
  clause: Clause,
  { takesIn, waitIn, mslIn }: Memory,
): Pick<Memory, "takesIn" | "waitIn" | "mslIn"> {
  const { pieces, sentence } = clause;
  const isWait = pieces.some(
    (piece) =>
      means(piece, "state.TIME-WAIT", "countdown") ||
      (piece.kind === "duration" && piece.duration.unit === "msl" && piece.duration.amount === 2),
  );
  const isMsl = pieces.some(
    (piece) =>
      means(piece, "unit.msl", "msl-name") ||
      (piece.kind === "duration" && piece.duration.unit === "msl" && piece.duration.amount === 1),
  );
  return {
    takesIn: takesAfter(clause, takesIn),
    waitIn: isWait ? sentence : waitIn,
    mslIn: isMsl ? sentence : mslIn,
  };
}
