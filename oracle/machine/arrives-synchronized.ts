import type { RuleId } from "../rules/rules.ts";
import { afterHandshake, arrivesAck, becomeEstablished, echoOf, setWindow } from "./arrives-ack.ts";
import { startTimeWait, textAndFin } from "./arrives-text.ts";
import { answerSyn } from "./arrives-unsynchronized.ts";
import { acksSyn, endOf, numbersOf } from "./numbers.ts";
import { output } from "./output.ts";
import { heardFrom } from "./probing.ts";
import { advanceUna, resendFirst } from "./retransmission.ts";
import type { Segment } from "./segment.ts";
import { add, inWindow, lessOrEqual, lessThan } from "./seq.ts";
import {
  acknowledge,
  answerCame,
  apply,
  believes,
  deleteTcb,
  enter,
  forget,
  form,
  isLinux,
  resetUnknown,
  send,
  sendAck,
  signal,
  stopAllTimers,
  type Turn,
} from "./turn.ts";

/** The first number of a connection that reopens TIME-WAIT lies this far beyond the last used. */
const BEYOND_OLD_NUMBERS = 65_536;

/** RFC 9293 §3.10.7.4: the checks in the order of the standard; each says whether to go on. */
export function arrivesInSynchronized(turn: Turn, segment: Segment): void {
  if (turn.tcb.state === "TIME-WAIT" && reopens(turn, segment)) return;
  heardFrom(turn);
  if (believes(turn, "ack-is-retransmitted")) answerCame(turn);
  if (isOldByTimestamp(turn, segment)) return;
  if (!isAcceptable(turn, segment)) {
    unacceptable(turn, segment);
    return;
  }
  if (segment.rst) {
    arrivesRst(turn, segment);
    return;
  }
  keepTimestamp(turn, segment);
  if (segment.syn) {
    arrivesSyn(turn, segment);
    return;
  }
  if (segment.ack === null) {
    // rule 9293-3.10.7.4-no-ack
    apply(turn, "9293-3.10.7.4-no-ack");
    return;
  }
  const goesOn = arrivesAck(turn, segment, segment.ack);
  if (goesOn && refusesText(turn, segment)) return;
  // Also in CLOSING, which ignores the rest of the segment: a FIN may still wait for the window.
  output(turn, ["9293-3.10.2-send"]);
  if (!goesOn) return;
  if (segment.len > 0 || segment.fin) textAndFin(turn, segment);
  else if (believes(turn, "pure-ack-takes-number")) countPureAck(turn, segment);
}

/** For the mutant pure-ack-takes-number. */
function countPureAck({ tcb }: Turn, { seq }: Segment): void {
  if (seq === tcb.rcv.nxt) tcb.rcv.nxt = add(seq, 1);
}

/**
 * TIME-WAIT gives way to a new SYN if that cannot be an old one: its number, or its timestamp, is
 * beyond all that this connection has seen (RFC 9293 §3.10.7.4, fourth, MAY-2; RFC 6191).
 */
function reopens(turn: Turn, segment: Segment): boolean {
  const { tcb } = turn;
  const { config, rcv } = tcb;
  if (!config.timeWaitReuse || !segment.syn || segment.ack !== null || segment.rst) return false;
  const stamp = segment.options?.timestamps?.value;
  const later = tcb.agreed?.timestamps === true && stamp !== undefined && stamp > tcb.tsRecent;
  if (!later && !lessThan(rcv.nxt, segment.seq)) return false;
  // rule 9293-3.10.7.4-time-wait-syn
  apply(turn, "9293-3.10.7.4-time-wait-syn");
  beginAnew(turn, segment);
  return true;
}

/** A SYN makes a new connection in the place of the old one, with numbers beyond the old ones. */
function beginAnew(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  const { state, config, snd } = tcb;
  const iss = add(snd.nxt, BEYOND_OLD_NUMBERS);
  stopAllTimers(turn);
  forget(turn);
  Object.assign(tcb, { config: { ...config, iss }, state, passive: true, numbered: false });
  answerSyn(turn, segment);
}

