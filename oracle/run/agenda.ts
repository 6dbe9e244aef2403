import type { Call, End } from "../machine/connection.ts";
import type { Segment } from "../machine/segment.ts";
import type { Forged } from "../scenario/settle-faults.ts";

/**
 * What is to happen in one instant, in this order: first what the link itself puts on its way, then
 * the segments that arrive, the calls and crashes, and the acknowledgments that waited for a call
 * to carry them. Timers come last.
 */
const PHASES = { repeat: 0, forge: 0, arrive: 1, call: 2, crash: 2, flush: 3 } as const;

export type Planned = { readonly at: number; readonly end: End } & (
  | { readonly kind: "arrive"; readonly n: number; readonly segment: Segment }
  /** Segment `n` of `end` goes on its way once more; `arrives` is when it comes without delay. */
  | { readonly kind: "repeat"; readonly n: number; readonly arrives: number }
  | { readonly kind: "forge"; readonly forged: Forged }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "crash" }
  | { readonly kind: "flush" }
);

/** The things to come, soonest first; equals keep the order in which they were planned. */
export type Agenda = { items: Planned[]; head: number };

/** So many items that are done with are kept before they are thrown away together. */
const MOST_DONE = 256;

function isBefore(a: Planned, b: Planned): boolean {
  return a.at === b.at ? PHASES[a.kind] < PHASES[b.kind] : a.at < b.at;
}

/** An agenda on which nothing stands. */
export function newAgenda(): Agenda {
  return { items: [], head: 0 };
}

/** Puts an item behind all that come before it or at the same time in the same phase. */
export function plan(agenda: Agenda, item: Planned): void {
  const { items, head } = agenda;
  let at = items.length;
  items.push(item);
  // Few things are planned at any time, and most of them for later than all others.
  for (; at > head; at -= 1) {
    const before = items[at - 1];
    if (before === undefined || !isBefore(item, before)) break;
    items[at] = before;
  }
  items[at] = item;
}

/** What happens next, left on the agenda; undefined when nothing does. */
export function soonestPlanned(agenda: Agenda): Planned | undefined {
  return agenda.items[agenda.head];
}

/** Takes the soonest item off the agenda. */
export function takeSoonest(agenda: Agenda): void {
  agenda.head += 1;
  if (agenda.head === agenda.items.length) agenda.items = [];
  else if (agenda.head < MOST_DONE) return;
  else agenda.items.splice(0, agenda.head);
  agenda.head = 0;
}

/** Whether `end` is to make a call in the instant `at`. */
export function callsAt(agenda: Agenda, end: End, at: number): boolean {
  const { items } = agenda;
  for (let i = agenda.head; i < items.length; i += 1) {
    const item = items[i];
    if (item === undefined || item.at > at) return false;
    if (item.at === at && item.end === end && item.kind === "call") return true;
  }
  return false;
}
