import path from "node:path";
import type { Script } from "node:vm";
import { compile } from "./modules.ts";
import type { Mutant, Verdict } from "./mutant.ts";
import { isTest, reachedFrom, type Sources } from "./sources.ts";
import { Bench, type Outcome } from "./test-file.ts";

/** First a few runs of each property in all files, then, for a survivor, as many as the test says. */
const FEW_RUNS = 25;
/** A mutant gets this many times what the healthy oracle took, and some more: the machine is shared. */
const PATIENCE = 8;
const GRACE_MS = 1_500;
const SECOND_CHANCE = 4;
const HEALTHY_MS = 120_000;
const QUICK_MS = 300;
/** A test file as slow as this is asked only about its own folder. */
const SLOW_MS = 4_000;

type TestFile = {
  readonly file: string;
  readonly reaches: ReadonlySet<string>;
  /** Tests that fail on the oracle as it is: they say nothing about a mutant. */
  readonly broken: ReadonlySet<string>;
  /** Its properties are run more often the second time. */
  readonly hasProperty: boolean;
  readonly fewMs: number;
  readonly allMs: number;
};

/** How a test file does without any mutant: what fails, and the time with few runs and with all. */
export type Health = {
  readonly broken: readonly string[];
  readonly fewMs: number;
  readonly allMs: number;
};

/** Runs the test files of oracle/ against one mutant after the other, each in modules of its own. */
export class Judge {
  private readonly sources: Sources;
  private readonly scripts: ReadonlyMap<string, Script>;
  private readonly tests: readonly TestFile[];
  private readonly quick: boolean;
  /** How many mutants of a file each test file has killed so far. */
  private readonly kills = new Map<string, Map<string, number>>();

  /** By test file, so that another judge of the same sources need not find it out again. */
  readonly health: Readonly<Record<string, Health>>;

  /** `quick`: only the test files that take next to no time. */
  constructor(sources: Sources, quick: boolean, known: Judge["health"] | null) {
    this.sources = sources;
    const entries = Object.entries(sources);
    this.scripts = new Map(entries.map(([file, text]) => [file, compile(file, text)]));
    const files = Object.keys(sources).filter(isTest);
    this.health = known ?? Object.fromEntries(files.map((file) => [file, this.healthy(file)]));
    this.tests = files
      .map((file) => this.testFile(file))
      .filter(({ fewMs }) => !quick || fewMs < QUICK_MS);
    this.quick = quick;
  }

  /** The tests that fail without any mutant. */
  get broken(): readonly string[] {
    return this.tests.flatMap(({ broken }) => [...broken]);
  }

  private testFile(file: string): TestFile {
    const { broken, fewMs, allMs } = this.health[file] ?? this.healthy(file);
    return {
      ...{ file, fewMs, allMs },
      broken: new Set(broken),
      reaches: reachedFrom(file, this.sources),
      hasProperty: (this.sources[file] ?? "").includes('from "fast-check"'),
    };
  }

  judge(mutant: Mutant): Verdict {
    const since = performance.now();
    const text = this.sources[mutant.file] ?? "";
    const mutated = text.slice(0, mutant.start) + mutant.becomes + text.slice(mutant.end);
    const scripts = new Map(this.scripts).set(mutant.file, compile(mutant.file, mutated));
    const bench = new Bench(scripts, this.sources);
    const tests = this.likeliestFirst(mutant.file);
    const verdict = (outcome: Verdict["outcome"], by: string | null): Verdict => ({
      mutant,
      outcome,
      by,
      ms: Math.round(performance.now() - since),
    });
    for (const few of this.quick ? [true] : [true, false]) {
      for (const test of tests) {
        const isNear = path.posix.dirname(test.file) === path.posix.dirname(mutant.file);
        if (!isNear && (few ? test.fewMs : test.allMs) > SLOW_MS) continue;
        if (!few && !test.hasProperty) continue;
        const { outcome, failed } = this.run(test, few, bench);
        const by = failed[0] ?? null;
        if (outcome === "passed") continue;
        this.noteKill(mutant.file, test.file);
        return verdict(outcome === "failed" ? "killed" : outcome, by);
      }
    }
    return verdict("survived", null);
  }

  /** The tests that reach a file: those that killed its mutants before, for the time they take. */
  private likeliestFirst(file: string): TestFile[] {
    const kills = this.kills.get(file);
    const worth = ({ file: test, fewMs }: TestFile) => (1 + (kills?.get(test) ?? 0)) / (5 + fewMs);
    return this.tests
      .filter(({ reaches }) => reaches.has(file))
      .sort((a, b) => worth(b) - worth(a));
  }

  private noteKill(file: string, test: string): void {
    const kills = this.kills.get(file) ?? new Map<string, number>();
    this.kills.set(file, kills.set(test, 1 + (kills.get(test) ?? 0)));
  }

  private run(test: TestFile, few: boolean, bench: Bench): Outcome {
    const ms = Math.ceil(GRACE_MS + PATIENCE * (few ? test.fewMs : test.allMs));
    const runs = few ? FEW_RUNS : Number.POSITIVE_INFINITY;
    const effort = { runs, ms, skip: test.broken, failFast: true };
    const outcome = bench.run(test.file, effort);
    if (outcome.outcome !== "timed out") return outcome;
    // On a busy machine a slow test looks like an endless one: it gets one more chance.
    return bench.run(test.file, { ...effort, ms: SECOND_CHANCE * ms });
  }

  /** How a test file does without any mutant, with few runs and with all. */
  private healthy(file: string): Health {
    const bench = new Bench(this.scripts, this.sources);
    const timed = (runs: number): [number, Outcome] => {
      const since = performance.now();
      const effort = { runs, ms: HEALTHY_MS, skip: new Set<string>(), failFast: false };
      const outcome = bench.run(file, effort);
      return [performance.now() - since, outcome];
    };
    const [fewMs, few] = timed(FEW_RUNS);
    const [allMs, all] = timed(Number.POSITIVE_INFINITY);
    return { broken: [...new Set([...few.failed, ...all.failed])], fewMs, allMs };
  }
}
