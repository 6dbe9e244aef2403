import "server-only";
import { run, type Trace } from "#oracle/index.ts";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import { parsedScenario } from "../questions/parsed-scenario.ts";
import type { Parts } from "./parts.ts";

/** A question with its numbers drawn: what to run, and the answer that a run of it leads to. */
export type Put = {
  readonly scenario: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly seed: number;
  /** The answer that a run leads to: the true run, and that of a mutant beside the true one. */
  readonly keyOf: (trace: Trace, truth: Trace, mutant: MutantId | null) => Parts;
};

/** A run and the answer it leads to. */
export type Believed = { readonly trace: Trace; readonly parts: Parts };

/** A question to be diagnosed: the true run, and the run as each belief would have it. */
export type Case = {
  readonly truth: Believed;
  /** Null when the believed run does not end within bounds. Computed when first asked for. */
  readonly believed: (mutant: MutantId) => Believed | null;
};

/**
 * A run by a wrong machine may talk for ever. What lies far behind the last true segment answers no
 * question, so it is cut there: so many times as many segments and events as the true run has.
 */
function boundsOf(truth: Trace): { segments: number; events: number } {
  const segments = 3 * truth.segments.length + 20;
  return { segments, events: 8 * segments };
}

/** Makes the case of a question; null when its scenario cannot be read or run. */
export function caseOf({ scenario, parameters, seed, keyOf }: Put): Case | null {
  const parsed = parsedScenario(scenario);
  if (!parsed.ok) return null;
  const { value: read } = parsed;
  const right = run(read, parameters, seed);
  if (!right.ok) return null;
  const truth = { trace: right.value, parts: keyOf(right.value, right.value, null) };
  const bounds = boundsOf(right.value);
  const known = new Map<MutantId, Believed | null>();
  const play = (mutant: MutantId): Believed | null => {
    const wrong = run(read, parameters, seed, bounds, { mutant });
    if (!wrong.ok) return null;
    return { trace: wrong.value, parts: keyOf(wrong.value, right.value, mutant) };
  };
  const believed = (mutant: MutantId): Believed | null => {
    const before = known.get(mutant);
    if (before !== undefined) return before;
    const after = play(mutant);
    known.set(mutant, after);
    return after;
  };
  return { truth, believed };
}
