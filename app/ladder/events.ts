import type { Ladder, LadderSegment } from "#contract/ladder.ts";

/** What happens on the lifelines, in the order in which it is drawn. Numbers are indexes. */
export type Happening =
  | { what: "departure"; at: number; segment: number }
  | { what: "arrival"; at: number; segment: number }
  | { what: "wait"; at: number; wait: number }
  | { what: "silent"; at: number; state: number };

/**
 * Everything that takes a place on a lifeline, by time. At equal times a timeout comes first, since
 * something happens because of it; then an arrival before what was sent in reply to it.
 */
export function happenings({ segments, waits, states }: Ladder): Happening[] {
  const all: { happening: Happening; rank: number }[] = [];
  waits.forEach(({ kind, at, until }, index) => {
    // A timeout stands right before what it causes; 2MSL where it begins, as nothing may follow.
    const timeout = kind === "rto";
    const happening: Happening = { what: "wait", at: timeout ? until : at, wait: index };
    all.push({ happening, rank: timeout ? -2 : Number.MAX_SAFE_INTEGER });
  });
  states.forEach((state, index) => {
    if (state.moment !== "silent") return;
    all.push({ happening: { what: "silent", at: state.at, state: index }, rank: -1 });
  });
  segments.forEach((segment, index) => {
    const { at, arrives, n } = segment;
    all.push({ happening: { what: "departure", at, segment: index }, rank: n });
    if (arrives === null) return;
    all.push({ happening: { what: "arrival", at: arrives, segment: index }, rank: n + 0.5 });
  });
  all.sort((a, b) => a.happening.at - b.happening.at || a.rank - b.rank);
  return all.map(({ happening }) => happening);
}

/** How long a segment of this diagram is under way, for those that never arrive. */
export function usualDelay({ segments }: Ladder): number {
  const known = segments.find(({ arrives }) => arrives !== null);
  return known?.arrives ? known.arrives - known.at : 20;
}

/** Whether the lines of two segments cross: both in flight in opposite directions, or overtaking. */
export function cross(a: LadderSegment, b: LadderSegment, usual: number): boolean {
  if (a === b) return false;
  if (a.from === b.from) return overtakes(a, b) || overtakes(b, a);
  // Of two that are both lost neither gets as far as the other.
  if (a.arrives === null && b.arrives === null) return false;
  return a.at < (b.arrives ?? b.at + usual) && b.at < (a.arrives ?? a.at + usual);
}

/** Whether `later` was sent after `earlier` from the same end and arrives before it. */
export function overtakes(later: LadderSegment, earlier: LadderSegment): boolean {
  if (later.arrives === null || earlier.arrives === null || later.from !== earlier.from)
    return false;
  return later.n > earlier.n && later.arrives < earlier.arrives;
}
