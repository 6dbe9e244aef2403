import "server-only";
import { MUTANT_IDS, type MutantId } from "#oracle/mutants/mutants.ts";

/**
 * How common each belief is, relative to a rare one: an estimate from what handbooks and forums get
 * wrong most often. It only breaks ties; a few answers outweigh it.
 */
const WEIGHTS: Partial<Record<MutantId, number>> = {
  "fin-takes-no-number": 4,
  "syn-takes-no-number": 4,
  "ack-names-last-octet": 4,
  "pure-ack-takes-number": 4,
  "established-on-syn-ack": 4,
  "client-in-syn-received": 2,
  "ack-is-seq-plus-one": 2,
  "fin-acked-with-fin": 2,
  "fin-never-carries-ack": 2,
  "no-fin-wait-2": 2,
  "no-closing": 2,
  "no-time-wait": 2,
  "passive-closer-time-wait": 4,
  "both-time-wait": 2,
  "one-msl": 2,
  "no-half-close": 2,
  "automatic-fin": 2,
  "closed-port-silent": 2,
  "early-data-ignored": 2,
  "gap-skipped": 2,
  "whole-window-again": 2,
  "slow-start-adds-one": 2,
  "no-backoff": 2,
};

/** Before any answer: who knows TCP, who guesses, and who holds one belief. They sum to 1. */
export const PRIOR = { knows: 0.45, guesses: 0.05, believes: 0.5 };

const weightOf = (mutant: MutantId) => WEIGHTS[mutant] ?? 1;
const total = MUTANT_IDS.reduce((sum, mutant) => sum + weightOf(mutant), 0);

/** The share of learners who hold this belief. */
export function priorOf(mutant: MutantId): number {
  return (PRIOR.believes * weightOf(mutant)) / total;
}
