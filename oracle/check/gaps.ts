import { add, lessThan } from "../machine/seq.ts";
import { type EndView, type Hypothesis, patience } from "./hypothesis.ts";
import type { Row } from "./row.ts";

/** How many rows further on it is looked whether an end still asks for something. */
const AHEAD = 64;
/** And how many rows back, so that a long capture of nothing but FINs is read in linear time. */
const BACK = 1024;

/** Whether data in front of the FIN or RST of row `i` has not been acknowledged before it. */
export function leavesGap(h: Hypothesis, i: number, view: EndView): boolean {
  const row = view.rows[i];
  if (row === undefined || h.gotFin) return false;
  for (let k = i - 1; k >= 0 && k >= i - BACK; k -= 1) {
    const back = view.rows[k];
    if (back === undefined || back.ack === null || back.from !== view.me || back.foreign) continue;
    return lessThan(back.ack, add(row.seq, row.len));
  }
  return true;
}

/** The end goes on to ask for what stands before the row, which it may hold back until then. */
export function standsBehindGap(i: number, row: Row, view: EndView): boolean {
  if (row.len > 0 || row.fin || row.syn || row.rst || view.local) return false;
  const soon = 0.6 * (view.rtt ?? 0);
  for (let k = i + 1; k < view.rows.length && k < i + AHEAD; k += 1) {
    const later = view.rows[k];
    if (later === undefined || later.from !== view.me || later.foreign) continue;
    if (later.ack === null || later.rst || later.at - row.at < soon) continue;
    return lessThan(later.ack, row.seq);
  }
  return false;
}

/** Whether the end asks, again and again, for data that stands before the RST of row `i`. */
export function missesGap(i: number, row: Row, view: EndView): boolean {
  const asked = new Map<number, number>();
  const dataAt = lastTextAt(i, view);
  for (let k = i + 1; k < view.rows.length && k < i + AHEAD; k += 1) {
    const later = view.rows[k];
    if (later === undefined || later.at - row.at > patience(view)) break;
    if (later.from !== view.me || later.ack === null || later.rst) continue;
    if (!lessThan(later.ack, row.seq)) continue;
    if (dataAt !== null && later.at - dataAt > patience(view)) return true;
    if (later.len > 0) continue;
    const times = (asked.get(later.ack) ?? 0) + 1;
    if (times > 1) return true;
    asked.set(later.ack, times);
  }
  return false;
}

/** When the peer sent its last data before row `i`; null when it did not. */
function lastTextAt(i: number, view: EndView): number | null {
  for (let k = i - 1; k >= 0 && k >= i - BACK; k -= 1) {
    const row = view.rows[k];
    if (row !== undefined && row.from !== view.me && row.len > 0) return row.at;
  }
  return null;
}
