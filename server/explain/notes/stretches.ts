import "server-only";
import { lineAt } from "../words/line-at.ts";
import type { Span } from "../words/token.ts";

/** Longer than anybody's note. */
const LONGEST = 240;
/** How a line may begin: a dash, a bar, a quotation, a number. */
const LEAD = /^[\s>|｜]*(?:[-*•·+–—]\s+|\d{1,2}[.)、]\s*|[-=]?>\s*|→\s*)?[\s*_`|｜]*/;
const STOP = /[;；。]|\.(?=\s|$)/g;

/**
 * The stretch of a line that begins with a clause: up to a full stop, a semicolon or the end of
 * the line. Null where the clause begins in the middle of a stretch.
 */
export function stretchOf(answer: string, clause: Span): Span | null {
  const { start: from, end: to } = lineAt(answer, clause.start);
  const before = [...answer.slice(from, clause.start).matchAll(STOP)].at(-1);
  const begin = before === undefined ? from : from + before.index + before[0].length;
  const lead = LEAD.exec(answer.slice(begin, to))?.[0].length ?? 0;
  const start = begin + lead;
  if (clause.start > start || start >= to || to - from > LONGEST) return null;
  const stop = answer.slice(start, to).search(STOP);
  return { start, end: stop < 0 ? to : start + stop };
}
