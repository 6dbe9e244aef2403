/** The one door of the oracle: what TCP does (RFC 9293), with no clock, no chance and no I/O. */

export {
  type ExplainedField,
  type Explanation,
  explainField,
  explainState,
  numberOf,
} from "./explain/explain.ts";
export { tellSegment, tellTransition } from "./explain/tell.ts";
export {
  CONGESTION_CONTROLS,
  type Config,
  DEFAULT_OPTIONS,
  PROFILES,
  type Profile,
} from "./machine/config.ts";
export {
  type Call,
  type Connection,
  closedConnection,
  type Effect,
  type End,
  establishedConnection,
  type Signal,
  STATES,
  type State,
  type Step,
  type TcpEvent,
  type TimerKind,
} from "./machine/connection.ts";
export { assertInvariants, brokenInvariant } from "./machine/invariants.ts";
export { FLAGS, type Flag, flagsOf, type Segment, segEnd, segLen } from "./machine/segment.ts";
export {
  add,
  distance,
  inWindow,
  isBetween,
  lessOrEqual,
  lessThan,
  type Seq,
  seq,
} from "./machine/seq.ts";
export { step } from "./machine/step.ts";
export type { Result, Sentence } from "./result.ts";
export { RULE_IDS, RULES, type Rule, type RuleId } from "./rules/rules.ts";
export { run } from "./run/run.ts";
export { DEFAULT_LIMITS, describeRunError, type Limits, type RunError } from "./run/run-error.ts";
export {
  relative,
  stateAfter,
  type Trace,
  type TraceCongestion,
  type TraceSegment,
  type TraceSignal,
  type TraceTransition,
  type TraceWait,
  transitionsUpTo,
} from "./run/trace.ts";
export { describeScenarioError, type ScenarioError } from "./scenario/error.ts";
export { MAX_SCENARIO_LENGTH, parseScenario } from "./scenario/parse.ts";
export type { Scenario } from "./scenario/scenario.ts";
