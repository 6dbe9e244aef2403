import { z } from "zod";
import { mark, ruleReference } from "./judged.ts";
import { bilingual } from "./text.ts";

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
