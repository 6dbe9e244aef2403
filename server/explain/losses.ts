import "server-only";
import type { Flag } from "#oracle/index.ts";
import { isLostByPlace } from "./arrivals.ts";
import type { Clause } from "./clauses.ts";
import type { Memory } from "./memory.ts";
import { means, type Piece } from "./token.ts";

/** 第二个报文段丢了: by its place in the exchange. */
function placeIn(pieces: readonly Piece[]): number {
  const steps = ["first", "second", "third", "fourth"];
  return steps.findIndex((name) => pieces.some((piece) => means(piece, name))) + 1;
}

/** Which segment of the exchange the clause says is lost. */
export function lostIn({ pieces }: Clause, memory: Memory): number | null {
  if (!pieces.some((piece) => means(piece, "lose"))) return memory.lost;
  const segment = pieces.find(({ kind }) => kind === "segment");
  const flags: readonly Flag[] = segment?.kind === "segment" ? segment.flags : [];
  if (isLostByPlace({ pieces }) && segment === undefined && memory.phase === "close")
    return placeIn(pieces);
  const isThird = pieces.some((piece) => means(piece, "third"));
  const isLast = pieces.some((piece) => means(piece, "last"));
  if (memory.phase === "open") {
    if (isThird || isLast) return 3;
    if (pieces.some((piece) => means(piece, "second"))) return 2;
    if (flags.length === 0 && pieces.some((piece) => means(piece, "first"))) return 1;
    if (flags.join() === "SYN,ACK") return 2;
    return flags.join() === "SYN" ? 1 : flags.join() === "ACK" ? 3 : memory.lost;
  }
  if (isLast && (flags.length === 0 || flags.join() === "ACK")) return 4;
  // "the ACK of the first FIN"; of which FIN, if it is not said, stays open.
  const isOfFin = pieces.some((piece) => piece.kind === "segment" && piece.flags.includes("FIN"));
  if (flags.join() === "ACK" && isOfFin)
    return pieces.some((piece) => means(piece, "first")) ? 2 : null;
  if (flags.includes("FIN"))
    return isLast || pieces.some((piece) => means(piece, "second", "end.passive")) ? 3 : 1;
  return flags.join() === "ACK" ? 4 : memory.lost;
}
