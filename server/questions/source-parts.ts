import "server-only";
import { z } from "zod";
import { MAX_HINTS, slug, topic } from "#contract/asked.ts";
import type { Bilingual } from "#contract/text.ts";

/** The parts that sources of several kinds are made of. */

/** A text in both languages, neither of them empty. */
export const text = z.strictObject({
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
    params: {
      en: "“from” is greater than “to”. Put the smaller number first.",
      zh: "from 比 to 大。小的数写在 from，大的数写在 to。",
    } satisfies Bilingual,
  }),
  z.strictObject({ oneOf: z.array(uint32).min(1).max(50) }),
]);
export type Parameter = z.infer<typeof parameter>;

/** What every source has, whatever its kind. */
export const everySource = {
  slug,
  /** The card this question belongs to; questions of one skill share a card. */
  skill: slug,
  topic,
  /** How often interviewers ask it: 1 sometimes, 2 often, 3 nearly always. */
  frequency: z.int().min(1).max(3),
  prompt: text,
  explanation: text,
  /** In steps: each gives away more than the one before. */
  hints: z.array(text).max(MAX_HINTS).default([]),
  /** Ids of the oracle's rules behind the answer. */
  rules: z.array(z.string().max(60)).max(8).default([]),
  parameters: z.record(z.string().regex(/^[a-z][a-z0-9]*$/), parameter).default({}),
};
const everySourceShape = z.object(everySource);
export type EverySource = z.infer<typeof everySourceShape>;

/** A run that the question is about. */
export const figureSource = {
  scenario: z.string().min(1).max(4000),
  /** Names the diagram for who cannot see it. */
  figure: text,
};
/** A run that only illustrates. */
export const illustrated = {
  scenario: figureSource.scenario.optional(),
  figure: text.optional(),
};
