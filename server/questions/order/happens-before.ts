import "server-only";
import type { End, State, Trace, TraceSegment } from "#oracle/index.ts";

/** A strict partial order on the numbers of a run's segments: whether `a` happens before `b`. */
export type Before = (a: number, b: number) => boolean;

/**
 * Which segments of a run must be sent before which others, whatever the times were: one end sends
 * in its own order, and what it sends after a segment reached it comes after that segment (Lamport,
 * "Time, Clocks, and the Ordering of Events"). Segments that cross stand in no order.
 */
export function happensBefore(trace: Trace): Before {
  // Segments are numbered in the order of sending, so what comes before has a smaller number.
  const earlier: ReadonlySet<number>[] = [];
  for (const segment of trace.segments) {
    const all = new Set<number>();
    for (const other of trace.segments.slice(0, segment.n - 1)) {
      if (!comesRightBefore(other, segment)) continue;
      all.add(other.n);
      for (const one of earlier[other.n - 1] ?? []) all.add(one);
    }
    earlier.push(all);
  }
  return (a, b) => earlier[b - 1]?.has(a) ?? false;
}

/** Whether a segment with a smaller number must come first for a reason of its own. */
function comesRightBefore(first: TraceSegment, second: TraceSegment): boolean {
  // The link makes a copy of what was sent, and a forger sends when he likes.
  if (second.copyOf !== null) return first.n === second.copyOf;
  if (second.forged) return false;
  if (first.from === second.from) return first.copyOf === null && !first.forged;
  if (!first.delivered || first.arrives === null) return false;
  if (first.arrives !== second.at) return first.arrives < second.at;
  // In one instant what answers an earlier arrival goes out before a later one is taken.
  return second.causedBy === null || second.causedBy >= first.n;
}

/**
 * The states that an end passes through, in order. CLOSED before the connection is none of them, and
 * of the states that one segment leads through (FIN, ACK in FIN-WAIT-1) only the last is seen.
 * @returns each with the transition that led to it, counted from 0; null for the first state of a run
 *   that starts in the middle
 */
export function statesOf(trace: Trace, end: End): { state: State; transition: number | null }[] {
  const first = trace.initial[end];
  const begun = first === "CLOSED" ? [] : [{ state: first, transition: null }];
  const moved = trace.transitions.flatMap((transition, index, all) => {
    if (transition.end !== end) return [];
    const { at, segment, to } = transition;
    const through = all
      .slice(index + 1)
      .some((next) => next.end === end && next.at === at && next.segment === segment);
    return segment !== null && through ? [] : [{ state: to, transition: index }];
  });
  return [...begun, ...moved];
}
