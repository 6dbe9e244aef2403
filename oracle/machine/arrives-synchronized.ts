import type { RuleId } from "../rules/rules.ts";
import { enterTimeWait, textAndFin } from "./arrives-text.ts";
import { closeFirst } from "./calls.ts";
import { closedConnection } from "./connection.ts";
import { acksFin, advanceUna, beginDataTransmission, output } from "./output.ts";
import { type Segment, segEnd, segLen } from "./segment.ts";
import { add, inWindow, isBetween, lessOrEqual, lessThan } from "./seq.ts";
import {
  acknowledge,
  apply,
  deleteTcb,
  enter,
  resetUnknown,
  signal,
  startTimer,
  stopTimer,
  type Turn,
} from "./turn.ts";

/** RFC 9293 §3.10.7.4: the checks in the order of the standard; each says whether to go on. */
export function arrivesInSynchronized(turn: Turn, segment: Segment): void {
  if (!isAcceptable(turn, segment)) {
    unacceptable(turn, segment);
    return;
  }
  if (segment.rst) {
    arrivesRst(turn, segment);
    return;
  }
  if (segment.syn) {
    arrivesSyn(turn);
    return;
  }
  if (segment.ack === null) {
    // rule 9293-3.10.7.4-no-ack
    apply(turn, "9293-3.10.7.4-no-ack");
    return;
  }
  const goesOn = arrivesAck(turn, segment, segment.ack);
  // Also in CLOSING, which ignores the rest of the segment: a FIN may still wait for the window.
  output(turn, ["9293-3.10.2-send"]);
  if (!goesOn) return;
  if (segment.len > 0 || segment.fin) textAndFin(turn, segment);
}

/** First: the four cases of the acceptability test (RFC 9293 §3.4 table 6). */
function isAcceptable(turn: Turn, segment: Segment): boolean {
  const { nxt, wnd } = turn.tcb.rcv;
  const size = segLen(segment);
  if (size === 0) return wnd === 0 ? segment.seq === nxt : inWindow(segment.seq, nxt, wnd);
  if (wnd === 0) return false;
  return inWindow(segment.seq, nxt, wnd) || inWindow(add(segment.seq, size - 1), nxt, wnd);
}

function unacceptable(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  if (segment.rst) {
    // rule 9293-3.10.7.4-rst-outside-window
    apply(turn, "9293-3.10.7.4-rst-outside-window");
    return;
  }
  if (tcb.state === "TIME-WAIT" && segment.fin && segEnd(segment) === tcb.rcv.nxt) {
    // The repeated FIN lies before the window, so this is the only place that can see it.
    // rule 9293-3.10.7.4-time-wait-fin
    acknowledge(turn, ["9293-3.10.7.4-time-wait-fin"]);
    startTimer(turn, "2msl", 2 * tcb.config.msl);
    return;
  }
  // rule 9293-3.10.7.4-unacceptable
  acknowledge(turn, ["9293-3.10.7.4-unacceptable"]);
  if (tcb.state !== "SYN-RECEIVED" || !segment.syn || segment.ack === null) return;
  // The other end's SYN,ACK repeats the SYN that is already counted; only its ACK is new.
  if (segment.seq !== tcb.rcv.irs || !isBetween(tcb.snd.una, segment.ack, tcb.snd.nxt)) return;
  advanceUna(turn, segment.ack);
  setWindow(turn, segment);
  // rule 9293-3.5-simultaneous-open
  becomeEstablished(turn, "9293-3.5-simultaneous-open");
  afterHandshake(turn);
}

/** Second: RST, with the three cases of RFC 5961 §3. */
function arrivesRst(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  if (segment.seq !== tcb.rcv.nxt) {
    // rule 9293-3.10.7.4-rst-challenge
    acknowledge(turn, ["9293-3.10.7.4-rst-challenge"]);
    return;
  }
  if (tcb.state === "SYN-RECEIVED" && tcb.passive) {
    // rule 9293-3.10.7.4-rst-back-to-listen
    backToListen(turn, "9293-3.10.7.4-rst-back-to-listen");
    return;
  }
  if (tcb.state === "SYN-RECEIVED") signal(turn, "error: connection refused");
  else if (!isLeaving(turn)) signal(turn, "error: connection reset");
  // rule 9293-3.10.7.4-rst
  deleteTcb(turn, "9293-3.10.7.4-rst");
}

/** Both FINs are sent: the user has been answered and needs no "connection reset". */
function isLeaving(turn: Turn): boolean {
  return ["CLOSING", "LAST-ACK", "TIME-WAIT"].includes(turn.tcb.state);
}

