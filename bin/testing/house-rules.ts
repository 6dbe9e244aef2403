import { type Dirent, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Names that take anything, and so say nothing. */
const NAMELESS: ReadonlySet<string> = new Set(["src", "lib", "utils", "helpers", "common"]);
const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "generated", "test-results"]);
const TEST = /\.(test|spec)\.tsx?$/;
const LONGEST_FILE = 300;

/**
 * Where a clock or chance comes from that no import brings. Names that are also words of a sentence
 * count only where something is taken out of them.
 */
const CLOCK_OR_CHANCE: readonly RegExp[] = [
  /\b(Date|Temporal|AbortSignal|Atomics|globalThis)\b/,
  /\bMath\b(?!\.(?!random\b)\w)/,
  /\bIntl\.DateTimeFormat\b|\btoLocale(Date|Time)String\b/,
  /\b(performance|crypto|process)\s*(\??\.\w|(\?\.)?\[)/,
  /\}\s*=\s*(performance|crypto|process)\b/,
  /\bset(Timeout|Interval|Immediate)\b|\brequest(AnimationFrame|IdleCallback)\b/,
];

interface Rule {
  /** Why the file at this path, with `/` between folders, may not be as it is; null if it may. */
  readonly problem: (file: string, text: string) => string | null;
}

function firstStatement(text: string): string {
  return text
    .replace(/^(\s*(\/\*[\s\S]*?\*\/|\/\/[^\n]*\n))*\s*/, "")
    .split("\n", 1)
    .join("");
}

const rules: readonly Rule[] = [
  {
    problem: (file) =>
      file.startsWith("content/") && /\.[cm]?[jt]sx?$/.test(file)
        ? "content/ is data: no code, or answers end up in the browser's bundle"
        : null,
  },
  {
    problem: (file, text) =>
      /^server\/.*\.tsx?$/.test(file) &&
      !TEST.test(file) &&
      !/^import ["']server-only["'];?/.test(firstStatement(text))
        ? 'server/ never reaches the browser: its first line is import "server-only"'
        : null,
  },
  {
    problem: (file, text) =>
      /\.[cm]?[jt]sx?$/.test(file) && /^\s*["']use server["'];?\s*$/m.test(text)
        ? 'no "use server": tRPC is the only way in'
        : null,
  },
  {
    problem: (file, text) =>
      /^oracle\/.*\.ts$/.test(file) &&
      !TEST.test(file) &&
      CLOCK_OR_CHANCE.some((one) => one.test(text))
        ? "oracle/ has no clock and no chance of its own: they come in with the event"
        : null,
  },
  {
    problem: (file, text) => {
      const lines = text.split("\n").length - 1;
      return /\.tsx?$/.test(file) && lines > LONGEST_FILE
        ? `${lines} lines: past ${LONGEST_FILE}, ask which word names the second half`
        : null;
    },
  },
];

function isSkipped(entry: Dirent): boolean {
  return entry.name.startsWith(".") || SKIPPED.has(entry.name);
}

function* walk(root: string, below: string): Generator<Dirent & { readonly at: string }> {
  for (const entry of readdirSync(path.join(root, below), { withFileTypes: true })) {
    if (isSkipped(entry)) continue;
    const at = below === "" ? entry.name : `${below}/${entry.name}`;
    yield Object.assign(entry, { at });
    if (entry.isDirectory()) yield* walk(root, at);
  }
}

/** What dependency-cruiser cannot see: names of folders, first lines, files that should not be. */
export async function houseRuleProblems(root: string): Promise<string[]> {
  const problems: string[] = [];
  let read = 0;
  for (const entry of walk(root, "")) {
    if (entry.isDirectory() && NAMELESS.has(entry.name)) {
      problems.push(`${entry.at}/: such a name takes anything; name it after what it holds`);
    }
    if (!entry.isFile() || !/\.([cm]?[jt]sx?|ya?ml|md)$/.test(entry.name)) continue;
    const text = readFileSync(path.join(root, entry.at), "utf8");
    read += 1;
    for (const rule of rules) {
      const problem = rule.problem(entry.at, text);
      if (problem !== null) problems.push(`${entry.at}: ${problem}`);
    }
  }
  return read === 0 ? ["No file was read."] : problems;
}
