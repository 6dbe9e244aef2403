import type { State } from "../machine/connection.ts";
import { segEnd } from "../machine/segment.ts";
import { add, lessThan, type Seq } from "../machine/seq.ts";
import {
  type Alternative,
  asked,
  type EndView,
  enter,
  type Hypothesis,
  NOTHING_OWED,
} from "./hypothesis.ts";
import { type Row, rowsBefore } from "./row.ts";

/**
 * The story after the end has processed row `i`. The same object comes back when nothing of it
 * changes, so that a caller can tell the rows that matter.
 */
export function receive(h: Hypothesis, i: number, view: EndView): Hypothesis {
  const row = view.rows[i];
  if (row === undefined) return h;
  if (h.fresh) return receiveFresh(h, i, row, view);
  if (h.state === "CLOSED") return receiveClosed(h, i, row, view);
  if (h.state === "SYN-SENT") return receiveSynSent(h, i, row, view);
  if (row.rst) return receiveReset(h, i, row, view);
  if (row.syn) return receiveSyn(h, i, row, view);
  // What acknowledges more than was sent is dropped (RFC 9293 §3.10.7.4).
  if (row.verdict === "old" || row.ack === null || row.beyond) return h;
  return receiveFin(receiveAck(h, i, row, view), i, row, view);
}

/** Before the end has anything of this connection: it listens, or refuses. */
function receiveFresh(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  if (row.rst) return h;
  const opens = row.syn && row.ack === null;
  if (!opens || !view.listens) return asked(h, i, "rst");
  return enter(asked(h, i, "syn"), i, "SYN-RECEIVED", { gotSyn: true });
}

/** Where an end of an earlier connection has been reset, it may listen again. */
function receiveClosed(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  if (row.rst) return h;
  const opens = row.syn && row.ack === null && row.seq === view.peerIss && !h.gotSyn;
  if (!opens || !view.listens) return asked(h, i, "rst");
  return enter(asked(h, i, "syn"), i, "SYN-RECEIVED", { gotSyn: true, passive: true });
}

function receiveSynSent(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  const acks = ownSynAcked(row, view);
  if (row.rst) return acks ? enter(h, i, "CLOSED") : h;
  if (row.ack !== null && !acks) return asked(h, i, "rst");
  if (!row.syn || row.seq !== view.peerIss) return h;
  const to = row.ack === null ? "SYN-RECEIVED" : "ESTABLISHED";
  return enter(asked(h, i, "syn"), i, to);
}

function ownSynAcked(row: Row, view: EndView): boolean {
  if (row.ack === null) return false;
  return view.iss === null || lessThan(view.iss, row.ack);
}

function receiveReset(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  if (!resetFits(i, row, view)) return h;
  if (h.state === "SYN-RECEIVED" && h.passive) {
    return enter(h, i, "LISTEN", {}, { state: "CLOSED", until: view.rows.length });
  }
  return enter(h, i, "CLOSED", { owed: NOTHING_OWED });
}

/** Whether a RST stands at RCV.NXT: behind all the peer sent, or where this end last acknowledged. */
function resetFits(i: number, row: Row, view: EndView): boolean {
  const next = view.peerNext(i);
  if (next === null || row.seq === next) return true;
  return row.seq === lastAckOf(view, i);
}

function lastAckOf(view: EndView, i: number): Seq | null {
  let acked: Seq | null = null;
  for (const row of rowsBefore(view.rows, i)) {
    if (row.from !== view.me || row.ack === null || row.foreign) continue;
    if (acked === null || lessThan(acked, row.ack)) acked = row.ack;
  }
  return acked;
}

function receiveSyn(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  if (row.seq !== view.peerIss) return h;
  const again = asked(h, i, "syn");
  if (h.state !== "SYN-RECEIVED" || !ownSynAcked(row, view)) return again;
  return enter(again, i, "ESTABLISHED");
}

const AFTER_ACK_OF_FIN: Partial<Record<State, State>> = {
  "FIN-WAIT-1": "FIN-WAIT-2",
  CLOSING: "TIME-WAIT",
  "LAST-ACK": "CLOSED",
};

function receiveAck(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  if (row.ack === null) return h;
  if (h.state === "SYN-RECEIVED") {
    return ownSynAcked(row, view) ? enter(h, i, "ESTABLISHED") : h;
  }
  const next = AFTER_ACK_OF_FIN[h.state];
  if (next === undefined || view.fin === null || row.ack !== add(view.fin, 1)) return h;
  return enter(h, i, next);
}

const AFTER_FIN: Partial<Record<State, State>> = {
  "SYN-RECEIVED": "CLOSE-WAIT",
  ESTABLISHED: "CLOSE-WAIT",
  "FIN-WAIT-1": "CLOSING",
  "FIN-WAIT-2": "TIME-WAIT",
};

function receiveFin(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  const fills = h.held !== null && reaches(row, view);
  const isFin = row.fin && (view.peerFin === null || segEnd(row) === add(view.peerFin, 1));
  if (!fills && !isFin) return h;
  if (h.gotFin) return asked(h, i, "fin");
  if (hasPassed(i, row, view)) return h;
  return takeFin(h, i);
}

/** The end took other data for the number of this FIN, and has acknowledged it. */
function hasPassed(i: number, row: Row, view: EndView): boolean {
  const acked = lastAckOf(view, i);
  return acked !== null && lessThan(segEnd(row), acked);
}

/** The peer's FIN is processed because of row `label`. */
export function takeFin(h: Hypothesis, label: number, also: Alternative | null = null): Hypothesis {
  const next = AFTER_FIN[h.state];
  if (next === undefined) return { ...h, held: null };
  return enter(asked(h, label, "fin"), label, next, { gotFin: true, held: null }, also);
}

/** Whether a row brings data that stands before the peer's FIN. */
export function reaches(row: Row, view: EndView): boolean {
  return row.len > 0 && (view.peerFin === null || lessThan(row.seq, view.peerFin));
}
