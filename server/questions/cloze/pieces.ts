import "server-only";
import type { ClozePiece } from "#contract/kinds/cloze.ts";

const BLANK = /\{\{([^{}]*)\}\}/g;

/** The ids of the blanks of a text, in its order. */
export function blanksIn(text: string): string[] {
  return [...text.matchAll(BLANK)].map((match) => (match[1] ?? "").trim());
}

/** Cuts a text at its blanks: what stands between them, and their ids. */
export function piecesOf(text: string): ClozePiece[] {
  const pieces = text.split(BLANK).map((piece, index): ClozePiece => {
    return index % 2 === 0 ? { as: "text", text: piece } : { as: "blank", id: piece.trim() };
  });
  return pieces.filter((piece) => piece.as === "blank" || piece.text !== "");
}
