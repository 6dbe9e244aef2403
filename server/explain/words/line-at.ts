import "server-only";
import type { Span } from "./token.ts";

/** The line of a text around a place, without its end. */
export function lineAt(text: string, at: number): Span {
  const end = text.indexOf("\n", at);
  return { start: text.lastIndexOf("\n", at - 1) + 1, end: end < 0 ? text.length : end };
}
