import { z } from "zod";
import { diagnosis } from "./diagnosis.ts";
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

/** What every verdict carries beside its own parts. */
export const judged = {
  mark,
  /** Parts answered rightly, of how many. */
  right: z.int().min(0),
  of: z.int().min(1),
  /** The author's explanation, Markdown. */
  explanation: bilingual,
  rules: z.array(ruleReference),
  /** What TCP really did; null where the question has no scenario. */
  ladder: ladder.nullable(),
  /** The belief behind a wrong answer; null where nothing is diagnosed. Older verdicts have none. */
  diagnosis: diagnosis.nullable().optional(),
};
