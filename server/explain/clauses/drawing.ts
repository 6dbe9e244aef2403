import "server-only";
import { lineAt } from "../words/line-at.ts";

/** Columns stand this far apart. */
const DRAWN = /[│┃║┌┐└┘├┤┬┴┼▼▲►◄╭╮╯╰]|\S {6,}\S/;
/** What a command prints: "   3 TIME-WAIT". */
const COUNTED = /^\s+\d+\s+[A-Z][A-Z0-9_-]+\s*$/;

/** What is typed at a prompt. */
const TYPED =
  /^\s*(?:\$\s|#!|(?:sudo|ss|netstat|tcpdump|curl)\s+[-./a-z]+(?:\s+\S+)?\s*$|(?:echo|grep)\s+\S)/;

/** Whether the line around a place is drawn: where something stands there says whose it is. */
export function isInDrawing(text: string, at: number): boolean {
  const { start, end } = lineAt(text, at);
  const line = text.slice(start, end);
  return DRAWN.test(line.trim()) || COUNTED.test(line) || TYPED.test(line);
}
