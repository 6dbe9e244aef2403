import "server-only";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import type { Case } from "./case.ts";
import { agrees } from "./parts.ts";
import { type Answered, posteriorOf } from "./suspects.ts";

/** What a learner might think, with its probability; `null` stands for knowing TCP. */
export type Hypothesis = { readonly mutant: MutantId | null; readonly share: number };

/** The suspects that are still open, weighed by all that the learner has answered. */
export function hypothesesOf(
  suspects: readonly MutantId[],
  answers: readonly Answered[],
): Hypothesis[] {
  const { knows, guesses, believes } = posteriorOf(answers, suspects);
  const held = [...believes].map(([mutant, share]) => ({ mutant, share }));
  return [{ mutant: null, share: knows + guesses }, ...held];
}

/** The answer, as text, that each belief leads to; `null` for what TCP does. */
export type Answers = (mutant: MutantId | null) => string;

/** The answers that beliefs lead to in one question; where a run has no such place, the true one. */
export function answersIn(asked: Case): Answers {
  return (mutant) => {
    const believed = mutant === null ? asked.truth : asked.believed(mutant);
    const values = [...asked.truth.parts].map(([id, truth]) => {
      const value = believed?.parts.get(id)?.readings[0];
      return value === undefined || agrees(truth, value) ? truth.readings[0] : value;
    });
    return JSON.stringify(values);
  };
}

/**
 * What an answer to a question would tell about which hypothesis is true, in bits: the entropy of the
 * answers they lead to.
 */
export function informationOf(answers: Answers, hypotheses: readonly Hypothesis[]): number {
  const shares = new Map<string, number>();
  let whole = 0;
  for (const { mutant, share } of hypotheses) {
    const answer = answers(mutant);
    shares.set(answer, (shares.get(answer) ?? 0) + share);
    whole += share;
  }
  let bits = 0;
  for (const share of shares.values()) {
    if (share > 0) bits -= (share / whole) * Math.log2(share / whole);
  }
  return bits;
}

/** An answer that tells less than this is no reason to leave the order in which things are due. */
const WORTH_IT = 0.15;
/** Of candidates that tell nearly as much as the best, the first is taken. */
export const NEARLY = 0.9;

/**
 * The candidate whose answer tells most about which suspect it is; of those that tell nearly as much,
 * the first. Null when none tells anything worth asking for.
 */
export function separate<T>(
  candidates: readonly T[],
  answersOf: (candidate: T) => Answers | null,
  hypotheses: readonly Hypothesis[],
): T | null {
  const told = candidates.map((candidate) => {
    const answers = answersOf(candidate);
    return { candidate, bits: answers ? informationOf(answers, hypotheses) : 0 };
  });
  const best = told.reduce((most, { bits }) => Math.max(most, bits), 0);
  if (best < WORTH_IT) return null;
  return told.find(({ bits }) => bits >= NEARLY * best)?.candidate ?? null;
}
