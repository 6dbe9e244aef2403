import "server-only";
import { isFiller, named, type Piece } from "./token.ts";

/** How many words that say nothing may stand between: "the server's already in ESTABLISHED". */
const MOST_BETWEEN = 3;

/** "the server's in CLOSE_WAIT", "the client's now ESTABLISHED": the 's is a verb. */
export function withContractions(small: string, pieces: readonly Piece[]): readonly Piece[] {
  if (!/['’](?:s|re)\b/.test(small)) return pieces;
  return pieces.flatMap((piece, at): Piece[] => {
    const sign = /^['’](?:s|re)\b/.exec(small.slice(piece.end, piece.end + 3))?.[0];
    if (sign === undefined || named(piece, "end.") === null) return [piece];
    const rest = pieces.slice(at + 1, at + 2 + MOST_BETWEEN);
    const state = rest.findIndex((one) => named(one, "state.") !== null);
    const next = rest[state];
    const lead = rest.slice(0, Math.max(0, state));
    if (next === undefined || /[.;:\n]/.test(small.slice(piece.end, next.start))) return [piece];
    if (!lead.every((one) => isFiller(one) || PLACE.test(small.slice(one.start, one.end))))
      return [piece];
    const end = piece.end + sign.length;
    return [piece, { kind: "word", concepts: ["verb.be"], start: piece.end, end }];
  });
}

const PLACE = /^(?:in|at|already|still|now|then|just|only|also)$/;
