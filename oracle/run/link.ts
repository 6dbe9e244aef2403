import type { End } from "../machine/connection.ts";
import type { Segment } from "../machine/segment.ts";
import { MISHAPS } from "../scenario/scenario.ts";
import type { Faults } from "../scenario/settle-faults.ts";
import { type Agenda, plan } from "./agenda.ts";
import type { RecordedSegment } from "./recorder.ts";

/** The way between the two ends, and what it holds back for a while. */
export type Link = {
  readonly faults: Faults | null;
  /** Segments of each end that are to arrive behind its next one, oldest first. */
  readonly held: Readonly<Record<End, Passing[]>>;
};

/** A segment on its way, and its row in the trace. */
type Passing = { readonly row: RecordedSegment; readonly segment: Segment };

/** By chance a segment is late by one to so many delays of the link. */
const LATEST = 4;
const WHOLE = 10_000;

type Fate = { lost: boolean; copied: boolean; held: boolean; late: number };

/** A link that holds nothing yet. */
export function newLink(faults: Faults | null): Link {
  return { faults, held: { client: [], server: [] } };
}

/**
 * Takes a segment that an end has sent: loses it, holds it back, or plans its arrival, `delay` ms
 * later if nothing befalls it; plans copies. Writes into the row when it arrives.
 */
export function carry(
  link: Link,
  agenda: Agenda,
  row: RecordedSegment,
  segment: Segment,
  delay: number,
): void {
  const { at, from, n } = row;
  const due = at + delay;
  if (link.faults === null) {
    arrive(agenda, row, segment, due);
    return;
  }
  const fate = fateOf(link.faults, n, delay);
  const arrives = due + fate.late;
  if (fate.held) link.held[from].push({ row, segment });
  else {
    if (!fate.lost) arrive(agenda, row, segment, arrives);
    // Held ones come right behind, the last held first: each behind the one sent next to it.
    for (const late of link.held[from].splice(0).reverse()) {
      arrive(agenda, late.row, late.segment, arrives);
    }
  }
  const again = copiesOf(link.faults, n, arrives, delay);
  if (fate.copied) again.push(arrives + delay);
  planCopies(agenda, row, again, delay);
}

/** Carries what the link itself repeats or forges: faults by number hold for it, chance does not. */
export function carryAgain(
  { faults }: Link,
  agenda: Agenda,
  row: RecordedSegment,
  segment: Segment,
  due: number,
  delay: number,
): void {
  const arrives = due + (faults?.delays.get(row.n) ?? 0);
  if (faults?.drops.has(row.n) !== true) arrive(agenda, row, segment, arrives);
  if (faults !== null) planCopies(agenda, row, copiesOf(faults, row.n, arrives, delay), delay);
}

function arrive(agenda: Agenda, row: RecordedSegment, segment: Segment, at: number): void {
  row.arrives = at;
  const end = row.from === "client" ? "server" : "client";
  plan(agenda, { at, end, kind: "arrive", n: row.n, segment });
}

/** Faults by number and by chance together. Chance draws the same count for every segment. */
function fateOf(faults: Faults, n: number, delay: number): Fate {
  const dropped = faults.drops.has(n);
  const fate = {
    lost: dropped,
    copied: false,
    // What is lost cannot come later.
    held: !dropped && faults.reorders.has(n),
    late: faults.delays.get(n) ?? 0,
  };
  if (faults.chance === null) return fate;
  const { shares, draw } = faults.chance;
  const [drops, copies, holds, delays] = MISHAPS.map((one) => draw() % WHOLE < shares[one]);
  const late = Math.max(1, delay) * (1 + (draw() % LATEST));
  const lost = fate.lost || drops === true;
  return {
    lost,
    copied: copies === true,
    held: !lost && (fate.held || holds === true),
    late: fate.late + (delays === true ? late : 0),
  };
}

/** When the copies of segment `n` arrive, which itself arrives, or would have, at `arrives`. */
function copiesOf(faults: Faults, n: number, arrives: number, delay: number): number[] {
  const behind = faults.duplicates.get(n) ?? [];
  return [...behind.map((after) => arrives + (after ?? delay)), ...(faults.replays.get(n) ?? [])];
}

/** Plans copies that are to arrive at these times; none comes before its segment was sent. */
function planCopies(
  agenda: Agenda,
  { n, at, from: end }: RecordedSegment,
  times: readonly number[],
  delay: number,
): void {
  for (const due of times) {
    if (due < at) continue;
    plan(agenda, { at: Math.max(at, due - delay), end, kind: "repeat", n, arrives: due });
  }
}
