import "server-only";
import { means, named, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";

/** "the case when both send a SYN" */
function isBothCase(pieces: readonly Piece[]): boolean {
  const both = pieces.findIndex((piece) => named(piece, "end.") === "both");
  const segment = pieces[both + 2];
  return (
    means(pieces[both - 1], "if", "on-when", "while", "after") &&
    !means(pieces[both - 1], "behind") &&
    means(pieces[both + 1], "verb.send") &&
    segment?.kind === "segment" &&
    !segment.flags.includes("ACK")
  );
}

/** Both ends open or close at one time; 同时 alone only says "at once". */
export function isBothAtOnce({ pieces }: Clause): boolean {
  const at = pieces.findIndex((piece) => means(piece, "simultaneous"));
  if (at < 0) return isBothCase(pieces);
  if (!means(pieces[at], "together")) return true;
  return pieces.some(
    (piece) =>
      piece.kind === "segment" ||
      means(piece, "verb.close", "verb.open", "verb.start", "close-call"),
  );
}
