import { z } from "zod";
import { asked } from "../asked.ts";
import { judged, mark, ruleReference } from "../judged.ts";
import { UNITS } from "../quantity.ts";
import { bilingual } from "../text.ts";

/** Numbers that one question may ask for. */
export const MAX_NUMBERS = 6;

export const unit = z.enum(UNITS);

const numberId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** Durations and counts to be worked out. */
export const publicNumbers = z.strictObject({
  kind: z.literal("numbers"),
  ...asked,
  numbers: z
    .array(z.strictObject({ id: numberId, text: bilingual, unit }))
    .min(1)
    .max(MAX_NUMBERS),
});
export type PublicNumbers = z.infer<typeof publicNumbers>;

/** By id: a number as typed, with its unit or in the unit that the question names. */
export const numbersAnswer = z.strictObject({
  kind: z.literal("numbers"),
  numbers: z.record(z.string().max(40), z.string().max(64)),
});
export type NumbersAnswer = z.infer<typeof numbersAnswer>;

/** The verdict on one number. */
export const numberVerdict = z.strictObject({
  id: numberId,
  mark,
  /** As typed; null when left empty. */
  given: z.string().nullable(),
  /** Plain digits in the unit asked for. */
  truth: z.string(),
  unit,
  /** How far an answer may be off, as the author wrote it: "5%", or plain digits; "0" for not at all. */
  tolerance: z.string(),
  /** How it is worked out with the numbers of this variant, up to the equals sign; null when it is read off. */
  formula: z.string().nullable(),
  /** What was read off the run, each with its value. */
  quantities: z.array(z.strictObject({ name: bilingual, value: z.string() })),
  rules: z.array(ruleReference),
});
export type NumberVerdict = z.infer<typeof numberVerdict>;

export const numbersVerdict = z.strictObject({
  kind: z.literal("numbers"),
  ...judged,
  numbers: z.array(numberVerdict),
});
export type NumbersVerdict = z.infer<typeof numbersVerdict>;
