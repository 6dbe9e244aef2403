import type { Problem } from "#contract/desk.ts";

/** Where a line and a column (both from 1) stand in a text; beyond its end means at its end. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const within = Math.min(Math.max(column - 1, 0), lines[line - 1]?.length ?? 0);
  return Math.min(before + within, text.length);
}

/** The line and column (both from 1) of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return {
    line: before.split("\n").length,
    column: offset - (before.lastIndexOf("\n") + 1) + 1,
  };
}

/** The lines that something is said about. */
export function linesWithProblems(problems: readonly Problem[]): ReadonlySet<number> {
  return new Set(problems.flatMap(({ line }) => (line === null ? [] : [line])));
}

/** The slug that a source names, readable as YAML or not. */
export function slugIn(source: string): string | null {
  return /^slug:[ \t]*(["']?)([a-z0-9-]+)\1[ \t]*(?:#.*)?$/m.exec(source)?.[2] ?? null;
}
