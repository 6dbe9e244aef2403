import "server-only";
import { means, named, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";

const FAST_OPEN = /\bfast open\b|\btfo\b/i;

/** Questions, analogies and what others are said to think claim nothing. */
export function isNoClaim({ pieces, text, isQuestion, isDrawn }: Clause): boolean {
  // "like a FIN" compares two segments; "like a phone call" proves nothing.
  const isAnalogy = pieces.some(
    (piece, at) => means(piece, "like") && pieces[at + 1]?.kind !== "segment",
  );
  // 「为什么不能合并」 heads an answer, with or without its mark.
  const first = pieces.find(({ kind }) => kind !== "number" && kind !== "other");
  const isAsked = isQuestion || isDrawn || isCrossing(pieces) || means(first, "why");
  // "Some use TCP Fast Open to save a round trip": another handshake, and no segment is named.
  const isOther = FAST_OPEN.test(text) && !pieces.some(({ kind }) => kind === "segment");
  return isAsked || isAnalogy || isOther || pieces.some((piece) => means(piece, "people-say"));
}

/** "Received ← SYN=1, ACK=1 ← Sent": what two columns say of one arrow. */
function isCrossing(pieces: readonly Piece[]): boolean {
  const arrows = pieces.filter((piece) => means(piece, "mark.back")).length;
  // An end that the layout put in has no length.
  const said = pieces.filter(({ start, end }) => end > start);
  return arrows > 1 && said.every((piece) => named(piece, "end.") === null);
}
