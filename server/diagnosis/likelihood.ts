import "server-only";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import type { Case } from "./case.ts";
import { agrees, type Given, type Part, type Reading } from "./parts.ts";

/**
 * How likely an answer is, given what its learner believes. Logarithms throughout. The shares are
 * estimates; `npm run bench:diagnosis` says what they come to.
 */

/** A part goes wrong by mistake so often, in whatever belief. */
const SLIP = 0.1;
/** Who guesses is right so often. */
const GUESSED_RIGHT = 0.5;
/** Where a believed run has no such place, its believer works from what the diagram shows. */
const UNKNOWN_RIGHT = 0.8;
/** Shares of the wrong numbers: one beside the right one, a number from elsewhere in the run, others. */
const BESIDE = 0.2;
const FROM_ELSEWHERE = 0.02;
const ANY_OTHER = 0.0001;

const MODULUS = 2 ** 32;

/** Every number that stands somewhere in the run: a learner may copy the wrong one. */
function numbersOf({ truth }: Case): ReadonlySet<Reading> {
  const { segments, isn } = truth.trace;
  return new Set<Reading>([
    ...Object.values(isn),
    ...segments.flatMap(({ seq, ack, len }) => [seq, len, ...(ack === null ? [] : [ack])]),
  ]);
}

/** The share of this wrong value among all wrong values where `expected` is meant. */
function shareOf(given: Reading, expected: Part, elsewhere: ReadonlySet<Reading>): number {
  if (expected.choices !== null) return 1 / Math.max(1, expected.choices - 1);
  const beside = expected.readings.some((reading) => {
    if (typeof reading !== "number" || typeof given !== "number") return false;
    const distance = Math.abs(reading - given);
    return distance === 1 || distance === MODULUS - 1;
  });
  if (beside) return BESIDE;
  return elsewhere.has(given) ? FROM_ELSEWHERE : ANY_OTHER;
}

/** A learner who expects this part, but slips, or does not know, in the share `wrong`. */
function likelihoodOf(
  given: Reading,
  expected: Part,
  wrong: number,
  elsewhere: ReadonlySet<Reading>,
): number {
  if (agrees(expected, given)) return Math.log(1 - wrong);
  return Math.log(wrong * shareOf(given, expected, elsewhere));
}

/** Logarithms of how likely an answer is, by what its learner thinks. */
export type Likelihoods = {
  readonly knows: number;
  readonly guesses: number;
  readonly believes: ReadonlyMap<MutantId, number>;
};

/**
 * The logarithm of the probability of an answer if its learner knows TCP, guesses, or holds one of
 * the beliefs.
 */
export function likelihoods(asked: Case, given: Given, beliefs: readonly MutantId[]): Likelihoods {
  const elsewhere = numbersOf(asked);
  const sum = (of: (id: string, value: Reading, truth: Part) => number) => {
    let total = 0;
    for (const [id, value] of given) {
      const truth = asked.truth.parts.get(id);
      if (truth) total += of(id, value, truth);
    }
    return total;
  };
  const believes = beliefs.map((belief): [MutantId, number] => {
    const parts = asked.believed(belief)?.parts;
    return [
      belief,
      sum((id, value, truth) => {
        const expected = parts?.get(id);
        return expected
          ? likelihoodOf(value, expected, SLIP, elsewhere)
          : likelihoodOf(value, truth, 1 - UNKNOWN_RIGHT, elsewhere);
      }),
    ];
  });
  return {
    knows: sum((_, value, truth) => likelihoodOf(value, truth, SLIP, elsewhere)),
    guesses: sum((_, value, truth) => likelihoodOf(value, truth, 1 - GUESSED_RIGHT, elsewhere)),
    believes: new Map(believes),
  };
}
