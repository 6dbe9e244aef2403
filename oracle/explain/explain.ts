import type { End } from "../machine/connection.ts";
import type { Sentence } from "../result.ts";
import type { RuleId } from "../rules/rules.ts";
import { relative, type Trace, type TraceSegment } from "../run/trace.ts";
import { becauseFlags, becauseLen, rulesOfFlags, rulesOfLen } from "./explain-flags.ts";
import { becauseAck, becauseSeq, rulesOfAck, rulesOfSeq } from "./explain-numbers.ts";
import { becauseState } from "./explain-state.ts";
import { type Numbers, notItsOwn, otherEnd, type Telling } from "./phrases.ts";

/** The rules that decide one thing of a run, and a sentence with this very run's numbers. */
export type Explanation = { readonly rules: readonly RuleId[]; readonly because: Sentence };

export type ExplainedField = "seq" | "ack" | "flags" | "len";

type Reason = {
  readonly because: (telling: Telling, segment: TraceSegment) => Sentence;
  readonly rules: (trace: Trace, segment: TraceSegment) => RuleId[];
};

const REASONS: Readonly<Record<ExplainedField, Reason>> = {
  seq: { because: becauseSeq, rules: rulesOfSeq },
  ack: { because: becauseAck, rules: rulesOfAck },
  flags: { because: becauseFlags, rules: (_trace, segment) => rulesOfFlags(segment) },
  len: { because: becauseLen, rules: (_trace, segment) => rulesOfLen(segment) },
};

/**
 * Why one field of segment `n` (from 1) is what it is: the rules behind it and a
 * sentence in both languages, with numbers as on the wire or counted from each end's ISN.
 * Throws a RangeError when the run has no segment `n`.
 */
export function explainField(
  trace: Trace,
  n: number,
  field: ExplainedField,
  numbers: Numbers,
): Explanation {
  const segment = trace.segments[n - 1];
  if (segment === undefined) throw new RangeError(`the run has no segment ${n}`);
  const other = notItsOwn(segment);
  if (other !== null) return { rules: [], because: other };
  const reason = REASONS[field];
  return {
    rules: reason.rules(trace, segment),
    because: reason.because({ trace, numbers }, segment),
  };
}

/**
 * Why `end` is in the state that `stateAfter(trace, end, n)` gives: what moved it there, or that
 * nothing did. The rules are those of its last move; none when it has not moved yet.
 */
export function explainState(trace: Trace, end: End, n: number): Explanation {
  return becauseState(trace, end, Math.min(n, trace.segments.length));
}

/**
 * The `seq` or `ack` of segment `n` as a learner writes it. Relative numbers count from the ISN
 * of the end whose octets they count; the 0 of a RST that answers a segment without ACK belongs
 * to no connection and stays 0. Null when the segment has no such field.
 */
export function numberOf(
  trace: Trace,
  n: number,
  field: "seq" | "ack",
  numbers: Numbers,
): number | null {
  const segment = trace.segments[n - 1];
  if (segment === undefined) return null;
  const value = segment[field];
  if (value === null || numbers === "absolute") return value;
  const fromNowhere = segment.rules.includes("9293-3.5.2-rst-seq-zero");
  if (field === "seq" && fromNowhere) return value;
  return relative(trace, field === "seq" ? segment.from : otherEnd(segment.from), value);
}
