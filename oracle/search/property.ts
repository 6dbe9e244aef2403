import type { Sentence } from "../result.ts";
import type { Trace } from "../run/trace.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** A run as a property sees it: what was asked for and what came of it. */
export type Deed = { readonly scenario: Scenario; readonly trace: Trace };

/** Where a property fails: a time in ms, the row of the trace if one shows it, and what is wrong. */
export type Failure = {
  readonly at: number;
  readonly segment: number | null;
  readonly because: Sentence;
};

export type PropertyText = {
  /** What has to be true of every run. */
  readonly sentence: Sentence;
  /** The first place where it is not true; null when it holds. */
  readonly failure: (deed: Deed) => Failure | null;
  /** The scenarios a search begins with: texts without faults, the shortest first. */
  readonly scripts: readonly string[];
};
