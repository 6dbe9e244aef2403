import { Script } from "node:vm";
import fc from "fast-check";
import { expect } from "vitest";
import { World } from "./modules.ts";
import type { Sources } from "./sources.ts";

/** One test of a file as it was declared: its names joined, and what it does. */
type Test = { readonly name: string; readonly run: () => unknown };

/** Stops a test whose property has held as often as this run asks: not a failure. */
const ENOUGH = new Error("enough runs of a property");

type Declare = (name: string, run: (...row: unknown[]) => unknown) => void;

/** Stands for Vitest while a test file is loaded: it writes down the tests and runs none. */
class Collector {
  tests: Test[] = [];
  private path: string[] = [];

  begin(): void {
    this.tests = [];
    this.path = [];
  }

  /** What `import … from "vitest"` gives to a test file. */
  package(): Readonly<Record<string, unknown>> {
    const test: Declare = (name, run) => {
      this.tests.push({ name: [...this.path, name].join(" > "), run: () => run() });
    };
    const describe: Declare = (name, body) => {
      this.path.push(name);
      body();
      this.path.pop();
    };
    return {
      __esModule: true,
      expect,
      test: Object.assign(test, { each: this.each(test) }),
      describe: Object.assign(describe, { each: this.each(describe) }),
    };
  }

  private each(declare: Declare) {
    return (rows: readonly unknown[]): Declare =>
      (name, run) => {
        rows.forEach((row, i) => {
          const cells: unknown[] = Array.isArray(row) ? row : [row];
          declare(`${name} (${i + 1}: ${String(cells[0])})`, () => run(...cells));
        });
      };
  }
}

/** fast-check with at most `most()` runs of each property, and no search for a smaller failure. */
function fastCheck(most: () => number): Readonly<Record<string, unknown>> {
  const assert = (property: fc.IProperty<unknown>, given: fc.Parameters<unknown> = {}): void => {
    const wanted = given.numRuns ?? 100;
    fc.assert(property, { ...given, numRuns: Math.min(most(), wanted), endOnFailure: true });
    // What comes behind it may count on all the runs.
    if (wanted > most()) throw ENOUGH;
  };
  const shortened = { ...fc, assert };
  return { ...shortened, __esModule: true, default: shortened };
}

let job: () => void = () => {};
const runJob = new Script("globalThis.seqackJob()");
Object.assign(globalThis, { seqackJob: () => job() });

/** Does `work` and throws when it takes longer than `ms`, even if it never ends. */
function within(ms: number, work: () => void): void {
  job = work;
  runJob.runInThisContext({ timeout: ms });
}

export type Outcome = {
  readonly outcome: "passed" | "failed" | "timed out";
  /** The tests that failed; the name of the file when it could not be loaded. */
  readonly failed: readonly string[];
};

/** How a test file is run: how often each property, how long in all, and what to leave out. */
export type Effort = {
  readonly runs: number;
  readonly ms: number;
  readonly skip: ReadonlySet<string>;
  readonly failFast: boolean;
};

/** The test files in one world: what they import is loaded once, each file's tests are its own. */
export class Bench {
  private readonly collector = new Collector();
  private readonly world: World;
  private runs = 0;

  constructor(scripts: ReadonlyMap<string, Script>, sources: Sources) {
    const packages = {
      vitest: this.collector.package(),
      "fast-check": fastCheck(() => this.runs),
    };
    this.world = new World(scripts, sources, packages);
  }

  /** Loads a test file and runs its tests in order. */
  run(file: string, effort: Effort): Outcome {
    const { skip, failFast, ms } = effort;
    this.runs = effort.runs;
    const failed: string[] = [];
    let current = file;
    try {
      within(ms, () => {
        for (const { name, run } of this.testsOf(file)) {
          current = `${file}: ${name}`;
          if (skip.has(current) || isContent(run)) continue;
          failed.push(current);
          if (failFast) return;
        }
      });
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : "";
      const outcome = code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? "timed out" : "failed";
      return { outcome, failed: [current] };
    }
    return { outcome: failed.length === 0 ? "passed" : "failed", failed };
  }

  private testsOf(file: string): readonly Test[] {
    this.collector.begin();
    this.world.loadAnew(file);
    return this.collector.tests;
  }
}

function isContent(run: () => unknown): boolean {
  try {
    // A test that takes its time is none that this runner can judge.
    return !(run() instanceof Promise);
  } catch (error) {
    return error === ENOUGH;
  }
}
