import "server-only";
import { z } from "zod";
import { MAX_HINTS, slug, topic } from "#contract/asked.ts";
import type { Problem } from "#contract/desk.ts";
import { bilingual, type Locale } from "#contract/text.ts";
import type { How } from "#oracle/run/run.ts";
import type { Trace } from "#oracle/run/trace.ts";
import { drawParameters, filledBoth } from "./draw.ts";
import type { Graded, Put } from "./judged.ts";
import { type EverySource, parameter } from "./source-parts.ts";
import type { Drawn } from "./variant.ts";
import type { Locate } from "./yaml.ts";

/**
 * What a kind of question is on the server. `kinds.ts` holds one module a kind; whoever asks, grades,
 * checks or previews a question goes through it and names no kind.
 */
export type QuestionKind<Source, Body, Key, Public, Answer> = {
  /** The shapes of the kind: as its author writes it, and its two halves as they are stored. */
  readonly source: z.ZodType<Source>;
  readonly body: z.ZodType<Body>;
  readonly key: z.ZodType<Key>;
  /** What a fully right answer is worth on the board. */
  readonly worth: number;
  /** Whether the oracle computes the key. */
  readonly gradedByOracle: boolean;
  /**
   * Why no misconception has to lead to another answer: the question is a mutant's run and tells
   * that mutant from the truth by itself, or what is typed is held against the true machine only.
   */
  readonly withoutMutants?: "shows-one" | "judged-by-claims";
  /**
   * Takes a source apart. The body may be read to ask, the key only to judge. Each half is *picked*,
   * so that a new field of the source is in neither until somebody decides.
   */
  readonly split: (source: Source) => { body: Body; key: Key };
  /** What the browser may see before the answer; every field is picked by name. */
  readonly toPublic: (body: Body, seed: number) => Drawn<Public>;
  /** Pure: the same question, seed and answer have the same verdict for ever. */
  readonly grade: (put: Put<Body, Key>, answer: Answer) => Graded;
  /** The worked answer, right throughout; what it says in words it says in a language. */
  readonly rightAnswer: (put: Put<Body, Key>, locale: Locale) => Drawn<Answer>;
  /** Texts in both languages beside those every source has, with their paths. */
  readonly texts: (source: Source) => readonly TextAt[];
  /** What keeps the source from being published beside what every kind is checked for. */
  readonly problems: (source: Source, locate: Locate) => Problem[];
  /**
   * Draws the variant that has these numbers, for the gate.
   * @returns its run, null where it has none, or why it cannot be asked
   */
  readonly tryVariant: (
    put: Put<Body, Key>,
    parameters: Record<string, number>,
  ) => Drawn<Trace | null>;
  /**
   * What has to be known to answer a variant: each part with its canonical value. Variants with equal
   * lists score once; the list of a mutant's run (`how`) is what its believer would answer, null at a
   * place that its run does not have. Empty where the key does not come from a run.
   */
  readonly keyOf: (body: Body, seed: number, how?: How) => Drawn<KeyPart[]>;
};

/** A text of a source and its path in it. */
export type TextAt = [path: PropertyKey[], text: z.infer<typeof bilingual>];

/** A part of an answer by id, and its value as JSON can write it. */
export type KeyPart = readonly [part: string, value: unknown];

/** What every body holds beside its kind's own. Hints came later: older bodies have none. */
export const everyBody = {
  slug,
  skill: slug,
  topic,
  prompt: bilingual,
  parameters: z.record(z.string(), parameter),
  hints: z.int().min(0).max(MAX_HINTS).default(0),
};
const everyBodyShape = z.object(everyBody);
export type EveryBody = z.infer<typeof everyBodyShape>;

/** What every key holds beside its kind's own. */
export const everyKey = {
  explanation: bilingual,
  rules: z.array(z.string()),
  hints: z.array(bilingual).default([]),
};
const everyKeyShape = z.object(everyKey);
export type EveryKey = z.infer<typeof everyKeyShape>;

/** A run in a body or key. */
export const figure = z.strictObject({ scenario: z.string(), title: bilingual });
export type Figure = z.infer<typeof figure>;

/** The common part of a body, picked. */
export function bodyOf({ slug, skill, topic, prompt, parameters, hints }: EverySource): EveryBody {
  return { slug, skill, topic, prompt, parameters, hints: hints.length };
}

/** The common part of a key, picked. */
export function keyOf({ explanation, rules, hints }: EverySource): EveryKey {
  return { explanation, rules, hints };
}

/** The run of a source, or null where it has none. */
export function figureOf(source: {
  scenario?: string | undefined;
  figure?: z.infer<typeof bilingual> | undefined;
}): Figure | null {
  if (source.scenario === undefined) return null;
  return { scenario: source.scenario, title: source.figure ?? { zh: "", en: "" } };
}

/** The common part of an open question, picked, with the drawn numbers written in. */
export function askedOf({ slug, topic, prompt, parameters, hints }: EveryBody, seed: number) {
  return { slug, topic, prompt: filledBoth(prompt, drawParameters(parameters, seed)), hints };
}
