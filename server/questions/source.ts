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
import { z } from "zod";
import type { Problem } from "#contract/desk.ts";
import { numberForm, slug, topic } from "#contract/question.ts";
import type { bilingual } from "#contract/text.ts";

/**
 * A question as its author writes it: the YAML of `content/questions/`, and the text the desk edits.
 * It holds the key, so it never leaves `server/` except to authors.
 */

const text = z.strictObject({
  zh: z.string().trim().min(1).max(6000),
  en: z.string().trim().min(1).max(6000),
});
const uint32 = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** How a parameter is drawn: a whole number from a range, both ends included, or one of a list. */
export const parameter = z.union([
  z.strictObject({ from: uint32, to: uint32 }).refine((p) => p.from <= p.to, {
    message: "from ≤ to",
  }),
  z.strictObject({ oneOf: z.array(uint32).min(1).max(50) }),
]);
export type Parameter = z.infer<typeof parameter>;

const common = {
  slug,
  /** The card this question belongs to; questions of one skill share a card. */
  skill: slug,
  topic,
  /** How often interviewers ask it: 1 sometimes, 2 often, 3 nearly always. */
  frequency: z.int().min(1).max(3),
  prompt: text,
  explanation: text,
  /** Ids of the oracle's rules behind the answer. */
  rules: z.array(z.string().max(60)).max(8).default([]),
  parameters: z.record(z.string().regex(/^[a-z][a-z0-9]*$/), parameter).default({}),
};
const figure = {
  scenario: z.string().min(1).max(4000),
  /** Names the diagram for who cannot see it. */
  figure: text,
};
const illustrated = { scenario: figure.scenario.optional(), figure: text.optional() };

const flashcardSource = z.strictObject({
  kind: z.literal("flashcard"),
  ...common,
  ...illustrated,
  back: text,
});
const choiceSource = z.strictObject({
  kind: z.literal("choice"),
  ...common,
  ...illustrated,
  /** Whether the diagram is there to answer from or to explain the verdict. */
  diagram: z.enum(["with-question", "with-verdict"]).default("with-verdict"),
  answers: z.enum(["one", "several"]),
  options: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        text,
        right: z.boolean().default(false),
        because: text.optional(),
      }),
    )
    .min(2)
    .max(8),
});
const stateSource = z.strictObject({
  kind: z.literal("state"),
  ...common,
  ...figure,
  /** `state of server after 3` */
  ask: z.string().max(80),
});
const fieldsSource = z.strictObject({
  kind: z.literal("fields"),
  ...common,
  ...figure,
  numbers: numberForm.default("either"),
  /** `ack of 2`, `seq of 3`, `flags of 1`, `len of 4`, `state of server after 3` */
  ask: z.array(z.string().max(80)).min(1).max(12),
  /** Values to show although they equal a blank's answer, written like `ask`. */
  show: z.array(z.string().max(80)).max(12).default([]),
});

export const questionSource = z.discriminatedUnion("kind", [
  flashcardSource,
  choiceSource,
  stateSource,
  fieldsSource,
]);
export type QuestionSource = z.infer<typeof questionSource>;
export type FlashcardSource = z.infer<typeof flashcardSource>;
export type ChoiceSource = z.infer<typeof choiceSource>;
export type StateSource = z.infer<typeof stateSource>;
export type FieldsSource = z.infer<typeof fieldsSource>;

export type ReadSource =
  | { ok: true; value: QuestionSource; locate: Locate }
  | { ok: false; problems: Problem[] };

/** Finds the line and column of a field of the source, or of the nearest field around it. */
export type Locate = (path: readonly PropertyKey[]) => { line: number; column: number } | null;

/**
 * Reads the YAML of a question.
 * @returns the question, or every problem with its line, column and field.
 */
export function readSource(source: string): ReadSource {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return { ok: false, problems: document.errors.map((error) => yamlProblem(error, lines)) };
  }
  const aliases = aliasProblems(document, lines);
  if (aliases.length > 0) return { ok: false, problems: aliases };
  const locate: Locate = (path) => position(document.contents, path, lines);
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  const parsed = questionSource.safeParse(data, { error: z.locales.en().localeError });
  if (parsed.success) return { ok: true, value: parsed.data, locate };
  // Read once more for the Chinese sentences: the issues come in the same order.
  const chinese = questionSource.safeParse(data, { error: z.locales.zhCN().localeError });
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
  message: z.infer<typeof bilingual>,
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
