import "server-only";
import type { Belief, Diagnosis as Told } from "#contract/diagnosis.ts";
import type { Ladder } from "#contract/ladder.ts";
import type { Bilingual } from "#contract/text.ts";
import type { Trace } from "#oracle/index.ts";
import { MUTANT_IDS, MUTANTS, type MutantId } from "#oracle/mutants/mutants.ts";
import { drawLadder } from "../questions/draw-ladder.ts";
import type { Case } from "./case.ts";
import type { Diagnosis } from "./diagnose.ts";
import { firstDifferenceOf } from "./first-difference.ts";

/** A diagram holds no more than this; what comes later in a believed run is not shown. */
const DRAWN = 64;

/** A belief in the learner's words, or null for an id that is no longer in the table. */
export function beliefOf(id: string): Belief | null {
  const mutant = mutantOf(id);
  return mutant && { mutant, sentence: MUTANTS[mutant].sentence };
}

/** The mutant of this id. */
export function mutantOf(id: string): MutantId | null {
  return MUTANT_IDS.find((known) => known === id) ?? null;
}

function drawn(trace: Trace, title: Bilingual): Ladder {
  const ladder = drawLadder({ trace, title, asked: [], mode: "full" });
  const { segments, states, waits } = ladder;
  return {
    ...ladder,
    segments: segments.slice(0, DRAWN),
    states: states.slice(0, DRAWN),
    waits: waits.slice(0, DRAWN),
  };
}

/** Says a diagnosis to the learner: the beliefs in words, and the run as the first would have it. */
export function tellDiagnosis(found: Diagnosis, asked: Case, title: Bilingual): Told {
  if (found.status === "none-fits") return { ...found, compared: MUTANT_IDS.length };
  const mutants = found.status === "named" ? [found.mutant] : found.suspects.map((s) => s.mutant);
  const [first] = mutants;
  const run = first && asked.believed(first);
  if (!run) throw new Error(`${first} explained an answer and has no run`);
  const truth = drawn(asked.truth.trace, title);
  const ladder = drawn(run.trace, title);
  return {
    status: found.status,
    beliefs: mutants.flatMap((mutant) => beliefOf(mutant) ?? []),
    ladder,
    difference: firstDifferenceOf(truth, ladder),
  };
}
