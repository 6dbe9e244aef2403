import { z } from "zod";
import { answer } from "./answer.ts";
import { slug, topic } from "./asked.ts";
import { kind, publicQuestion } from "./question.ts";
import { bilingual, locale } from "./text.ts";
import { verdict } from "./verdict.ts";

/** How often interviewers ask a question: 1 sometimes, 2 often, 3 nearly always. */
export const frequency = z.literal([1, 2, 3]);
export type Frequency = z.infer<typeof frequency>;

/** What the list is grouped by. */
export const GROUPINGS = ["frequency", "topic"] as const;

/** Characters of a search that are looked at. */
export const LONGEST_SEARCH = 100;

/**
 * What the address of a library page asks for. Whatever is not understood counts as left out, since
 * anybody may write an address.
 */
export const libraryAddress = z.strictObject({
  q: z
    .string()
    .transform((text) => text.trim().slice(0, LONGEST_SEARCH))
    .catch(""),
  topic: topic.nullable().catch(null),
  skill: slug.nullable().catch(null),
  by: z.enum(GROUPINGS).catch("frequency"),
});
export type LibraryAddress = z.infer<typeof libraryAddress>;

/** A question in the list, its numbers drawn as on its own page. */
const libraryEntry = z.strictObject({ slug, kind, topic, frequency, prompt: bilingual });
export type LibraryEntry = z.infer<typeof libraryEntry>;

const skillName = z.strictObject({ id: slug, name: bilingual });

/** What a library page lists. */
export const library = z.strictObject({
  /** The first of them, in the order of the grouping. */
  entries: z.array(libraryEntry),
  /** How many there are in this topic, shown or not. */
  found: z.int().min(0),
  /** How many of these the simulator grades. */
  graded: z.int().min(0),
  /** How many the search finds in each topic, in the order of topics; none without. */
  topics: z.array(z.strictObject({ topic, questions: z.int().min(1) })),
  /** The skill that the list is narrowed to. */
  skill: skillName.nullable(),
});
export type Library = z.infer<typeof library>;

/** A question's own page: one fixed variant, and what should be known before it. */
export const libraryQuestion = z.strictObject({
  question: publicQuestion,
  frequency,
  /** Null where the map of skills does not name it. */
  skill: skillName.extend({ requires: z.array(skillName) }).nullable(),
});
export type LibraryQuestion = z.infer<typeof libraryQuestion>;

/** Asks for the worked answer; an answer in words comes in this language. */
export const libraryAnswerInput = z.strictObject({ slug, locale });
export const libraryAnswer = z.strictObject({ verdict });

export const tryInput = z.strictObject({ slug, answer });
/** How a tried answer stands. Nothing of it is kept. */
export const tryOutput = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("judged"), verdict }),
  z.strictObject({ status: z.literal("unreadable"), blanks: z.array(z.string()).min(1) }),
]);
