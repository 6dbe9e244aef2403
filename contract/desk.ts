import { z } from "zod";
import { slug, topic } from "./asked.ts";
import { kind, publicQuestion } from "./question.ts";
import { bilingual } from "./text.ts";
import { verdict } from "./verdict.ts";

/** The authors' desk. A question is edited as its source: the YAML of `content/questions/`. */
export const questionStatus = z.enum(["draft", "published", "changed", "retired"]);
export type QuestionStatus = z.infer<typeof questionStatus>;

export const deskRow = z.strictObject({
  slug,
  kind,
  topic,
  prompt: bilingual,
  /** `changed`: published, and edited since. */
  status: questionStatus,
  /** True when the oracle computes the key. */
  graded: z.boolean(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string().nullable(),
  /** Problems that learners reported and nobody has closed. */
  reports: z.int().min(0),
});
export type DeskRow = z.infer<typeof deskRow>;
export const deskListInput = z.strictObject({ search: z.string().max(200) });
export const deskList = z.strictObject({ rows: z.array(deskRow) });

/** Something that keeps a question from being published, at its place in the source. */
export const problem = z.strictObject({
  line: z.int().min(1).nullable(),
  column: z.int().min(1).nullable(),
  /** Path of the field, such as `options.2.text.zh`; empty for the file as a whole. */
  field: z.string(),
  message: bilingual,
});
export type Problem = z.infer<typeof problem>;

export const source = z.string().max(40_000);
export const openInput = z.strictObject({ slug });
export const openOutput = z.strictObject({
  slug,
  source,
  /** Grows with every save; a save names the revision it was made from. */
  revision: z.int().min(1),
  status: questionStatus,
  publishedVersion: z.int().min(1).nullable(),
});

/** `slug: null` makes a new question; its slug is the one in the source. */
export const saveInput = z.strictObject({
  slug: slug.nullable(),
  revision: z.int().min(0),
  source,
});
export const saveOutput = z.strictObject({
  slug,
  revision: z.int().min(1),
  problems: z.array(problem),
});

export const previewInput = z.strictObject({
  source,
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});
export const previewOutput = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("shown"),
    question: publicQuestion,
    /** The verdict on the key itself: what a fully right answer would be told. */
    key: verdict,
    parameters: z.record(z.string(), z.number()),
    /** What would refuse publishing although it can be shown. */
    problems: z.array(problem),
  }),
  z.strictObject({ status: z.literal("not-shown"), problems: z.array(problem).min(1) }),
]);
export type Preview = z.infer<typeof previewOutput>;

export const publishInput = z.strictObject({ slug, revision: z.int().min(1) });
export const publishOutput = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("published"), version: z.int().min(1) }),
  z.strictObject({ status: z.literal("refused"), problems: z.array(problem).min(1) }),
]);
export const retireInput = z.strictObject({ slug });
