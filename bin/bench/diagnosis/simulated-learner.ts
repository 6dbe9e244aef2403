import { FLAGS, STATES } from "#oracle/index.ts";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import type { Case } from "#server/diagnosis/case.ts";
import { agrees, type Given, type Part, type Reading } from "#server/diagnosis/parts.ts";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export function oneOf<T>(items: readonly T[], chance: () => number): T {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error("one of nothing");
  return item;
}

function usual(part: Part): Reading {
  const [reading] = part.readings;
  if (reading === undefined) throw new Error("a part with no reading");
  return reading;
}

/**
 * The answer of somebody who holds this belief, or none, and makes no mistake; the true one where the
 * believed run has no such place.
 */
export function answerOfBeliever(asked: Case, mutant: MutantId | null): Given {
  const believed = mutant === null ? null : asked.believed(mutant)?.parts;
  return new Map(
    [...asked.truth.parts].map(([id, truth]) => [id, usual(believed?.get(id) ?? truth)]),
  );
}

const FLAG_SETS = ["SYN", "ACK", "ACK,SYN", "ACK,FIN", "FIN", "RST", "ACK,RST"];
const MODULUS = 2 ** 32;

function wrongReading(truth: Part, chance: () => number): Reading {
  const right = usual(truth);
  for (;;) {
    const wrong = drawReading(right, chance);
    if (!agrees(truth, wrong)) return wrong;
  }
}

/** Another state or set of flags; of numbers as often the next one as any other. */
function drawReading(right: Reading, chance: () => number): Reading {
  if (typeof right === "string") {
    const flags = right === "" || right.split(",").every((flag) => FLAGS.some((f) => f === flag));
    return oneOf<string>(flags ? FLAG_SETS : STATES, chance);
  }
  if (chance() < 0.5) return (right + (chance() < 0.5 ? 1 : MODULUS - 1)) % MODULUS;
  return Math.floor(chance() * MODULUS);
}

/** The answer of somebody who knows TCP and gets each part wrong by mistake in this share. */
export function answerWithSlips(asked: Case, share: number, chance: () => number): Given {
  return new Map(
    [...asked.truth.parts].map(([id, truth]) => [
      id,
      chance() < share ? wrongReading(truth, chance) : usual(truth),
    ]),
  );
}
