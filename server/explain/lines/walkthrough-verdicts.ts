import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "../explain.ts";
import { knownWords } from "../words/known-words.ts";

/** A walkthrough, line by line, and the verdicts on what it says: r(ight) or w(rong), in order. */
export type Walkthrough = readonly [lines: string | readonly string[], verdicts: string];

/** The verdicts on an answer by their first letters, without what nobody checks. For tests. */
export function verdictsOn(lines: Walkthrough[0], phase: Phase): string {
  const answer = typeof lines === "string" ? lines : lines.join("\n");
  const read = explain(answer, { phase, prompts: [] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  const verdicts = read.value.claims.map(({ verdict }) => verdict);
  return verdicts
    .filter((verdict) => verdict !== "unchecked")
    .map((verdict) => verdict.charAt(0))
    .join("");
}
