import type { Call, End } from "../machine/connection.ts";
import type { Segment } from "../machine/segment.ts";

/**
 * What is to happen in one instant, in this order: first the segments that arrive, then the
 * calls, then the acknowledgments that waited for a call to carry them. Timers come last.
 */
const PHASES = ["arrive", "call", "flush"] as const;

export type Planned = { readonly at: number; readonly end: End } & (
  | { readonly kind: "arrive"; readonly n: number; readonly segment: Segment }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "flush" }
);

/** The things to come, soonest first; equals keep the order in which they were planned. */
export type Agenda = { readonly items: Planned[] };

function isBefore(a: Planned, b: Planned): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return PHASES.indexOf(a.kind) < PHASES.indexOf(b.kind);
}

/** Puts an item behind all that come before it or at the same time in the same phase. */
export function plan(agenda: Agenda, item: Planned): void {
  const { items } = agenda;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = items[middle];
    if (other !== undefined && isBefore(item, other)) high = middle;
    else low = middle + 1;
  }
  items.splice(low, 0, item);
}

/** Whether `end` is to make a call in the instant `at`. */
export function callsAt(agenda: Agenda, end: End, at: number): boolean {
  for (const item of agenda.items) {
    if (item.at > at) return false;
    if (item.at === at && item.end === end && item.kind === "call") return true;
  }
  return false;
}
