import "server-only";

/** Columns stand this far apart. */
const DRAWN = /[│┃║┌┐└┘├┤┬┴┼▼▲►◄╭╮╯╰]|\S {6,}\S/;
/** What a command prints: "   3 TIME-WAIT". */
const COUNTED = /^\s+\d+\s+[A-Z][A-Z0-9_-]+\s*$/;

/** What is typed at a prompt. */
const TYPED =
  /^\s*(?:\$\s|#!|(?:sudo|ss|netstat|tcpdump|curl)\s+[-./a-z]+(?:\s+\S+)?\s*$|(?:echo|grep)\s+\S)/;

/** Whether the line around a place is drawn: where something stands there says whose it is. */
export function isInDrawing(text: string, at: number): boolean {
  const end = text.indexOf("\n", at);
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, end < 0 ? text.length : end);
  return DRAWN.test(line.trim()) || COUNTED.test(line) || TYPED.test(line);
}
