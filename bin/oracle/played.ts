import { type Trace, type TraceSegment, tellSegment, tellTransition } from "#oracle/index.ts";

/** A run as JSON gives it: `segments`, `states`, `final` and `hash`. */
export function playedOf(trace: Trace): object {
  return {
    segments: trace.segments.map((segment) => segmentOf(trace, segment)),
    states: trace.transitions.map(({ at, end, from, to, rule }, i) => {
      return { at, end, from, to, rule, because: tellTransition(trace, i).because };
    }),
    final: { client: trace.final.client, server: trace.final.server },
    hash: trace.hash,
  };
}

function segmentOf(trace: Trace, segment: TraceSegment): object {
  const { n, at, from, flags, seq, ack, len, window, delivered, rules } = segment;
  const { arrives, retransmissionOf, copyOf, forged } = segment;
  return {
    n,
    at,
    from,
    flags,
    seq,
    ack,
    len,
    window,
    delivered,
    rules,
    arrives,
    retransmissionOf,
    copyOf,
    forged,
    because: tellSegment(trace, n).because,
  };
}