/** PAWS: a timestamp older than the newest one seen (RFC 7323 §5.3, R1). */
function isOldByTimestamp(turn: Turn, segment: Segment): boolean {
  const { tcb } = turn;
  if (tcb.agreed?.timestamps !== true || segment.rst) return false;
  const stamp = segment.options?.timestamps?.value;
  if (stamp === undefined) {
    if (segment.syn) return false;
    // rule 7323-3.2-no-timestamp
    apply(turn, "7323-3.2-no-timestamp");
    return true;
  }
  if (stamp >= tcb.tsRecent) return false;
  // rule 7323-5.3-paws
  acknowledge(turn, ["7323-5.3-paws"]);
  return true;
}

/** TS.Recent is taken from a segment that holds the next number to be acknowledged (RFC 7323 §4.3). */
function keepTimestamp(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  const stamp = segment.options?.timestamps?.value;
  if (stamp === undefined || tcb.agreed?.timestamps !== true) return;
  if (lessOrEqual(segment.seq, tcb.lastAck)) tcb.tsRecent = stamp;
}

/** Linux has no one to read for after close(): text is answered with a RST. */
function refusesText(turn: Turn, segment: Segment): boolean {
  const { state, rcv } = turn.tcb;
  if (!isLinux(turn) || (state !== "FIN-WAIT-1" && state !== "FIN-WAIT-2")) return false;
  if (segment.len === 0 || !lessThan(rcv.nxt, add(segment.seq, segment.len))) return false;
  // rule linux-data-after-close
  send(turn, form(turn, { rst: true, ack: null, seq: turn.tcb.snd.nxt, window: 0 }), [
    "linux-data-after-close",
  ]);
  deleteTcb(turn, "linux-data-after-close");
  return true;
}

/** First: the four cases of the acceptability test (RFC 9293 §3.4 table 6). */
function isAcceptable(turn: Turn, segment: Segment): boolean {
  const { nxt, wnd } = turn.tcb.rcv;
  const size = numbersOf(turn.tcb, segment);
  if (size === 0) return wnd === 0 ? segment.seq === nxt : inWindow(segment.seq, nxt, wnd);
  if (wnd === 0) return false;
  return inWindow(segment.seq, nxt, wnd) || inWindow(add(segment.seq, size - 1), nxt, wnd);
}

function unacceptable(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  if (segment.rst) {
    if (believes(turn, "rst-at-any-number")) arrivesRst(turn, segment);
    // rule 9293-3.10.7.4-rst-outside-window
    else apply(turn, "9293-3.10.7.4-rst-outside-window");
    return;
  }
  if (tcb.state === "TIME-WAIT" && segment.fin && endOf(tcb, segment) === tcb.rcv.nxt) {
    finAgain(turn, segment);
    return;
  }
  if (isLinux(turn) && repeatsSynAck(turn, segment)) return;
  takeAckAtClosedWindow(turn, segment);
  if (cameBefore(turn, segment) && believes(turn, "duplicate-not-acked")) return;
  if (cameBefore(turn, segment) && believes(turn, "duplicate-delivered")) {
    turn.effects.push({ kind: "deliver", seq: segment.seq, len: segment.len });
  }
  // rule 9293-3.10.7.4-unacceptable
  if (tcb.state !== "CLOSED") acknowledge(turn, ["9293-3.10.7.4-unacceptable"]);
  if (tcb.state !== "SYN-RECEIVED" || !segment.syn || segment.ack === null) return;
  // The other end's SYN,ACK repeats the SYN that is already counted; only its ACK is new.
  if (segment.seq !== tcb.rcv.irs || !acksSyn(tcb, segment.ack)) return;
  advanceUna(turn, segment.ack, echoOf(segment));
  setWindow(turn, segment);
  // rule 9293-3.5-simultaneous-open
  becomeEstablished(turn, "9293-3.5-simultaneous-open");
  afterHandshake(turn);
}

/** Text that lies before RCV.NXT, so that the user has it already. */
function cameBefore({ tcb }: Turn, { seq, len }: Segment): boolean {
  return len > 0 && lessThan(seq, tcb.rcv.nxt);
}

