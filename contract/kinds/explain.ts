import { z } from "zod";
import { asked } from "../asked.ts";
import { judged, ruleReference } from "../judged.ts";
import { ladder } from "../ladder.ts";
import { bilingual } from "../text.ts";

/** UTF-16 code units that a free answer may have. */
export const LONGEST_EXPLANATION = 20_000;

/** A question to be answered in one's own words. */
export const publicExplain = z.strictObject({ kind: z.literal("explain"), ...asked });
export type PublicExplain = z.infer<typeof publicExplain>;

export const explainAnswer = z.strictObject({
  kind: z.literal("explain"),
  text: z.string().max(LONGEST_EXPLANATION),
});
export type ExplainAnswer = z.infer<typeof explainAnswer>;

/** One piece of the answer, from `start` up to but without `end`, in UTF-16 code units. */
const claim = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  verdict: z.enum(["right", "wrong", "imprecise", "unchecked"]),
  rule: ruleReference.nullable(),
  because: bilingual.nullable(),
  /** Which of the verdict's runs is behind it. */
  run: z.int().min(0).nullable(),
  /** Read by the vocabulary, or found by a model in what the vocabulary could not read. */
  found: z.enum(["vocabulary", "model"]),
});
export type ClaimVerdict = z.infer<typeof claim>;

export const explainVerdict = z.strictObject({
  kind: z.literal("explain"),
  ...judged,
  /** As typed. */
  text: z.string(),
  claims: z.array(claim),
  /** The runs that the claims were held against, each once. */
  runs: z.array(ladder),
  points: z.array(z.strictObject({ id: z.string(), covered: z.boolean(), text: bilingual })),
  /** What a good answer says. */
  worked: bilingual,
});
export type ExplainVerdict = z.infer<typeof explainVerdict>;
