import "server-only";
import { means, named, type Piece } from "../words/token.ts";

const JOINT =
  /^\s*(?:(?:,\s*)?(?:and|&|plus|as well as|along with|together with|like)(?:\s+(?:also|the|of the|on the))*|和|与|跟|及|以及|、|还有)\s*$/i;
const EITHER = /^\s*(?:还是|或者?|or(?:\s+the)?)\s*$/i;

const OPPOSITE: Readonly<Record<string, string>> = {
  client: "server",
  server: "client",
  active: "passive",
  passive: "active",
};

/** "the client and the server", 主动方和被动方, 无论主动还是被动: both ends are meant. */
export function withAllEnds(text: string, pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const to = joinedTo(text, pieces, at);
    const last = to === null ? undefined : pieces[to];
    if (to === null || last === undefined) {
      out.push(piece);
      continue;
    }
    out.push({ kind: "word", concepts: ["end.both", "each"], start: piece.start, end: last.end });
    at = to;
  }
  return out;
}

/** Index of the second of two ends that are named in one breath; null when there is none. */
function joinedTo(text: string, pieces: readonly Piece[], at: number): number | null {
  const role = named(pieces[at], "end.");
  const opposite = role === null ? undefined : OPPOSITE[role];
  if (opposite === undefined) return null;
  for (let index = at + 1; index <= at + 3; index += 1) {
    const [first, next] = [pieces[at], pieces[index]];
    if (first === undefined || next === undefined) return null;
    const end = named(next, "end.");
    if (end === null && !means(next, "also", "of", "filler", "or")) return null;
    if (end === null) continue;
    if (end !== opposite && end !== "other") return null;
    const gap = text.slice(first.end, next.start);
    const isAny =
      EITHER.test(gap) && pieces.slice(0, at).some((one) => means(one, "whoever", "no-matter"));
    return JOINT.test(gap) || isAny ? index : null;
  }
  return null;
}
