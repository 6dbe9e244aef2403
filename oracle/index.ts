/** The one door of the oracle: what TCP does (RFC 9293), with no clock, no chance and no I/O. */
export {
  type Call,
  type Config,
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
} from "./connection.ts";
export {
  type ExplainedField,
  type Explanation,
  explainField,
  explainState,
  numberOf,
} from "./explain.ts";
export { assertInvariants, brokenInvariant } from "./invariants.ts";
export { MAX_SCENARIO_LENGTH, parseScenario } from "./parse.ts";
export type { Result, Sentence } from "./result.ts";
export { RULE_IDS, RULES, type Rule, type RuleId } from "./rules.ts";
export { run } from "./run.ts";
export { DEFAULT_LIMITS, describeRunError, type Limits, type RunError } from "./run-error.ts";
export type { Scenario } from "./scenario.ts";
export { describeScenarioError, type ScenarioError } from "./scenario-error.ts";
export { FLAGS, type Flag, flagsOf, type Segment, segEnd, segLen } from "./segment.ts";
export {
  add,
  distance,
  inWindow,
  isBetween,
  lessOrEqual,
  lessThan,
  type Seq,
  seq,
} from "./seq.ts";
export { step } from "./step.ts";
export {
  relative,
  stateAfter,
  type Trace,
  type TraceSegment,
  type TraceSignal,
  type TraceTransition,
  type TraceWait,
  transitionsUpTo,
} from "./trace.ts";
