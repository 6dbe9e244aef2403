import type { State } from "../machine/connection.ts";
import { segLen } from "../machine/segment.ts";
import { add, lessThan, type Seq, seq } from "../machine/seq.ts";
import {
  answered,
  asked,
  COST,
  dearer,
  type EndView,
  enter,
  type Hypothesis,
  patience,
} from "./hypothesis.ts";
import { receive } from "./receive.ts";
import { type Row, rowsBefore } from "./row.ts";

/** TIME-WAIT lasts 60 s in Linux; shorter than that by no more than its timer is coarse. */
const TIME_WAIT_MS = 59_000;

/**
 * The stories in which the end sends RST `i`: in answer to a segment it has no connection for, or
 * because its user aborts. In the first the connection was gone when that segment arrived.
 */
export function emitReset(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis[] {
  const met = answeredBy(i, row, view);
  const stories = met.flatMap((k) => answer(h, k, i, row, view));
  const price = abortPrice(h, met.at(-1) ?? null, i, row, view);
  if (price !== null) stories.push(dearer(abort(h, i, row, view), price));
  if (isStale(i, row, view)) stories.push(...answerUnseen(h, view));
  return stories.map((story) => answered(story, i, "rst"));
}

/** It stands where its sender was long ago: what it answers was left over from then. */
function isStale(i: number, row: Row, view: EndView): boolean {
  const next = view.myNext(i);
  return row.ack === null && next !== null && lessThan(row.seq, next);
}

/** The connection was over when something came that was not captured. */
function answerUnseen(h: Hypothesis, view: EndView): Hypothesis[] {
  let story: Hypothesis = { ...h, pending: [] };
  for (const p of h.pending) story = receive(story, p, view);
  return story.state === "CLOSED" ? [dearer(story, COST.networkCopy / 2)] : [];
}

/** How unlikely it is that the RST is the user's; null where there is nothing to abort. */
function abortPrice(
  h: Hypothesis,
  met: number | null,
  i: number,
  row: Row,
  view: EndView,
): number | null {
  const stale = isStale(i, row, view) ? COST.unlikely : 0;
  if (met === null) return stale;
  if (h.state === "SYN-SENT") return null;
  return stale + (isLate(row, view.rows[met], view) ? 0 : COST.vanished + COST.crossed);
}

/** Whether the answer took so long that it can be none. */
function isLate(row: Row, met: Row | undefined, view: EndView): boolean {
  return met !== undefined && row.at - met.at > patience(view);
}

/** Rows of the segments that the RST may answer by its numbers (RFC 9293 §3.5.2), in order. */
function answeredBy(i: number, row: Row, view: EndView): number[] {
  const fitting: number[] = [];
  for (const [back, met] of rowsBefore(view.rows, i).entries()) {
    if (met.from === view.me) {
      if (!met.foreign && fitting.length > 0) break;
    } else if (!met.rst && fitsAnswer(row, met)) {
      if (fitting.length > 0 && isLate(row, met, view)) break;
      fitting.unshift(i - 1 - back);
    }
  }
  // One story for each would tell little more than the first and the last do.
  return fitting.filter((_, place) => place === 0 || place === fitting.length - 1);
}

function fitsAnswer(row: Row, asked: Row): boolean {
  if (asked.ack !== null) return row.seq === asked.ack && row.ack === null;
  const after: Seq = add(asked.seq, segLen(asked));
  return row.seq === seq(0) && row.ack === after;
}

function answer(h: Hypothesis, k: number, i: number, row: Row, view: EndView): Hypothesis[] {
  const before = flushTo(h, k, view);
  const met = view.rows[k];
  if (met === undefined) return [];
  if (before.fresh || before.state === "CLOSED") return [asked(before, k, "rst")];
  if (isRefusal(before, met, view)) return [dearer(before, refusalPrice(before))];
  const vanished = vanishingPrice(before, met, view);
  const late = isLate(row, met, view);
  const price = vanished + (late ? COST.unlikely : 0);
  const also = before.finSent ? null : { state: before.state, until: i };
  const last = vanished === COST.vanished ? mayBeGone(before, k, view) : before;
  const gone = enter(asked(last, k, "rst"), k, "CLOSED", {}, also);
  return [dearer(gone, price)];
}

/** The connection may have gone at any time since the last sign of life. */
function mayBeGone(h: Hypothesis, k: number, view: EndView): Hypothesis {
  let since = k;
  const entered = h.marks?.label ?? -1;
  while (since - 1 > entered && view.rows[since - 1]?.from !== view.me) since -= 1;
  return enter(h, since, h.state, {}, { state: "CLOSED", until: k });
}

/** An end that opens refuses an acknowledgment that cannot be of its SYN, and stays as it is. */
function isRefusal(h: Hypothesis, asked: Row, view: EndView): boolean {
  if (h.state !== "SYN-SENT" && h.state !== "SYN-RECEIVED") return false;
  return view.iss !== null && asked.ack !== add(view.iss, 1);
}

/** A SYN-SENT that refuses may as well be no connection at all, whose SYN was an old one. */
function refusalPrice(h: Hypothesis): number {
  return h.state === "SYN-SENT" ? COST.networkCopy - 2 : 0;
}

function flushTo(h: Hypothesis, k: number, view: EndView): Hypothesis {
  let story: Hypothesis = { ...h, pending: h.pending.filter((p) => p > k) };
  for (const p of h.pending) if (p < k) story = receive(story, p, view);
  return story;
}

const CLOSED_BY_USER: ReadonlySet<State> = new Set(["FIN-WAIT-1", "FIN-WAIT-2"]);

/** How unlikely it is that the connection went without a word before `asked` arrived. */
function vanishingPrice(h: Hypothesis, asked: Row, view: EndView): number {
  if (CLOSED_BY_USER.has(h.state) && asked.len > 0) return 0;
  if (h.state === "TIME-WAIT") {
    const since = view.rows[h.marks?.label ?? 0];
    const isOver = since !== undefined && asked.at - since.at >= TIME_WAIT_MS;
    return isOver ? 0 : COST.networkCopy;
  }
  if (h.state === "SYN-SENT") return COST.networkCopy - 2;
  if (CLOSED_BY_USER.has(h.state)) return COST.networkCopy / 2;
  return COST.vanished;
}

function abort(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  let story: Hypothesis = { ...h, pending: [] };
  for (const p of h.pending) story = receive(story, p, view);
  if (story.state === "CLOSED" || story.fresh) return dearer(story, COST.unlikely);
  if (row.ack === null && story.state === "SYN-SENT") return dearer(story, COST.unlikely);
  return enter(story, i, "CLOSED");
}