function backToListen(turn: Turn, rule: RuleId): void {
  stopTimer(turn, "rto");
  stopTimer(turn, "user");
  const { tcb } = turn;
  enter(turn, "LISTEN", rule);
  Object.assign(tcb, { ...closedConnection(tcb.config), state: "LISTEN", passive: true });
}

/** Fourth: SYN. */
function arrivesSyn(turn: Turn): void {
  if (turn.tcb.state === "SYN-RECEIVED" && turn.tcb.passive) {
    // rule 9293-3.10.7.4-syn-back-to-listen
    backToListen(turn, "9293-3.10.7.4-syn-back-to-listen");
    return;
  }
  // rule 9293-3.10.7.4-syn-challenge
  acknowledge(turn, ["9293-3.10.7.4-syn-challenge"]);
}

/** Fifth: ACK. False when the segment is dropped here. */
function arrivesAck(turn: Turn, segment: Segment, ack: Turn["tcb"]["snd"]["una"]): boolean {
  const { tcb } = turn;
  if (tcb.state === "SYN-RECEIVED") {
    if (!isBetween(tcb.snd.una, ack, tcb.snd.nxt)) {
      // rule 9293-3.10.7.4-bad-ack-of-syn
      resetUnknown(turn, segment, "9293-3.10.7.4-bad-ack-of-syn");
      return false;
    }
    setWindow(turn, segment);
    advanceUna(turn, ack);
    // rule 9293-3.10.7.4-ack-of-syn
    becomeEstablished(turn, "9293-3.10.7.4-ack-of-syn");
    afterHandshake(turn);
    return true;
  }
  if (lessThan(tcb.snd.nxt, ack)) {
    // rule 9293-3.10.7.4-ack-of-unsent
    acknowledge(turn, ["9293-3.10.7.4-ack-of-unsent"]);
    return false;
  }
  const ours = acksFin(turn, ack);
  if (lessThan(tcb.snd.una, ack)) {
    // rule 9293-3.10.7.4-ack
    apply(turn, "9293-3.10.7.4-ack");
    advanceUna(turn, ack);
  } else {
    // rule 9293-3.10.7.4-duplicate-ack
    apply(turn, "9293-3.10.7.4-duplicate-ack");
  }
  updateWindow(turn, segment, ack);
  return ours ? finAcked(turn) : tcb.state !== "CLOSING" && tcb.state !== "LAST-ACK";
}

/** What an ACK of our FIN does in each state that has sent one. */
function finAcked(turn: Turn): boolean {
  switch (turn.tcb.state) {
    case "FIN-WAIT-1":
      // rule 9293-3.10.7.4-fin-acked
      enter(turn, "FIN-WAIT-2", "9293-3.10.7.4-fin-acked");
      signal(turn, "ok");
      return true;
    case "CLOSING":
      // rule 9293-3.10.7.4-closing-acked
      enterTimeWait(turn, "9293-3.10.7.4-closing-acked");
      return false;
    case "LAST-ACK":
      // rule 9293-3.10.7.4-last-ack
      deleteTcb(turn, "9293-3.10.7.4-last-ack");
      return false;
    default:
      return true;
  }
}

/** SND.WND, SND.WL1 and SND.WL2 as a SYN sets them. */
export function setWindow(turn: Turn, segment: Segment): void {
  const { snd } = turn.tcb;
  turn.tcb.snd = { ...snd, wnd: segment.window, wl1: segment.seq, wl2: segment.ack ?? snd.wl2 };
}

function updateWindow(turn: Turn, segment: Segment, ack: Turn["tcb"]["snd"]["una"]): void {
  const { una, nxt, wl1, wl2 } = turn.tcb.snd;
  if (!lessOrEqual(una, ack) || !lessOrEqual(ack, nxt)) return;
  if (!lessThan(wl1, segment.seq) && !(wl1 === segment.seq && lessOrEqual(wl2, ack))) return;
  // rule 9293-3.10.7.4-window-update
  apply(turn, "9293-3.10.7.4-window-update");
  setWindow(turn, segment);
}

export function becomeEstablished(turn: Turn, rule: RuleId): void {
  enter(turn, "ESTABLISHED", rule);
  beginDataTransmission(turn);
}

/** What waited for ESTABLISHED: our own CLOSE, and data that came with the other end's SYN. */
function afterHandshake(turn: Turn): void {
  const { tcb } = turn;
  const fin = tcb.finQueued;
  if (fin) closeFirst(turn);
  else output(turn, ["9293-3.10.2-send"]);
  const [held] = tcb.early;
  if (held === undefined) return;
  tcb.early = [];
  textAndFin(turn, held);
}
