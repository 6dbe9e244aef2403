import "server-only";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import { type Answered, type Suspect, suspectsOf, wrongParts } from "./suspects.ts";

/** What a wrong answer says about its learner's beliefs. */
export type Diagnosis =
  /** One belief explains it, and hardly anything else does. */
  | { readonly status: "named"; readonly mutant: MutantId }
  /** These beliefs explain it; a slip or a guess might too. The most probable first. */
  | { readonly status: "possible"; readonly suspects: readonly Suspect[] }
  | { readonly status: "none-fits" };

/** How sure a belief must be before a learner is told that they hold it. */
const SURE = 0.9;

/**
 * Finds the belief behind an answer. `earlier` are answers of the same learner.
 * @returns null when no part of it is wrong
 */
export function diagnose(answer: Answered, earlier: readonly Answered[]): Diagnosis | null {
  if (wrongParts(answer).length === 0) return null;
  const suspects = suspectsOf(answer, earlier);
  if (suspects.length === 0) return { status: "none-fits" };
  const sure = suspects.find(({ share }) => share >= SURE);
  if (sure) return { status: "named", mutant: sure.mutant };
  return { status: "possible", suspects };
}
