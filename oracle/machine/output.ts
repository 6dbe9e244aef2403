import type { RuleId } from "../rules/rules.ts";
import type { Unacknowledged } from "./connection.ts";
import { type Segment, segEnd } from "./segment.ts";
import { add, distance, lessOrEqual, lessThan, type Seq } from "./seq.ts";
import { apply, enter, form, remember, send, startTimer, stopTimer, type Turn } from "./turn.ts";

/** RFC 6298 §2.5 lets an RTO have a ceiling of at least 60 s. */
const RTO_CEILING = 60_000;
/** RFC 6298 §5.7. */
const RTO_AFTER_LOST_SYN = 3_000;

/** Sends a segment that takes sequence numbers, remembers it until acknowledged, moves SND.NXT. */
export function sendNew(turn: Turn, segment: Segment, why: readonly RuleId[]): void {
  const { tcb } = turn;
  const { len, syn, fin, psh } = segment;
  // rule 9293-3.4-next-number
  send(turn, segment, [...why, "9293-3.4-next-number"]);
  remember(turn, { seq: segment.seq, len, syn, fin, psh, timedFrom: turn.at });
  tcb.snd = { ...tcb.snd, nxt: segEnd(segment) };
  if (tcb.timers.rto === null) startTimer(turn, "rto", tcb.rto.ms);
  if (tcb.timers.user === null) startTimer(turn, "user", tcb.config.userTimeout);
}

/** Sends all queued data and the queued FIN that the window lets out. */
export function output(turn: Turn, why: readonly RuleId[]): void {
  const { tcb } = turn;
  for (let head = tcb.unsent[0]; head !== undefined; head = tcb.unsent[0]) {
    const len = Math.min(head.len, tcb.config.mss, usableWindow(turn));
    if (len === 0) break;
    const rest = tcb.unsent.slice(1);
    const isLast = len === head.len;
    tcb.unsent = isLast ? rest : [{ len: head.len - len }, ...rest];
    sendText(turn, len, isLast, why);
  }
  if (tcb.unsent.length > 0) {
    // rule 9293-3.8-window
    apply(turn, "9293-3.8-window");
    return;
  }
  if (tcb.finQueued && usableWindow(turn) > 0) sendWithFin(turn, 0, []);
}

/** Sends `len` octets; `isLast` when they are the end of one SEND. */
function sendText(turn: Turn, len: number, isLast: boolean, why: readonly RuleId[]): void {
  const { tcb } = turn;
  // rule 9293-3.9.1-push
  // rule 9293-3.7.1-mss
  const full: RuleId = len === tcb.config.mss ? "9293-3.7.1-mss" : "9293-3.8-window";
  const rules: RuleId[] = [...why, "9293-3.4-ack-names-next", isLast ? "9293-3.9.1-push" : full];
  const emptied = isLast && tcb.unsent.length === 0;
  if (emptied && tcb.finQueued && usableWindow(turn) > len) sendWithFin(turn, len, rules);
  else sendNew(turn, form(turn, { len, psh: isLast }), rules);
}

/** The FIN goes out, on the last data if some waits; CLOSE-WAIT is left only now (§3.10.4). */
function sendWithFin(turn: Turn, len: number, why: readonly RuleId[]): void {
  const { tcb } = turn;
  const second = tcb.state === "CLOSE-WAIT";
  // rule 9293-3.10.4-close-second
  const closing: RuleId = second ? "9293-3.10.4-close-second" : "9293-3.10.4-close-first";
  tcb.finQueued = false;
  tcb.finAt = add(tcb.snd.nxt, len);
  // rule 9293-3.6-fin-after-data
  const rules: RuleId[] = [...why, closing, "9293-3.6-fin-after-data", "9293-3.4-ack-names-next"];
  sendNew(turn, form(turn, { len, fin: true, psh: len > 0 }), rules);
  if (second) enter(turn, "LAST-ACK", closing, true);
}

/** How many more numbers SND.WND leaves free (RFC 9293 §3.8.6.2.1: the usable window). */
function usableWindow(turn: Turn): number {
  const { una, nxt, wnd } = turn.tcb.snd;
  return Math.max(0, wnd - distance(una, nxt));
}

