import "server-only";
import { z } from "zod";
import { type StatementId, statementNamed } from "#oracle/claims/statements.ts";
import { type Grammar, readGrammar } from "../grammar/rules.ts";
import type { Language } from "./language.ts";
import { type Spelling, spellingOf } from "./spelling.ts";

/** What the files of content/vocabulary/ hold, by their names without ending. */
const files = z.strictObject({
  words: z.strictObject({ shared: z.unknown(), en: z.unknown(), zh: z.unknown() }),
  statements: z.record(z.string(), z.unknown()),
  grammar: z.strictObject({
    en: z.record(z.string(), z.unknown()),
    zh: z.record(z.string(), z.unknown()),
  }),
  spelling: z.strictObject({ meant: z.array(z.string()), others: z.array(z.string()) }),
});

/** A way in which a statement is said: what must be spoken of, and what must not. */
export type Pattern = {
  readonly says: StatementId;
  /** Each must be there; one of its alternatives is enough. */
  readonly when: readonly (readonly string[])[];
  readonly unless: readonly string[];
  /** "any": in a clause, or else in a short sentence of several. */
  readonly within: "clause" | "sentence" | "any";
  /** A negation belongs to the statement itself and does not turn it. */
  readonly negation: "turns" | "belongs";
  /** What fits denies the statement; a negation in it belongs to it. */
  readonly sign: "said" | "denied";
  /** Holds only where the answer speaks of opening, or of closing. */
  readonly phase: "open" | "close" | null;
  /** Holds only where the question is about opening, or about closing. */
  readonly asked: "open" | "close" | null;
};

/** A word as the scanner looks for it. */
export type Form = { readonly form: string; readonly concepts: readonly string[] };

/** What a column of a table may hold, the surest first. */
export const HEADS = ["seq", "ack", "state", "flags", "to", "who", "place"] as const;
export type Head = (typeof HEADS)[number];

/** What the parser knows: words by how they begin, longest first; numerals; statements. */
export type Vocabulary = {
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  readonly numerals: ReadonlyMap<string, number>;
  readonly patterns: readonly Pattern[];
  /** Headers of columns. */
  readonly heads: ReadonlyMap<string, Head>;
  /** Ways to say whole claims. */
  readonly grammars: Readonly<Record<Language, Grammar>>;
  readonly spelling: Spelling;
};

const words = z.record(z.string(), z.array(z.string().min(1)));
const file = z.strictObject({
  words,
  numbers: z.record(z.string(), z.array(z.string())).default({}),
  heads: z.partialRecord(z.enum(HEADS), z.array(z.string().min(1))).default({}),
});
const statements = z.array(
  z.strictObject({
    says: z.string(),
    when: z.array(z.string()).min(1),
    unless: z.array(z.string()).default([]),
    within: z.enum(["clause", "sentence", "any"]).default("clause"),
    negation: z.enum(["turns", "belongs"]).default("turns"),
    sign: z.enum(["said", "denied"]).default("said"),
    phase: z.enum(["open", "close"]).nullable().default(null),
    asked: z.enum(["open", "close"]).nullable().default(null),
  }),
);

/**
 * Reads the vocabulary. Throws with file and field when an author's file is not as it should be:
 * the vocabulary belongs to the product, not to a question.
 */
export function readVocabulary(made: unknown): Vocabulary {
  const held = files.parse(made);
  const concepts = new Map<string, Set<string>>();
  const numerals = new Map<string, number>();
  const heads = new Map<string, Head>();
  for (const name of ["shared", "en", "zh"] as const) {
    const read = parsed(name, held.words[name], file);
    for (const [concept, forms] of Object.entries(read.words)) {
      for (const form of forms) add(concepts, form.toLowerCase(), concept);
    }
    for (const head of HEADS) for (const form of read.heads[head] ?? []) heads.set(form, head);
    for (const [value, forms] of Object.entries(read.numbers)) {
      for (const form of forms) numerals.set(form, Number(value));
    }
  }
  const patterns = Object.entries(held.statements).flatMap(([name, value]) =>
    parsed(`statements/${name}`, value, statements).map((one) => ({
      ...one,
      says: known(`statements/${name}`, one.says),
      when: one.when.map((alternatives) => alternatives.split("|")),
    })),
  );
  const grammars = {
    en: readGrammar("en", held.grammar.en),
    zh: readGrammar("zh", held.grammar.zh),
  };
  const spelling = spellingOf(held.spelling.meant, held.spelling.others);
  return { forms: byFirst(concepts), numerals, patterns, heads, grammars, spelling };
}

function parsed<T>(name: string, value: unknown, schema: z.ZodType<T>): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Error(`vocabulary/${name}.yaml: ${issue?.path.join(".")}: ${issue?.message}`);
}

function known(file: string, name: string): StatementId {
  const id = statementNamed(name);
  if (id === null) throw new Error(`vocabulary/${file}.yaml: no statement ${name}`);
  return id;
}

function add(concepts: Map<string, Set<string>>, form: string, concept: string): void {
  const before = concepts.get(form);
  if (before === undefined) concepts.set(form, new Set([concept]));
  else before.add(concept);
}

/** Words by their first two letters; by their first alone where the second is a sign that may lack. */
function byFirst(concepts: Map<string, Set<string>>): Map<string, Form[]> {
  const open = new Map<string, Form[]>();
  const closed = new Map<string, Form[]>();
  for (const [form, names] of concepts) {
    const isOpen = form.length === 1 || " -".includes(form.charAt(1));
    const list = isOpen ? open : closed;
    const key = form.slice(0, isOpen ? 1 : 2);
    list.set(key, [...(list.get(key) ?? []), { form, concepts: [...names] }]);
  }
  const forms = new Map<string, Form[]>();
  const longestFirst = (a: Form, b: Form): number => b.form.length - a.form.length;
  for (const [key, list] of open) forms.set(key, list.toSorted(longestFirst));
  for (const [key, list] of closed) {
    forms.set(key, [...list, ...(open.get(key.charAt(0)) ?? [])].sort(longestFirst));
  }
  return forms;
}
