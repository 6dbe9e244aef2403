import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { inRoot } from "../../root.ts";

/** What a claim may be, from the least that is said of it to the most. */
export const VERDICTS = ["unchecked", "right", "imprecise", "wrong"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The families of the closed vocabulary; `why` is a reason, or outside of it. */
export const FAMILIES = [
  "flags",
  "number",
  "state",
  "wait",
  "data",
  "takes",
  "lost",
  "why",
] as const;
export type Family = (typeof FAMILIES)[number];

const claim = z.strictObject({
  text: z.string().min(1),
  nth: z.int().min(1).default(1),
  verdict: z.enum(VERDICTS),
  /** Why the one who labelled it says so. */
  why: z.string().optional(),
  /** Which family of claims it is of; the older sets do not say. */
  about: z.enum(FAMILIES).optional(),
});

const labelledAnswer = z.strictObject({
  id: z.string(),
  question: z.string(),
  answer: z.string(),
  claims: z.array(claim),
  points: z.array(z.string()),
});

/** An answer whose claims somebody has judged by hand; what that means stands in each file. */
export type LabelledAnswer = z.infer<typeof labelledAnswer>;

/** Reads a set of tests/explain/. */
export function readLabelled(name: string): LabelledAnswer[] {
  const file = inRoot("tests", "explain", `${name}.yaml`);
  return z.array(labelledAnswer).parse(parse(readFileSync(file, "utf8")));
}

/** Where a labelled claim stands in its answer, in UTF-16 code units. */
export function placeOf(
  { answer, id }: LabelledAnswer,
  { text, nth }: LabelledAnswer["claims"][number],
): { start: number; end: number } {
  let start = -1;
  for (let n = 0; n < nth; n += 1) start = answer.indexOf(text, start + 1);
  if (start < 0) throw new Error(`${id} does not say: ${text}`);
  return { start, end: start + text.length };
}
