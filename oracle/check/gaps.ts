import { add, lessThan } from "../machine/seq.ts";
import { type EndView, patience } from "./hypothesis.ts";
import { type Row, rowsAfter, rowsBefore } from "./row.ts";

/** And how many rows back, so that a long capture of nothing but FINs is read in linear time. */
const BACK = 1024;

/** Whether data in front of the FIN or RST of row `i` has not been acknowledged before it. */
export function leavesGap(i: number, row: Row, view: EndView): boolean {
  const last = rowsBefore(view.rows, i, BACK).find((back) => isOwnAck(back, view));
  return last === undefined || last.ack === null || lessThan(last.ack, add(row.seq, row.len));
}

/** The end goes on to ask for what stands before the row, which it may hold back until then. */
export function standsBehindGap(i: number, row: Row, view: EndView): boolean {
  if (row.len > 0 || row.fin || view.local) return false;
  const soon = 0.6 * (view.rtt ?? 0);
  const next = rowsAfter(view.rows, i).find(
    (later) => isOwnAck(later, view) && !later.rst && later.at - row.at >= soon,
  );
  return next !== undefined && next.ack !== null && lessThan(next.ack, row.seq);
}

/** Whether the end asks, again and again, for data that stands before the RST of row `i`. */
export function missesGap(i: number, row: Row, view: EndView): boolean {
  const asked = new Map<number, number>();
  const dataAt = lastTextAt(i, view);
  for (const later of rowsAfter(view.rows, i)) {
    if (later.at - row.at > patience(view)) break;
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
  const text = rowsBefore(view.rows, i, BACK).find((row) => row.from !== view.me && row.len > 0);
  return text?.at ?? null;
}

/** What the end itself has sent with an acknowledgment. */
function isOwnAck(row: Row, view: EndView): boolean {
  return row.from === view.me && row.ack !== null && !row.foreign;
}
