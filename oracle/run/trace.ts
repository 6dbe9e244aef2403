import type { End, Signal, State, TimerKind } from "../machine/connection.ts";
import type { Flag, SegmentOptions } from "../machine/segment.ts";
import { distance, seq } from "../machine/seq.ts";
import type { RuleId } from "../rules/rules.ts";

/**
 * One segment of a run. Times in ms of the run, `seq` and `ack` absolute, `len` in octets of data.
 * A copy that the link makes and a segment that somebody forges are segments of their own.
 */
export type TraceSegment = {
  /** From 1, in the order of sending. */
  readonly n: number;
  readonly at: number;
  /** When it reaches the other end, even if the run ends before; null when the link loses it. */
  readonly arrives: number | null;
  readonly from: End;
  readonly flags: readonly Flag[];
  readonly seq: number;
  readonly ack: number | null;
  readonly len: number;
  /** The field as sent: with window scaling its unit is 2^shift octets. */
  readonly window: number;
  /** Absent when it has none. */
  readonly options?: SegmentOptions;
  /** Whether it reached the other end within the run. */
  readonly delivered: boolean;
  /** `n` of the first sending of what this segment repeats. */
  readonly retransmissionOf: number | null;
  /** `n` of the segment that the link delivers once more as this one; its end did not send it. */
  readonly copyOf: number | null;
  /** Nobody sent it: it only claims to be from `from`. */
  readonly forged: boolean;
  /** `n` of the segment it answers; null when a call or a timer sent it. */
  readonly causedBy: number | null;
  /** Why it was sent, and sent so; none for what the link does. */
  readonly rules: readonly RuleId[];
};

/** One end goes from one state to another. */
export type TraceTransition = {
  readonly at: number;
  readonly end: End;
  readonly from: State;
  readonly to: State;
  readonly rule: RuleId;
  /** `n` of the segment whose sending or arrival caused it; null for a timer or a silent call. */
  readonly segment: number | null;
  /** How many segments had been sent when it happened: places a silent one among the segments. */
  readonly afterSent: number;
};

/** A timer that ran out, or the wait of TIME-WAIT ("2msl") from where it began. */
export type TraceWait = {
  readonly at: number;
  readonly until: number;
  readonly end: End;
  readonly kind: TimerKind;
  /** What the timer was set to; more than `until - at` when it was restarted or cut. */
  readonly ms: number;
};

/** The congestion window of an end takes another value (RFC 5681); sizes in octets. */
export type TraceCongestion = {
  readonly at: number;
  readonly end: End;
  /** `n` of the segment whose arrival changed it; null for a timer or a call. */
  readonly segment: number | null;
  readonly cwnd: number;
  readonly ssthresh: number;
  readonly rule: RuleId | null;
};

/** A word to the user of one end: what a call answered, or what became of the connection. */
export type TraceSignal = { readonly at: number; readonly end: End; readonly signal: Signal };

/** What one run of a scenario did: everything that a diagram, a key or a reason is made from. */
export type Trace = {
  readonly ends: readonly [End, End];
  readonly isn: Readonly<Record<End, number>>;
  readonly initial: Readonly<Record<End, State>>;
  readonly segments: readonly TraceSegment[];
  readonly transitions: readonly TraceTransition[];
  readonly waits: readonly TraceWait[];
  /** From ESTABLISHED on; empty for an end without congestion control. */
  readonly congestion: readonly TraceCongestion[];
  /** A call that the standard refuses leaves an "error: ..." here and no other mark. */
  readonly signals: readonly TraceSignal[];
  readonly final: Readonly<Record<End, State>>;
  /** Octets each end's user has taken, in order and once. */
  readonly received: Readonly<Record<End, number>>;
  /** 16 hexadecimal digits over all of the above: equal traces have equal hashes. */
  readonly hash: string;
};

/**
 * The state of `end` in row `n` of a run: once it has processed (sent, received or seen lost)
 * segments 1..n, and before it opens, closes or resets with a later one, before it receives a
 * later one, and before any call or timer that shows in no segment and comes after segment n was
 * sent. Row 0 is before the first segment. When the two halves disagree (a FIN that reaches an
 * end after that end has sent a later FIN of its own) the "before" wins: the end's states are
 * taken in the order they were true, up to the first that belongs to a later segment.
 *
 * `n` above the number of segments is taken as the last row.
 */
export function stateAfter(trace: Trace, end: End, n: number): State {
  return transitionsUpTo(trace, end, n).at(-1)?.to ?? trace.initial[end];
}

/** The transitions of `end` that `stateAfter(trace, end, n)` counts, in the order they happened. */
export function transitionsUpTo(trace: Trace, end: End, n: number): TraceTransition[] {
  const counted: TraceTransition[] = [];
  const lastRow = Math.min(n, trace.segments.length);
  for (const transition of trace.transitions) {
    if (transition.end !== end) continue;
    // A silent one belongs to row n only if segment n was sent after it.
    const row = transition.segment ?? transition.afterSent + 1;
    if (row > lastRow) break;
    counted.push(transition);
  }
  return counted;
}

/** `seqNumber` counted from the ISN of `end`, modulo 2^32: its SYN is 0, its first octet is 1. */
export function relative(trace: Trace, end: End, seqNumber: number): number {
  return distance(seq(trace.isn[end]), seq(seqNumber));
}
