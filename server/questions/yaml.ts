import "server-only";
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import type { z } from "zod";
import type { Problem } from "#contract/desk.ts";
import type { Bilingual } from "#contract/text.ts";
import { sayIssue } from "./say-issue.ts";

export type ReadYaml<T> =
  | { ok: true; value: T; locate: Locate }
  | { ok: false; problems: Problem[] };

/** Finds the line and column of a field of a file, or of the nearest field around it. */
export type Locate = (path: readonly PropertyKey[]) => { line: number; column: number } | null;

/**
 * Reads a YAML file of `content/` into a shape.
 * @returns the value, or every problem with its line, column and field, in both languages
 */
export function readYaml<T>(source: string, shape: z.ZodType<T>): ReadYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return { ok: false, problems: document.errors.map((error) => yamlProblem(error, lines)) };
  }
  const aliases = aliasProblems(document, lines);
  if (aliases.length > 0) return { ok: false, problems: aliases };
  const locate: Locate = (path) => position(document.contents, path, lines);
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  const parsed = shape.safeParse(data, { error: sayIssue("en") });
  if (parsed.success) return { ok: true, value: parsed.data, locate };
  // Read once more for the Chinese sentences: the issues come in the same order.
  const chinese = shape.safeParse(data, { error: sayIssue("zh") });
  const problems = parsed.error.issues.map((issue, index) => {
    // A field that should not be there is shown where it stands, not where it is missing from.
    const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
    const path = [...issue.path, ...unknown];
    return problemAt(locate(path), path.join("."), {
      en: issue.message,
      zh: chinese.error?.issues[index]?.message ?? issue.message,
    });
  });
  return { ok: false, problems };
}

/** A text that begins with `*` is an alias in YAML; no question needs one. */
function aliasProblems(document: Document.Parsed, lines: LineCounter): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias(_, { range, source }) {
      const { line, col } = lines.linePos(range?.[0] ?? 0);
      problems.push(
        problemAt({ line, column: col }, "", {
          en: `“*${source}” is an alias in YAML. Put quotes around a text that begins with *.`,
          zh: `“*${source}”在 YAML 里是别名。以 * 开头的文字要加引号。`,
        }),
      );
    },
  });
  return problems;
}

function yamlProblem(error: { pos: [number, number]; message: string }, lines: LineCounter) {
  const { line, col } = lines.linePos(error.pos[0]);
  return problemAt({ line, column: col }, "", {
    en: `This is not YAML: ${error.message}`,
    zh: `这里不是合法的 YAML：${error.message}`,
  });
}

/** A problem with its place. */
export function problemAt(
  place: { line: number; column: number } | null,
  field: string,
  message: Bilingual,
): Problem {
  return { line: place?.line ?? null, column: place?.column ?? null, field, message };
}

function position(root: unknown, path: readonly PropertyKey[], lines: LineCounter) {
  let node: unknown = root;
  let offset = startOf(root);
  for (const key of path) {
    const next = childOf(node, key);
    if (next === null) break;
    node = next.value;
    offset = next.offset ?? startOf(node) ?? offset;
  }
  if (offset === null) return null;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function childOf(
  node: unknown,
  key: PropertyKey,
): { value: unknown; offset: number | null } | null {
  if (isMap(node)) {
    const map: YAMLMap = node;
    for (const pair of map.items) {
      if (isScalar(pair.key) && String(pair.key.value) === String(key)) {
        return { value: pair.value, offset: pair.key.range?.[0] ?? null };
      }
    }
  }
  if (isSeq(node) && typeof key === "number") {
    const value = node.items[key];
    return value === undefined ? null : { value, offset: startOf(value) };
  }
  return null;
}

function startOf(node: unknown): number | null {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
  const range: Node["range"] = node.range;
  return range?.[0] ?? null;
}
