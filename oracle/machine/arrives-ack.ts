import type { RuleId } from "../rules/rules.ts";
import { enterTimeWait, textAndFin } from "./arrives-text.ts";
import { closeFirst } from "./calls.ts";
import { beginCongestion, onDuplicateAck, onNewAck } from "./congestion.ts";
import { acksSyn, isNewAck } from "./numbers.ts";
import { output } from "./output.ts";
import { heardFrom, windowOpened } from "./probing.ts";
import {
  acksFin,
  advanceUna,
  beginDataTransmission,
  noteSack,
  resendFirst,
  resendMissing,
} from "./retransmission.ts";
import { type Segment, segLen } from "./segment.ts";
import { add, lessOrEqual, lessThan, type Seq } from "./seq.ts";
import {
  acknowledge,
  apply,
  believes,
  deleteTcb,
  enter,
  resetUnknown,
  signal,
  startTimer,
  type Turn,
} from "./turn.ts";

/** Fifth: ACK (RFC 9293 §3.10.7.4). False when the segment is dropped here. */
export function arrivesAck(turn: Turn, segment: Segment, ack: Seq): boolean {
  const { tcb } = turn;
  if (tcb.state === "SYN-RECEIVED") return arrivesAckOfSyn(turn, segment, ack);
  if (lessThan(tcb.snd.nxt, ack)) {
    // rule 9293-3.10.7.4-ack-of-unsent
    acknowledge(turn, ["9293-3.10.7.4-ack-of-unsent"]);
    return false;
  }
  if (lessThan(ack, add(tcb.snd.una, -tcb.snd.max))) {
    // rule 5961-5-ack-too-old
    acknowledge(turn, ["5961-5-ack-too-old"]);
    return false;
  }
  const ours = acksFin(turn, ack);
  noteSack(turn, segment.options?.sack ?? []);
  if (isNewAck(tcb, ack)) newAck(turn, segment, ack);
  else oldAck(turn, segment, ack);
  updateWindow(turn, segment, ack);
  windowOpened(turn);
  return ours ? finAcked(turn) : tcb.state !== "CLOSING" && tcb.state !== "LAST-ACK";
}

function arrivesAckOfSyn(turn: Turn, segment: Segment, ack: Seq): boolean {
  const { tcb } = turn;
  if (!acksSyn(tcb, ack)) {
    // rule 9293-3.10.7.4-bad-ack-of-syn
    resetUnknown(turn, segment, "9293-3.10.7.4-bad-ack-of-syn");
    return false;
  }
  setWindow(turn, segment);
  advanceUna(turn, ack, echoOf(segment));
  // rule 9293-3.10.7.4-ack-of-syn
  becomeEstablished(turn, "9293-3.10.7.4-ack-of-syn");
  afterHandshake(turn);
  return true;
}

/** TSecr, the time at which the other end's newest segment left here; null without the option. */
export function echoOf(segment: Segment): number | null {
  return segment.options?.timestamps?.echo ?? null;
}

/** SND.UNA =< SEG.ACK: numbers are acknowledged for the first time. */
function newAck(turn: Turn, segment: Segment, ack: Seq): void {
  const { tcb } = turn;
  const { una } = tcb.snd;
  // rule 9293-3.10.7.4-ack
  apply(turn, "9293-3.10.7.4-ack");
  advanceUna(turn, ack, echoOf(segment));
  const { recovery } = tcb.congestion;
  onNewAck(turn, una, ack);
  if (recovery === null || !lessThan(ack, recovery.until)) return;
  if (believes(turn, "whole-window-again")) return;
  // rule 9293-3.10.8-next-of-lost
  if (recovery.by === "timeout") resendFirst(turn, ["9293-3.10.8-next-of-lost"]);
  else if (tcb.agreed?.sack === true) resendMissing(turn, ["2018-5-missing"]);
}

