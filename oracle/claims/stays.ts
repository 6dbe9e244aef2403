import type { End, State } from "../machine/connection.ts";
import type { TraceSegment } from "../run/trace.ts";
import type { Exhibit } from "./exhibits.ts";

/** An end is in a state from one instant to another. */
export type Stay = {
  readonly end: End;
  readonly state: State;
  readonly from: number;
  readonly to: number;
};

const kept = new WeakMap<Exhibit, readonly Stay[]>();

/** Every state of both ends of a run, with its time; the last one never ends. */
export function staysOf(exhibit: Exhibit): readonly Stay[] {
  const known = kept.get(exhibit);
  if (known !== undefined) return known;
  const { initial, transitions } = exhibit.trace;
  const stays = (["client", "server"] as const).flatMap((end) => {
    const moves = transitions.filter((move) => move.end === end);
    const states = [{ at: Number.NEGATIVE_INFINITY, to: initial[end] }, ...moves];
    return states.map(({ at, to }, index) => ({
      end,
      state: to,
      from: at,
      to: states[index + 1]?.at ?? Number.POSITIVE_INFINITY,
    }));
  });
  kept.set(exhibit, stays);
  return stays;
}

/** The state of an end at an instant, on either side of what happens then. */
export function stateAt(exhibit: Exhibit, end: End, at: number, side: "before" | "after"): State {
  const own = staysOf(exhibit).filter((stay) => stay.end === end);
  const last = own.findLast(({ from }) => (side === "after" ? from <= at : from < at));
  return (last ?? own[0])?.state ?? exhibit.trace.initial[end];
}

/** When an end that is in a state at that instant has got the acknowledgment of its FIN. */
export function isFinAcked({ trace }: Exhibit, end: End, by: number): boolean {
  const fin = finOf(trace.segments, end);
  if (fin === undefined) return false;
  const next = fin.seq + fin.len + 1;
  return trace.segments.some(
    ({ from, ack, arrives }) =>
      from !== end && arrives !== null && arrives <= by && ack !== null && ack >= next,
  );
}

/** The first FIN that an end sends. */
export function finOf(segments: readonly TraceSegment[], end: End): TraceSegment | undefined {
  return segments.find(({ from, flags }) => from === end && flags.includes("FIN"));
}