/** Whether our FIN was sent and `ack` covers it. */
export function acksFin(turn: Turn, ack: Seq): boolean {
  const { finAt } = turn.tcb;
  return finAt !== null && lessThan(finAt, ack);
}

/** SND.UNA moves to `ack`: what it covers leaves the retransmission queue (RFC 9293 §3.10.7.4). */
export function advanceUna(turn: Turn, ack: Seq): void {
  const { tcb } = turn;
  const queue = tcb.retransmission;
  const open = queue.findIndex((entry) => !lessOrEqual(segEnd(entry), ack));
  const covered = open === -1 ? queue : queue.slice(0, open);
  const [first, ...rest] = queue.slice(covered.length);
  tcb.retransmission = first === undefined ? [] : [trimFront(first, ack), ...rest];
  tcb.snd = { ...tcb.snd, una: ack };
  measure(turn, covered);
  stopTimer(turn, "user");
  stopTimer(turn, "rto");
  // RFC 6298 §5.2 and §5.3: an ACK of new data restarts the timer, the last one stops it.
  if (tcb.retransmission.length === 0) return;
  startTimer(turn, "rto", tcb.rto.ms);
  startTimer(turn, "user", tcb.config.userTimeout);
}

/** The part of a segment that `ack` leaves unacknowledged. */
function trimFront(entry: Unacknowledged, ack: Seq): Unacknowledged {
  if (!lessThan(entry.seq, ack)) return entry;
  // Only data can be cut: a SYN goes alone, and a FIN is the last number of its segment.
  return { ...entry, seq: ack, len: entry.len - distance(entry.seq, ack) };
}

/** Computes the RTO from the round trip of the newest segment just acknowledged (RFC 6298 §2). */
function measure(turn: Turn, covered: readonly Unacknowledged[]): void {
  const { tcb } = turn;
  const newest = covered.at(-1);
  if (newest?.timedFrom === undefined) return;
  if (newest.timedFrom === null || covered.some((entry) => entry.timedFrom === null)) {
    // rule 6298-3-karn
    apply(turn, "6298-3-karn");
    return;
  }
  // rule 6298-2-rto
  apply(turn, "6298-2-rto");
  const rtt = turn.at - newest.timedFrom;
  const { srtt, rttvar } = tcb.rto;
  const nextVar = srtt === null ? rtt / 2 : 0.75 * rttvar + 0.25 * Math.abs(srtt - rtt);
  const nextSrtt = srtt === null ? rtt : 0.875 * srtt + 0.125 * rtt;
  const ms = Math.ceil(nextSrtt + Math.max(1, 4 * nextVar));
  tcb.rto = {
    ...tcb.rto,
    ms: Math.min(RTO_CEILING, Math.max(tcb.config.rto, ms)),
    srtt: nextSrtt,
    rttvar: nextVar,
  };
}

/** RFC 6298 §5.7: after a SYN that timed out the RTO is set anew when data transmission begins. */
export function beginDataTransmission(turn: Turn): void {
  const { tcb } = turn;
  if (!tcb.rto.synTimedOut) return;
  // rule 6298-5.7-syn-lost
  apply(turn, "6298-5.7-syn-lost");
  const ms = Math.max(tcb.config.rto, RTO_AFTER_LOST_SYN);
  tcb.rto = { ...tcb.rto, ms, synTimedOut: false };
}

/** The retransmission timer ran out: the first unacknowledged segment goes again, the RTO doubles. */
export function retransmit(turn: Turn): void {
  const { tcb } = turn;
  const [first, ...others] = tcb.retransmission;
  if (first === undefined) return;
  tcb.retransmission = [{ ...first, timedFrom: null }, ...others];
  // rule 6298-5.5-backoff
  const ms = Math.min(RTO_CEILING, tcb.rto.ms * 2);
  tcb.rto = { ...tcb.rto, ms, synTimedOut: tcb.rto.synTimedOut || first.syn };
  const { seq, len, syn, fin, psh } = first;
  const ack = tcb.state === "SYN-SENT" ? null : tcb.rcv.nxt;
  // rule 9293-3.10.8-retransmission
  const why: RuleId[] = ["9293-3.10.8-retransmission", "6298-5.5-backoff"];
  send(turn, form(turn, { seq, ack, len, syn, fin, psh }), why, true);
  startTimer(turn, "rto", ms);
}