/** Nothing new: perhaps a duplicate ACK in the sense of RFC 5681 §2. */
function oldAck(turn: Turn, segment: Segment, ack: Seq): void {
  const { tcb } = turn;
  const { una, nxt, wnd } = tcb.snd;
  // rule 9293-3.10.7.4-duplicate-ack
  apply(turn, "9293-3.10.7.4-duplicate-ack");
  // The receiver of a probe answers, so the connection is to be kept (RFC 9293 MUST-37).
  if (tcb.probe !== null && tcb.timers.user !== null) {
    startTimer(turn, "user", tcb.config.userTimeout);
  }
  const sameWindow = windowIn(turn, segment) === wnd && wnd > 0;
  if (ack !== una || una === nxt || segLen(segment) > 0 || !sameWindow) return;
  if (!onDuplicateAck(turn)) return;
  // rule 2018-5-missing
  if (tcb.agreed?.sack === true)
    resendMissing(turn, ["5681-3.2-fast-retransmit", "2018-5-missing"]);
  else resendFirst(turn, ["5681-3.2-fast-retransmit"]);
}

/** What an ACK of our FIN does in each state that has sent one. */
function finAcked(turn: Turn): boolean {
  switch (turn.tcb.state) {
    case "FIN-WAIT-1":
      return finAckedFirst(turn);
    case "CLOSING":
      // rule 9293-3.10.7.4-closing-acked
      enterTimeWait(turn, "9293-3.10.7.4-closing-acked");
      return false;
    case "LAST-ACK":
      if (believes(turn, "last-ack-waits-2msl")) {
        startTimer(turn, "2msl", 2 * turn.tcb.config.msl);
        return false;
      }
      if (believes(turn, "passive-closer-time-wait") || believes(turn, "both-time-wait")) {
        enterTimeWait(turn, "9293-3.10.7.4-last-ack");
        return false;
      }
      // rule 9293-3.10.7.4-last-ack
      deleteTcb(turn, "9293-3.10.7.4-last-ack");
      return false;
    default:
      return true;
  }
}

/** FIN-WAIT-1: the other end has our FIN and can still send. */
function finAckedFirst(turn: Turn): boolean {
  if (believes(turn, "no-fin-wait-2")) {
    enterTimeWait(turn, "9293-3.10.7.4-fin-acked");
    return true;
  }
  if (believes(turn, "fin-closes-both")) {
    deleteTcb(turn, "9293-3.10.7.4-fin-acked");
    return false;
  }
  // rule 9293-3.10.7.4-fin-acked
  enter(turn, "FIN-WAIT-2", "9293-3.10.7.4-fin-acked");
  signal(turn, "ok");
  if (believes(turn, "fin-wait-2-times-out")) startTimer(turn, "2msl", 2 * turn.tcb.config.msl);
  return true;
}

/** The window of a segment in octets: that of a SYN is never scaled (RFC 7323 §2.2). */
function windowIn({ tcb }: Turn, segment: Segment): number {
  return segment.syn ? segment.window : segment.window * 2 ** (tcb.agreed?.sendShift ?? 0);
}

/** SND.WND, SND.WL1 and SND.WL2 as a SYN sets them. */
export function setWindow(turn: Turn, segment: Segment): void {
  const { snd } = turn.tcb;
  snd.wnd = windowIn(turn, segment);
  snd.max = Math.max(snd.max, snd.wnd);
  snd.wl1 = segment.seq;
  snd.wl2 = segment.ack ?? snd.wl2;
}

function updateWindow(turn: Turn, segment: Segment, ack: Seq): void {
  const { una, nxt, wl1, wl2 } = turn.tcb.snd;
  if (!lessOrEqual(una, ack) || !lessOrEqual(ack, nxt)) return;
  if (!lessThan(wl1, segment.seq) && !(wl1 === segment.seq && lessOrEqual(wl2, ack))) return;
  // rule 9293-3.10.7.4-window-update
  apply(turn, "9293-3.10.7.4-window-update");
  setWindow(turn, segment);
}

export function becomeEstablished(turn: Turn, rule: RuleId, bySending = false): void {
  enter(turn, "ESTABLISHED", rule, bySending);
  beginCongestion(turn, turn.tcb.rto.synTimedOut);
  beginDataTransmission(turn);
  heardFrom(turn);
}

/** What waited for ESTABLISHED: our own CLOSE, and data that came with the other end's SYN. */
export function afterHandshake(turn: Turn): void {
  const { tcb } = turn;
  const fin = tcb.finQueued;
  if (fin) closeFirst(turn);
  else output(turn, ["9293-3.10.2-send"]);
  const [held] = tcb.early;
  if (held === undefined) return;
  tcb.early = [];
  textAndFin(turn, held);
}
