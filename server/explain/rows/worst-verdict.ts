import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "../explain.ts";
import { knownWords } from "../words/known-words.ts";

/** A row of a test: what an answer is about, the answer, and the worst verdict in it. */
export type Row = readonly [phase: Phase, answer: string, verdict: string];

/** The worst verdict of an answer, "none" where nothing was read; for tests of the reading. */
export function worstVerdict(answer: string, phase: Phase): string {
  const read = explain(answer, { phase, prompts: [] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  const verdicts = read.value.claims.map(({ verdict }) => verdict);
  return ["wrong", "imprecise", "right"].find((one) => verdicts.some((v) => v === one)) ?? "none";
}
