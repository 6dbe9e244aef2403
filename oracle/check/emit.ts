import type { State } from "../machine/connection.ts";
import { add, lessThan, type Seq } from "../machine/seq.ts";
import { answered, COST, dearer, type EndView, enter, type Hypothesis } from "./hypothesis.ts";
import { takeFin } from "./receive.ts";
import type { Row } from "./row.ts";

/** The story after the end itself has sent row `i` (no RST); dearer where it hardly could have. */
export function emit(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  if (row.syn) return row.ack === null ? emitSyn(h, i, row) : emitSynAck(h, i, row);
  const told = tellsFin(view.peerHeard ? h : implied(h, i, row), row, view);
  const sent = row.fin ? emitFin(told, i, row) : emitOther(told, row, view);
  return heard(sent, i, row, view);
}

/** Where nothing of the peer was captured, what the end sends shows what it has received. */
function implied(h: Hypothesis, i: number, row: Row): Hypothesis {
  const waits = h.state === "SYN-SENT" || h.state === "SYN-RECEIVED";
  return waits && row.ack !== null ? enter(h, i, "ESTABLISHED") : h;
}

/** Something was heard of the end: what it owed may be this. */
function heard(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  // What carries more than an ACK is an answer only where none has been given yet.
  if ((row.len > 0 || row.fin) && h.lastAnswer > h.lastAsked) return h;
  if (row.ack === null) return h;
  if (view.peerIss !== null && row.ack === add(view.peerIss, 1)) return answered(h, i, "syn");
  if (view.peerFin !== null && row.ack === add(view.peerFin, 1)) return answered(h, i, "fin");
  return h;
}

/** A copy made by the network says nothing; a sender moves its timestamp on when it sends again. */
function copied(h: Hypothesis, row: Row, honest: number): Hypothesis {
  if (row.copy === "same-time") return dearer(h, Math.min(honest, COST.networkCopy / 2));
  const late = row.verdict === "retransmission" ? COST.gap : 0;
  return dearer(h, row.copy === "equal" ? Math.min(honest, COST.networkCopy + late) : honest);
}

function emitSyn(h: Hypothesis, i: number, row: Row): Hypothesis {
  if (h.fresh) {
    // Where a SYN has met nobody its RST is missing; likelier the two SYNs have crossed.
    const opened = dearer(h, h.owed.rst * COST.unanswered);
    const owed = { ...h.owed, rst: 0 };
    return enter(opened, i, "SYN-SENT", { passive: false, owed });
  }
  if (h.state === "SYN-SENT") return h;
  return copied(h, row, COST.unlikely);
}

function emitSynAck(h: Hypothesis, i: number, row: Row): Hypothesis {
  if (h.state === "SYN-RECEIVED") return answered(h, i, "syn");
  return copied(h, row, COST.unlikely);
}

/** The acknowledgment number shows whether the peer's FIN had been processed. */
function tellsFin(h: Hypothesis, row: Row, view: EndView): Hypothesis {
  if (row.ack === null || view.peerFin === null || row.beyond) return h;
  if (lessThan(add(view.peerFin, 1), row.ack)) return h;
  const covers = lessThan(view.peerFin, row.ack);
  if (covers && !h.gotFin) {
    return h.held === null ? copied(h, row, COST.impossible) : takeLate(h, h.held, view);
  }
  if (!covers && !h.gotFin && h.held === null && reportsFin(row, view.peerFin)) {
    return dearer(h, COST.unlikely);
  }
  // A segment that was sent again may carry what was acknowledged when it was sent first.
  if (!covers && h.gotFin && row.verdict === "ok") return dearer(h, COST.unlikely);
  return h;
}

/** Its SACK names the FIN: that has arrived ahead of something. */
function reportsFin(row: Row, fin: Seq): boolean {
  return row.sack?.some(({ right }) => right === add(fin, 1)) ?? false;
}

/** The data that was missing before the FIN has come late, on its own way. */
function takeLate(h: Hypothesis, held: number, view: EndView): Hypothesis {
  const late = view.rows[held - 1];
  if (late === undefined || late.from === view.me || late.len === 0) return takeFin(h, held);
  return takeFin(h, held - 1, { state: h.state, until: held });
}

function emitFin(h: Hypothesis, i: number, row: Row): Hypothesis {
  if (!h.finSent) {
    const to = h.state === "CLOSE-WAIT" ? "LAST-ACK" : "FIN-WAIT-1";
    const fits = h.state === "ESTABLISHED" || h.state === "CLOSE-WAIT";
    const price = fits ? 0 : h.state === "SYN-RECEIVED" ? COST.tooSoon : COST.impossible;
    return enter(dearer(h, price), i, to, { finSent: true });
  }
  const unacked = h.state === "FIN-WAIT-1" || h.state === "CLOSING" || h.state === "LAST-ACK";
  if (!unacked) return copied(h, row, COST.tooLate);
  // A true repetition with the timestamp of the first is rarer than a copy.
  return row.copy === "same-time" ? dearer(h, COST.networkCopy) : h;
}

const MAY_SEND_DATA: ReadonlySet<State> = new Set(["ESTABLISHED", "CLOSE-WAIT"]);
const MAY_REPEAT_DATA: ReadonlySet<State> = new Set(["FIN-WAIT-1", "CLOSING", "LAST-ACK"]);
const UNSYNCHRONIZED: ReadonlySet<State> = new Set(["CLOSED", "LISTEN", "SYN-SENT"]);

/** It speaks of an earlier connection of the same pair, not of the SYN just taken. */
function refersElsewhere(row: Row, view: EndView): boolean {
  return row.seq === view.iss || row.elsewhere;
}

function emitOther(h: Hypothesis, row: Row, view: EndView): Hypothesis {
  if (h.fresh || UNSYNCHRONIZED.has(h.state)) return copied(h, row, 2 * COST.unlikely);
  if (!h.finSent && view.fin !== null && lessThan(view.fin, row.seq)) {
    return copied(h, row, COST.impossible);
  }
  if (h.state === "SYN-RECEIVED" && refersElsewhere(row, view)) return dearer(h, COST.unlikely);
  if (row.len === 0 || MAY_SEND_DATA.has(h.state)) return h;
  if (MAY_REPEAT_DATA.has(h.state)) return h;
  return copied(h, row, COST.unlikely);
}
