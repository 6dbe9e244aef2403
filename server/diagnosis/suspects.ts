import "server-only";
import { MUTANT_IDS, type MutantId } from "#oracle/mutants/mutants.ts";
import type { Case } from "./case.ts";
import { PRIOR, priorOf } from "./common-beliefs.ts";
import { type Likelihoods, likelihoods } from "./likelihood.ts";
import { agrees, type Given } from "./parts.ts";

/** A belief that explains an answer, and how sure that is after all that is known. */
export type Suspect = {
  readonly mutant: MutantId;
  /** The believed run answers every part the learner answered; none of it has no place there. */
  readonly full: boolean;
  /** Probability of the belief, between 0 and 1. */
  readonly share: number;
};

/** A question and what was answered: the evidence. */
export type Answered = { readonly asked: Case; readonly given: Given };

/** The parts that are not what TCP does. */
export function wrongParts({ asked, given }: Answered): string[] {
  return [...given].flatMap(([id, value]) => {
    const truth = asked.truth.parts.get(id);
    return truth && !agrees(truth, value) ? [id] : [];
  });
}

/**
 * Whether a belief explains a wrong answer: it leads to every wrong part, and to nothing else than
 * what was answered. A right part may lie where the believed run has no such place.
 * @returns null when it does not
 */
function fitOf({ asked, given }: Answered, wrong: readonly string[], mutant: MutantId) {
  const believed = asked.believed(mutant);
  if (!believed) return null;
  let full = true;
  for (const [id, value] of given) {
    if (!asked.truth.parts.has(id)) continue;
    const expected = believed.parts.get(id);
    if (expected ? !agrees(expected, value) : wrong.includes(id)) return null;
    full = full && expected !== undefined;
  }
  return { mutant, full };
}

/**
 * Which beliefs explain a wrong answer, the most probable first; full fits before partial ones.
 * `earlier` answers of the learner make a belief more or less probable. Empty when none explains it.
 */
export function suspectsOf(answer: Answered, earlier: readonly Answered[] = []): Suspect[] {
  const wrong = wrongParts(answer);
  if (wrong.length === 0) return [];
  const fits = MUTANT_IDS.flatMap((mutant) => fitOf(answer, wrong, mutant) ?? []);
  if (fits.length === 0) return [];
  const mutants = fits.map(({ mutant }) => mutant);
  const shares = posteriorOf([answer, ...earlier], mutants).believes;
  return fits
    .map((fit) => ({ ...fit, share: shares.get(fit.mutant) ?? 0 }))
    .toSorted((a, b) => Number(b.full) - Number(a.full) || b.share - a.share);
}

/** Probabilities that sum to 1: of knowing TCP, of guessing, and of each belief. */
export type Posterior = {
  readonly knows: number;
  readonly guesses: number;
  readonly believes: ReadonlyMap<MutantId, number>;
};

/** The probability of each of these beliefs after these answers. */
export function posteriorOf(answers: readonly Answered[], mutants: readonly MutantId[]): Posterior {
  const each = answers.map(({ asked, given }) => likelihoods(asked, given, mutants));
  const sum = (of: (one: Likelihoods) => number) => each.reduce((all, one) => all + of(one), 0);
  const knows = Math.log(PRIOR.knows) + sum((one) => one.knows);
  const guesses = Math.log(PRIOR.guesses) + sum((one) => one.guesses);
  const believes = mutants.map((mutant): [MutantId, number] => [
    mutant,
    Math.log(priorOf(mutant)) + sum((one) => one.believes.get(mutant) ?? 0),
  ]);
  const greatest = Math.max(knows, guesses, ...believes.map(([, log]) => log));
  const weight = (log: number) => Math.exp(log - greatest);
  const whole = believes.reduce(
    (all, [, log]) => all + weight(log),
    weight(knows) + weight(guesses),
  );
  return {
    knows: weight(knows) / whole,
    guesses: weight(guesses) / whole,
    believes: new Map(believes.map(([mutant, log]) => [mutant, weight(log) / whole])),
  };
}
