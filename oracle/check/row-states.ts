import type { State } from "../machine/connection.ts";
import { segEnd } from "../machine/segment.ts";
import { lessThan } from "../machine/seq.ts";
import type { EndView, Hypothesis, Mark } from "./hypothesis.ts";
import type { Row } from "./row.ts";
import { stateSet } from "./state-set.ts";

/** TIME-WAIT is 2MSL in the RFC and 60 s in Linux: past that it may be over. */
const TIME_WAIT_MS = 60_000;
/** A segment younger than this part of a round trip may still be on its way to the other end. */
const ON_ITS_WAY = 0.6;

/** For each row the states the end may be in after it, by all of its likeliest stories. */
export function rowStates(stories: readonly Hypothesis[], view: EndView): (readonly State[])[] {
  const tellers = stories.map((story) => newTeller(story, view));
  const sets: (readonly State[])[] = [];
  for (let n = 0; n < view.rows.length; n += 1) {
    const likely: State[] = [];
    const possible: State[] = [];
    for (const teller of tellers) tell(teller, n, view, likely, possible);
    sets.push(stateSet([...likely, ...possible]));
  }
  return sets;
}

type Teller = { readonly start: State; readonly marks: readonly Mark[]; at: number };

function newTeller(story: Hypothesis, view: EndView): Teller {
  const marks: Mark[] = [];
  for (let mark = story.marks; mark !== null; mark = mark.before) marks.unshift(mark);
  const from = view.starts.find((s) => marks.length > 0 || s.state === story.state);
  return { start: from?.state ?? story.state, marks, at: 0 };
}

/**
 * The state of one story in row `n`: its marks in their true order, up to the first that belongs
 * to a later row. When some after that belong to this row or an earlier one the end was ahead of
 * what was captured: it may have been in any of the states up to the last of those.
 */
function tell(t: Teller, n: number, view: EndView, likely: State[], possible: State[]): void {
  while ((t.marks[t.at]?.label ?? n + 1) <= n) t.at += 1;
  const last = t.marks[t.at - 1];
  likely.push(last?.state ?? t.start);
  if (last?.also && n < last.also.until) possible.push(last.also.state);
  if (isOver(last, n, view)) possible.push("CLOSED");
  if (!view.peerHeard) possible.push(...(UNHEARD_OF[last?.state ?? t.start] ?? []));
  if (view.isDead && n > view.lastHeard)
    possible.push(...(UNSEEN_CLOSE[last?.state ?? t.start] ?? []));
  let ahead = t.marks.length;
  while ((t.marks[ahead - 1]?.label ?? n) > n) ahead -= 1;
  for (const mark of t.marks.slice(t.at, ahead)) possible.push(mark.state);
  for (let k = t.at - 1; k >= 0; k -= 1) {
    const mark = t.marks[k];
    if (mark === undefined || !onItsWay(mark, n, view)) break;
    possible.push(t.marks[k - 1]?.state ?? t.start);
  }
}

/** Where an end may have gone on to by segments that were not captured. */
const UNHEARD_OF: Partial<Record<State, readonly State[]>> = {
  "FIN-WAIT-1": ["FIN-WAIT-2", "CLOSING", "TIME-WAIT"],
  "LAST-ACK": ["CLOSED"],
};

/** Where its user may have taken an end of which nothing more can be seen. */
const UNSEEN_CLOSE: Partial<Record<State, readonly State[]>> = {
  ESTABLISHED: ["FIN-WAIT-1"],
  "CLOSE-WAIT": ["LAST-ACK", "CLOSING"],
};

function isOver(last: Mark | undefined, n: number, view: EndView): boolean {
  if (last?.state !== "TIME-WAIT") return false;
  return (view.rows[n]?.at ?? 0) - (view.rows[last.label]?.at ?? 0) >= TIME_WAIT_MS;
}

/** Whether the segment of a mark may not have reached the end when the next one was captured. */
function onItsWay(mark: Mark, n: number, view: EndView): boolean {
  const row = view.rows[mark.label];
  const next = view.rows[n + 1];
  if (row === undefined || next === undefined || row.from === view.me) return false;
  if (view.rtt === null || view.rtt < 1) return false;
  return next.at - row.at < ON_ITS_WAY * view.rtt && !isTaken(mark.label, row, n, view);
}

/** Whether the end has acknowledged the SYN or FIN of a row by row `n`. */
function isTaken(label: number, row: Row, n: number, view: EndView): boolean {
  // A SYN,ACK says nothing more than the SYN before it that may have crossed.
  if (!row.fin && (!row.syn || row.ack !== null)) return false;
  return view.rows
    .slice(label + 1, n + 1)
    .some(({ from, ack }) => from === view.me && ack !== null && !lessThan(ack, segEnd(row)));
}
