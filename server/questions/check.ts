import "server-only";
import type { Problem } from "#contract/desk.ts";
import { checkForPublishing } from "./gate.ts";
import { type QuestionSource, readSource } from "./source.ts";
import { type Locate, problemAt } from "./yaml.ts";

/** A source read and checked. `problems` is empty when it may be published. */
export type Checked = {
  source: QuestionSource | null;
  /** Finds a field's line and column; null when the text cannot be read. */
  locate: Locate | null;
  problems: Problem[];
};

/** Reads a source and lets the gate look at it. */
export function check(text: string): Checked {
  const read = readSource(text);
  if (!read.ok) return { source: null, locate: null, problems: read.problems };
  if (hasNul(read.value))
    return { source: null, locate: null, problems: [problemAt(null, "", NUL)] };
  const problems = checkForPublishing(read.value, read.locate);
  return { source: read.value, locate: read.locate, problems };
}

const NUL = { en: "A text holds the character NUL.", zh: "文字里有 NUL 字符。" };

/** Postgres keeps no NUL in a text. YAML lets one be written as `"\0"`. */
function hasNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  return typeof value === "object" && value !== null && Object.values(value).some(hasNul);
}

/** The same for a content file, which is named after its question. */
export function checkFile(slug: string, text: string): Checked {
  const checked = check(text);
  return { ...checked, problems: [...checked.problems, ...misnamed(checked, slug)] };
}

function misnamed({ source }: Checked, slug: string): Problem[] {
  if (!source || source.slug === slug) return [];
  const message = {
    en: `The file is named ${slug}.yaml, the question ${source.slug}.`,
    zh: `文件名是 ${slug}.yaml，题目的 slug 却是 ${source.slug}。`,
  };
  return [{ line: null, column: null, field: "slug", message }];
}
