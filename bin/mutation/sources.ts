import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "../root.ts";

/** The text of every file of oracle/, by its path from the root with `/`: read once, so that a run sees one state. */
export type Sources = Readonly<Record<string, string>>;

export function readSources(): Sources {
  const names = readdirSync(inRoot("oracle"), { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".ts")).sort();
  return Object.fromEntries(
    files.map((name) => {
      const file = `oracle/${name.split(path.sep).join("/")}`;
      return [file, readFileSync(inRoot(file), "utf8")];
    }),
  );
}

export function isTest(file: string): boolean {
  return file.endsWith(".test.ts");
}

/** Whether a file is the machine's own and not what its tests are written with. */
export function isUnderTest(file: string): boolean {
  return (
    !isTest(file) &&
    !/^oracle\/(wire|[^/]+\/(recorded|by-hand|pinned)|check\/hand)(\/|\.ts$)/.test(file)
  );
}

/** The files of oracle/ that `file` imports, types left out. */
export function importsOf(file: string, text: string): string[] {
  const found = text.matchAll(/^(?:import|export)\b(?! type\b)[^;"']*["'](\.[^"']+)["']/gm);
  return [...found].map(([, to = ""]) => path.posix.join(path.posix.dirname(file), to));
}

/** `file` and all that it reaches through imports. */
export function reachedFrom(file: string, sources: Sources): Set<string> {
  const reached = new Set<string>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...importsOf(next, sources[next] ?? ""));
  }
  return reached;
}
