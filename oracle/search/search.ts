import type { MutantId } from "../mutants/mutants.ts";
import type { Sentence } from "../result.ts";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Bounds, type Fault, faultsAfter, struck, withFaults } from "./faults.ts";
import { PROPERTIES, type Property, type PropertyId } from "./properties.ts";
import type { Failure } from "./property.ts";

/** The shortest run in which the property fails: a scenario text, and what comes of it. */
export type Counterexample = {
  readonly scenario: string;
  readonly trace: Trace;
  readonly failure: Failure;
};

export type SearchResult = {
  readonly found: Counterexample | null;
  readonly bounds: Bounds;
  /** How many runs were looked at; when that is `bounds.runs`, not all within the bounds. */
  readonly explored: number;
};

/** A search of this size takes well below a second. */
export const DEFAULT_BOUNDS: Bounds = { faults: 2, losses: 2, late: 1, runs: 50_000 };

/** All scenarios have their own numbers, so that the seed decides nothing. */
const SEED = 0;
/** A run of a search is short; a mutant that talks for ever is stopped early. */
const LIMITS = { events: 2_000, segments: 200 };

/** One run of the search, with the faults that led to it, in the order of their segments. */
type Node = {
  readonly script: Script;
  readonly faults: readonly Fault[];
  readonly scenario: Scenario;
  readonly trace: Trace;
};

/** What the users do, as text and as read. */
type Script = { readonly text: string; readonly scenario: Scenario };

type Found = { readonly node: Node; readonly failed: Failure };

/** A search under way. */
type Search = {
  readonly mutant: MutantId | null;
  readonly property: Property;
  readonly bounds: Bounds;
  readonly seen: Set<string>;
  explored: number;
  best: Found | null;
};

/**
 * Looks for the shortest run in which `property` fails when both ends believe `mutant` (null: the
 * standard machine). Breadth first: all runs without a fault, then all with one, and so on, so
 * that what is found has the fewest faults, and among those the fewest segments. A fault strikes
 * a segment of the run before it; a copy or a late segment arrives right behind any event of that
 * run, within the MSL. Runs with equal traces are followed once. Deterministic.
 */
export function search(
  mutant: MutantId | null,
  property: PropertyId,
  bounds: Partial<Bounds> = {},
): SearchResult {
  const under: Search = {
    mutant,
    property: PROPERTIES[property],
    bounds: { ...DEFAULT_BOUNDS, ...bounds },
    seen: new Set(),
    explored: 0,
    best: null,
  };
  let level = firstLevel(under);
  for (let depth = 1; depth <= under.bounds.faults && under.best === null; depth += 1) {
    level = nextLevel(under, level, depth < under.bounds.faults);
  }
  const found = under.best === null ? null : counterexample(under, under.best);
  return { found, bounds: under.bounds, explored: under.explored };
}

function firstLevel(under: Search): Node[] {
  return under.property.scripts.flatMap((text) => {
    const node = visit(under, { text, scenario: scenarioOf(text) }, []);
    return node === null ? [] : [node];
  });
}

/** All runs with one more fault; those of the last level are not kept. */
function nextLevel(under: Search, level: readonly Node[], goesOn: boolean): Node[] {
  const next: Node[] = [];
  for (const parent of level) {
    for (const fault of faultsAfter(parent, under.bounds)) {
      const node = visit(under, parent.script, [...parent.faults, fault]);
      if (goesOn && node !== null) next.push(node);
    }
  }
  return next;
}

/** Looks at one run; null when it is not to be followed. */
function visit(under: Search, script: Script, faults: readonly Fault[]): Node | null {
  if (under.explored >= under.bounds.runs) return null;
  under.explored += 1;
  const scenario = struck(script.scenario, faults);
  const played = run(scenario, {}, SEED, LIMITS, { mutant: under.mutant });
  // A run that is stopped at a limit has no trace that could be shown.
  if (!played.ok) return null;
  const node = { script, faults, scenario, trace: played.value };
  if (under.seen.has(node.trace.hash)) return null;
  under.seen.add(node.trace.hash);
  const failed = under.property.failure(node);
  if (failed === null) return node;
  if (under.best === null || isShorter({ node, failed }, under.best)) under.best = { node, failed };
  return null;
}

function scenarioOf(text: string): Scenario {
  const parsed = parseScenario(text);
  if (parsed.ok) return parsed.value;
  throw new Error(`a search begins with a scenario that cannot be read: ${text}`);
}

function isShorter(one: Found, other: Found): boolean {
  const [mine, its] = [rowsOf(one), rowsOf(other)];
  return mine === its ? one.failed.at < other.failed.at : mine < its;
}

/** How many segments are sent up to the failure. */
function rowsOf({ node, failed }: Found): number {
  return node.trace.segments.filter(({ at }) => at <= failed.at).length;
}

/** The run as a text, without what comes after the failure if it shows without that too. */
function counterexample({ mutant, property }: Search, { node, failed }: Found): Counterexample {
  const { script, faults, trace } = node;
  const row = failed.segment === null ? undefined : trace.segments[failed.segment - 1];
  const end = Math.max(failed.at, row?.arrives ?? 0);
  const cut = withFaults(script.text.replace(/\nuntil .*/, ""), faults, end);
  const scenario = scenarioOf(cut);
  const played = run(scenario, {}, SEED, LIMITS, { mutant });
  const still = played.ok ? property.failure({ scenario, trace: played.value }) : null;
  if (!played.ok || still === null) {
    return { scenario: withFaults(script.text, faults), trace, failure: failed };
  }
  return { scenario: cut, trace: played.value, failure: still };
}

/** The bounds of a search in words. */
export function describeBounds({ faults, losses, late, runs }: Bounds): Sentence {
  return {
    en: `faults in a run: ${faults} at most (segments lost: ${losses}, late or twice: ${late}); no segment outlives the MSL; runs: ${runs} at most`,
    zh: `每次运行最多 ${faults} 处故障，其中丢失不超过 ${losses} 个，迟到或重复不超过 ${late} 个；报文段的寿命不超过 MSL；最多运行 ${runs} 次`,
  };
}