/** TIME-WAIT: the other end sends its FIN again, because the ACK of it was lost. */
function finAgain(turn: Turn, segment: Segment): void {
  if (believes(turn, "time-wait-ignores-fin")) return;
  if (believes(turn, "time-wait-resets-fin")) {
    resetUnknown(turn, segment, "9293-3.10.7.4-time-wait-fin");
    return;
  }
  // The repeated FIN lies before the window, so this is the only place that can see it.
  // rule 9293-3.10.7.4-time-wait-fin
  acknowledge(turn, ["9293-3.10.7.4-time-wait-fin"]);
  if (!believes(turn, "time-wait-not-restarted")) startTimeWait(turn);
}

/** Text finds no room in a closed window, but the ACK that comes with it counts (§3.10.7.4, first). */
function takeAckAtClosedWindow(turn: Turn, segment: Segment): void {
  const { rcv, state } = turn.tcb;
  if (rcv.wnd > 0 || segment.seq !== rcv.nxt || segment.syn || segment.ack === null) return;
  if (state === "TIME-WAIT") return;
  // rule 9293-3.10.7.4-closed-window
  apply(turn, "9293-3.10.7.4-closed-window");
  arrivesAck(turn, { ...segment, len: 0, fin: false }, segment.ack);
  output(turn, ["9293-3.10.2-send"]);
}

/** A repeated SYN means that our SYN,ACK was lost; Linux sends that again at once. */
function repeatsSynAck(turn: Turn, segment: Segment): boolean {
  const { tcb } = turn;
  if (tcb.state !== "SYN-RECEIVED" || !segment.syn || segment.ack !== null) return false;
  if (segment.seq !== tcb.rcv.irs) return false;
  // rule linux-syn-again
  resendFirst(turn, ["linux-syn-again"]);
  return true;
}

/** Second: RST, with the three cases of RFC 5961 §3. */
function arrivesRst(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  if (segment.seq !== tcb.rcv.nxt && !takesAnyRst(turn)) {
    // rule 9293-3.10.7.4-rst-challenge
    acknowledge(turn, ["9293-3.10.7.4-rst-challenge"]);
    return;
  }
  if (believes(turn, "rst-is-acknowledged")) sendAck(turn, ["9293-3.10.7.4-rst"]);
  if (tcb.state === "SYN-RECEIVED" && tcb.passive && !believes(turn, "reset-ends-listen")) {
    // rule 9293-3.10.7.4-rst-back-to-listen
    backToListen(turn, "9293-3.10.7.4-rst-back-to-listen");
    return;
  }
  if (tcb.state === "SYN-RECEIVED") signal(turn, "error: connection refused");
  else if (!isLeaving(turn)) signal(turn, "error: connection reset");
  // rule 9293-3.10.7.4-rst
  deleteTcb(turn, "9293-3.10.7.4-rst");
}

function takesAnyRst(turn: Turn): boolean {
  return believes(turn, "rst-anywhere-in-window") || believes(turn, "rst-at-any-number");
}

/** Both FINs are sent: the user has been answered and needs no "connection reset". */
function isLeaving(turn: Turn): boolean {
  return ["CLOSING", "LAST-ACK", "TIME-WAIT"].includes(turn.tcb.state);
}

function backToListen(turn: Turn, rule: RuleId): void {
  stopAllTimers(turn);
  enter(turn, "LISTEN", rule);
  forget(turn);
  Object.assign(turn.tcb, { state: "LISTEN", passive: true });
}

/** Fourth: SYN. */
function arrivesSyn(turn: Turn, segment: Segment): void {
  if (turn.tcb.state === "SYN-RECEIVED" && turn.tcb.passive) {
    // rule 9293-3.10.7.4-syn-back-to-listen
    backToListen(turn, "9293-3.10.7.4-syn-back-to-listen");
    return;
  }
  if (believes(turn, "syn-reopens-established")) {
    beginAnew(turn, segment);
    return;
  }
  if (believes(turn, "syn-resets-established")) {
    resetUnknown(turn, segment, "9293-3.10.7.4-syn-challenge");
    signal(turn, "error: connection reset");
    deleteTcb(turn, "9293-3.10.7.4-syn-challenge");
    return;
  }
  // rule 9293-3.10.7.4-syn-challenge
  acknowledge(turn, ["9293-3.10.7.4-syn-challenge"]);
}
