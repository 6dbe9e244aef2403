import { lessThan } from "../machine/seq.ts";
import type { EndView } from "./hypothesis.ts";
import type { Row } from "./row.ts";

/** What is sent this soon after what let it go, in ms, had been waiting for it. */
const AT_ONCE_MS = 40;

/**
 * The row since which an end may have closed although its FIN went out only later: CLOSE takes an
 * end to FIN-WAIT-1 (or LAST-ACK) at once, and the FIN waits behind data that the window or the
 * congestion window still holds back (RFC 9293 §3.10.4). Null when it closed with the FIN.
 */
export function closedSince(view: EndView): number | null {
  const { rows, finRow } = view;
  const fin = rows[finRow];
  const behind = standsBehindFin(view);
  if (behind !== null) return previousOut(view, behind);
  if (fin === undefined) return view.stuck ? lastData(view, rows.length) : null;
  const last = lastData(view, finRow);
  if (last === null) return null;
  if (fin.len === 0 && rows[last]?.noRoom !== true) return null;
  return startOfBacklog(view, last);
}

/** The row in which the end already stands behind a FIN that was not captured yet. */
function standsBehindFin(view: EndView): number | null {
  const { fin, me } = view;
  if (fin === null) return null;
  const behind = view.rows.findIndex(
    (row, i) =>
      i < view.finRow && row.from === me && !row.foreign && !row.rst && lessThan(fin, row.seq),
  );
  return behind < 0 ? null : behind;
}

function previousOut(view: EndView, end: number): number {
  return Math.max(
    0,
    view.rows.slice(0, end).findLastIndex((row) => row.from === view.me),
  );
}

/** Index of the last row before `end` in which the end sends data. */
function lastData(view: EndView, end: number): number | null {
  for (let i = end - 1; i >= 0; i -= 1) {
    const row = view.rows[i];
    if (row !== undefined && isOwnData(row, view)) return i;
  }
  return null;
}

function isOwnData(row: Row, view: EndView): boolean {
  return row.from === view.me && row.len > 0 && row.verdict === "ok";
}

/** Goes back as long as each piece of data had been waiting for what came before it. */
function startOfBacklog(view: EndView, last: number): number {
  let at = last;
  for (;;) {
    const row = view.rows[at];
    const cause = view.rows[at - 1];
    const earlier = lastData(view, at);
    if (row === undefined || cause === undefined || earlier === null) return at;
    if (row.at - cause.at > AT_ONCE_MS + 1.5 * (view.rtt ?? 0)) return at;
    at = earlier;
  }
}
