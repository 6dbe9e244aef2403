import "server-only";
import { run, type Trace } from "#oracle/index.ts";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import { parsedScenario } from "../questions/parsed-scenario.ts";
import { runFigure } from "../questions/variant.ts";
import type { Part, Parts } from "./parts.ts";
import { isSameRun } from "./same-run.ts";

/** A question with its numbers drawn: what to run, and the answer that a run of it leads to. */
export type Put = {
  readonly scenario: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly seed: number;
  /** The answer that a run leads to: the true run, and that of a mutant beside the true one. */
  readonly keyOf: (trace: Trace, truth: Trace, mutant: MutantId | null) => Parts;
};

/** A run and the answer it leads to. The run of a belief is played again when it is asked for. */
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
  const right = runFigure(scenario, parameters, seed);
  if (!parsed.ok || !right.ok) return null;
  const truth = { trace: right.value, parts: keyOf(right.value, right.value, null) };
  const bounds = boundsOf(right.value);
  const known = new Map<MutantId, Believed | null>();
  const play = (mutant: MutantId) => run(parsed.value, parameters, seed, bounds, { mutant });
  const compare = (mutant: MutantId): Believed | null => {
    const wrong = play(mutant);
    if (!wrong.ok) return null;
    // Most beliefs change nothing in most runs.
    if (isSameRun(wrong.value, right.value)) return truth;
    return {
      parts: sharing(keyOf(wrong.value, right.value, mutant), truth.parts),
      // Seventy runs are much to keep for the one that may be drawn.
      get trace() {
        const again = play(mutant);
        return again.ok ? again.value : right.value;
      },
    };
  };
  const believed = (mutant: MutantId): Believed | null => {
    const before = known.get(mutant);
    if (before !== undefined) return before;
    const after = compare(mutant);
    known.set(mutant, after);
    return after;
  };
  return { truth, believed };
}

/** The same parts, shared with the truth where they are as there: cases are kept for a while. */
function sharing(parts: Parts, truth: Parts): Parts {
  const shared = new Map<string, Part>();
  let differs = parts.size !== truth.size;
  for (const [id, part] of parts) {
    const right = truth.get(id);
    const same = right !== undefined && isSamePart(part, right);
    shared.set(id, same ? right : part);
    differs ||= !same;
  }
  return differs ? shared : truth;
}

function isSamePart(one: Part, other: Part): boolean {
  return (
    one.choices === other.choices &&
    one.tolerance === other.tolerance &&
    one.readings.length === other.readings.length &&
    one.readings.every((reading, index) => reading === other.readings[index])
  );
}
