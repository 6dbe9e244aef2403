import "server-only";
import { cellsOf, isRule } from "../lines/line-tables.ts";
import { lineAt } from "../words/line-at.ts";
import type { Span } from "../words/token.ts";

/** A row of a table that asks in its first cell, with the heads of its columns. */
export type Row = Span & {
  readonly head: Span;
  /** The rows above it, and its own. */
  readonly table: string;
  readonly cells: readonly { readonly column: Span | null; readonly cell: Span }[];
};

/** What heads a column of answers says nothing. */
const PLAIN_HEAD =
  /^[\s*_]*(?:answer|answers|value|what|my answer|notes?|remarks?|答案?|内容|说明)?[\s*_]*$/i;

/** The row that begins with a clause; null where the line is none, or has no heads. */
export function cellsAt(answer: string, { start: from }: Span): Row | null {
  const row = lineAt(answer, from);
  if (!/^[\s|｜]*$/.test(answer.slice(row.start, from)) || isRule(answer, row)) return null;
  const heads = headsOf(answer, row);
  const [head, ...cells] = cellsOf(answer, row) ?? [];
  if (head === undefined || heads === null || cells.length === 0) return null;
  const columns = cellsOf(answer, heads) ?? [];
  if (columns.length !== cells.length + 1) return null;
  return {
    ...row,
    head,
    table: answer.slice(heads.start, row.end),
    cells: cells.map((cell, at) => {
      const column = columns[at + 1];
      const isPlain =
        column === undefined || PLAIN_HEAD.test(answer.slice(column.start, column.end));
      return { column: isPlain ? null : column, cell: trimmed(answer, cell) };
    }),
  };
}

function trimmed(answer: string, { start, end }: Span): Span {
  const own = answer.slice(start, end);
  const lead = own.length - own.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + own.trimEnd().length) };
}

/** The row above the line of dashes, or else the first row of the table. */
function headsOf(answer: string, row: Span): Span | null {
  let first: Span | null = null;
  let below = row;
  while (below.start > 0) {
    const line = lineAt(answer, below.start - 1);
    if (!/[|｜]/.test(answer.slice(line.start, line.end))) break;
    if (isRule(answer, below)) return line;
    first = line;
    below = line;
  }
  return first === null || isRule(answer, first) ? null : first;
}
