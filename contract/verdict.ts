import { z } from "zod";
import { ladder } from "./ladder.ts";
import { bilingual } from "./text.ts";

/** How an answer or a part of it stands. */
export const mark = z.enum(["right", "partly", "wrong"]);
export type Mark = z.infer<typeof mark>;

/** A rule of the oracle as a reason: its id, its section, its sentence. */
export const ruleReference = z.strictObject({
  id: z.string(),
  section: z.string(),
  sentence: bilingual,
});
export type RuleReference = z.infer<typeof ruleReference>;

/** The verdict on one blank. `given` is what was typed, null when left empty. */
export const cellVerdict = z.strictObject({
  blank: z.string(),
  /** The segment the blank belongs to. */
  segment: z.int().min(0),
  mark,
  given: z.string().nullable(),
  truth: z.strictObject({ absolute: z.string(), relative: z.string().nullable() }),
  /** In which form the learner's number was understood. */
  form: z.enum(["absolute", "relative", "plain"]),
  because: z.strictObject({ absolute: bilingual, relative: bilingual }),
  rules: z.array(ruleReference),
});
export type CellVerdict = z.infer<typeof cellVerdict>;

/** The verdict on one option of a choice. */
export const optionVerdict = z.strictObject({
  option: z.string(),
  chosen: z.boolean(),
  right: z.boolean(),
  because: bilingual.nullable(),
});
export type OptionVerdict = z.infer<typeof optionVerdict>;

/** What every verdict carries beside its own parts. */
const shared = {
  mark,
  /** Parts answered rightly, of how many. */
  right: z.int().min(0),
  of: z.int().min(1),
  /** The author's explanation, Markdown. */
  explanation: bilingual,
  rules: z.array(ruleReference),
  /** What TCP really did; null where the question has no scenario. */
  ladder: ladder.nullable(),
};

export const fieldsVerdict = z.strictObject({
  kind: z.literal("fields"),
  ...shared,
  cells: z.array(cellVerdict),
});
export const stateVerdict = z.strictObject({
  kind: z.literal("state"),
  ...shared,
  cells: z.array(cellVerdict),
});
export const choiceVerdict = z.strictObject({
  kind: z.literal("choice"),
  ...shared,
  options: z.array(optionVerdict),
});
/** A flashcard is rated by its learner: `mark` says nothing there. */
export const flashcardVerdict = z.strictObject({
  kind: z.literal("flashcard"),
  ...shared,
  back: bilingual,
});

export const verdict = z.discriminatedUnion("kind", [
  fieldsVerdict,
  stateVerdict,
  choiceVerdict,
  flashcardVerdict,
]);
export type Verdict = z.infer<typeof verdict>;
export type FieldsVerdict = z.infer<typeof fieldsVerdict>;
export type StateVerdict = z.infer<typeof stateVerdict>;
export type ChoiceVerdict = z.infer<typeof choiceVerdict>;
export type FlashcardVerdict = z.infer<typeof flashcardVerdict>;
