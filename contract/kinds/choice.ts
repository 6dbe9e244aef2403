import { z } from "zod";
import { asked } from "../asked.ts";
import { judged } from "../judged.ts";
import { ladder } from "../ladder.ts";
import { bilingual } from "../text.ts";

/** One or several of a list of options. */
export const publicChoice = z.strictObject({
  kind: z.literal("choice"),
  ...asked,
  answers: z.enum(["one", "several"]),
  options: z
    .array(z.strictObject({ id: z.string(), text: bilingual }))
    .min(2)
    .max(8),
  /** An illustration that gives nothing away, or null. */
  ladder: ladder.nullable(),
});
export type PublicChoice = z.infer<typeof publicChoice>;

export const choiceAnswer = z.strictObject({
  kind: z.literal("choice"),
  chosen: z.array(z.string().max(40)).min(1).max(8),
});
export type ChoiceAnswer = z.infer<typeof choiceAnswer>;

/** The verdict on one option of a choice. */
export const optionVerdict = z.strictObject({
  option: z.string(),
  chosen: z.boolean(),
  right: z.boolean(),
  because: bilingual.nullable(),
});
export type OptionVerdict = z.infer<typeof optionVerdict>;

export const choiceVerdict = z.strictObject({
  kind: z.literal("choice"),
  ...judged,
  options: z.array(optionVerdict),
});
export type ChoiceVerdict = z.infer<typeof choiceVerdict>;
