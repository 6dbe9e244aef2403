/** Characters that take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns of one character. */
export function columnsOf(character: string): 1 | 2 {
  return WIDE.test(character) ? 2 : 1;
}

/** Columns that a text without control characters takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}

/** The beginning of a text that is wider than `width` columns, with an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept) + columnsOf(character) >= width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A Latin word or one Chinese character, with the brackets and stops that may not leave it. */
const PIECE =
  /\s+|[（“]*(?:[\u2e80-\u9fff]|[^\s\u2e80-\u9fff\uff00-\uffef“”]+|.)[，。；：、）”！？,.;:)]*/gu;

/** Breaks a text into lines of at most `width` columns, between words or Chinese characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const [piece] of text.matchAll(PIECE)) {
    if (line !== "" && widthOf(line) + widthOf(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line = line === "" ? piece.trimStart() : line + piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}
