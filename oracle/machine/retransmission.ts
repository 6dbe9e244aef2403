import type { RuleId } from "../rules/rules.ts";
import { onTimeout } from "./congestion.ts";
import type { Unacknowledged } from "./connection.ts";
import { endOf } from "./numbers.ts";
import { type SackBlock, segEnd } from "./segment.ts";
import { add, distance, lessOrEqual, lessThan, type Seq } from "./seq.ts";
import {
  apply,
  believes,
  form,
  isLinux,
  ownQueue,
  send,
  startTimer,
  stopTimer,
  type Turn,
} from "./turn.ts";

/** RFC 6298 §2.5 lets an RTO have a ceiling of at least 60 s. */
const RTO_CEILING = 60_000;
/** RFC 6298 §5.7. */
const RTO_AFTER_LOST_SYN = 3_000;
/** RFC 6298 §2.4 asks for at least 1 s; Linux takes this. */
const LINUX_LEAST_RTO = 200;

/** Whether our FIN was sent and `ack` covers it. */
export function acksFin(turn: Turn, ack: Seq): boolean {
  const { finAt } = turn.tcb;
  if (believes(turn, "fin-takes-no-number")) return finAt !== null && lessOrEqual(finAt, ack);
  return finAt !== null && lessThan(finAt, ack);
}

/** SND.UNA moves to `ack`: what it covers leaves the retransmission queue (RFC 9293 §3.10.7.4). */
export function advanceUna(turn: Turn, ack: Seq, echo: number | null): void {
  const { tcb } = turn;
  const queue = ownQueue(turn);
  let covered = 0;
  for (const entry of queue) {
    if (!lessOrEqual(endOf(tcb, entry), ack)) break;
    covered += 1;
  }
  tcb.snd.una = ack;
  if (tcb.probe !== null) tcb.probe = { ...tcb.probe, out: false };
  measure(turn, queue, covered, echo);
  for (let i = 0; i < covered; i += 1) queue.shift();
  const [first] = queue;
  if (first !== undefined && lessThan(first.seq, ack)) queue[0] = trimFront(first, ack);
  // RFC 6298 §5.2 and §5.3: an ACK of new data restarts the timer, the last one stops it.
  if (tcb.retransmission.length === 0) {
    stopTimer(turn, "user");
    stopTimer(turn, "rto");
    return;
  }
  startTimer(turn, "rto", tcb.rto.ms);
  startTimer(turn, "user", tcb.config.userTimeout);
}

/** The part of a segment that `ack` leaves unacknowledged. */
function trimFront(entry: Unacknowledged, ack: Seq): Unacknowledged {
  // A SYN is the first number of its segment and a FIN the last: what is left begins with data.
  const taken = distance(entry.seq, ack) - (entry.syn ? 1 : 0);
  return { ...entry, seq: ack, syn: false, len: entry.len - taken };
}

/** Computes the RTO from the round trip of the newest of the `covered` segments (RFC 6298 §2). */
function measure(
  turn: Turn,
  queue: readonly Unacknowledged[],
  covered: number,
  echo: number | null,
): void {
  const { tcb } = turn;
  if (echo !== null && tcb.agreed?.timestamps === true) {
    // rule 7323-4-rttm
    apply(turn, "7323-4-rttm");
    takeRtt(turn, turn.at - echo);
    return;
  }
  let newest: number | null = null;
  for (let i = 0; i < covered; i += 1) {
    newest = queue[i]?.timedFrom ?? null;
    if (newest !== null) continue;
    // rule 6298-3-karn
    apply(turn, "6298-3-karn");
    return;
  }
  if (newest !== null) takeRtt(turn, turn.at - newest);
}

function takeRtt(turn: Turn, rtt: number): void {
  const { tcb } = turn;
  // rule 6298-2-rto
  apply(turn, "6298-2-rto");
  const { srtt, rttvar } = tcb.rto;
  const nextVar = srtt === null ? rtt / 2 : 0.75 * rttvar + 0.25 * Math.abs(srtt - rtt);
  const nextSrtt = srtt === null ? rtt : 0.875 * srtt + 0.125 * rtt;
  const ms = Math.ceil(nextSrtt + Math.max(1, 4 * nextVar));
  // rule linux-least-rto
  if (isLinux(turn)) apply(turn, "linux-least-rto");
  const least = isLinux(turn) ? Math.min(LINUX_LEAST_RTO, tcb.config.rto) : tcb.config.rto;
  tcb.rto.ms = Math.min(RTO_CEILING, Math.max(least, ms));
  tcb.rto.srtt = nextSrtt;
  tcb.rto.rttvar = nextVar;
}

/** RFC 6298 §5.7: after a SYN that timed out the RTO is set anew when data transmission begins. */
export function beginDataTransmission(turn: Turn): void {
  const { tcb } = turn;
  if (!tcb.rto.synTimedOut) return;
  // rule 6298-5.7-syn-lost
  apply(turn, "6298-5.7-syn-lost");
  const ms = Math.max(tcb.config.rto, RTO_AFTER_LOST_SYN);
  tcb.rto.ms = ms;
  tcb.rto.synTimedOut = false;
}

/** The retransmission timer ran out: the first unacknowledged segment goes again, the RTO doubles. */
export function retransmissionTimeout(turn: Turn): void {
  const { tcb } = turn;
  const [first] = tcb.retransmission;
  if (first === undefined) return;
  if (first.syn && believes(turn, "syn-not-retransmitted")) return;
  if (first.fin && believes(turn, "fin-not-retransmitted")) return;
  onTimeout(turn, first.timedFrom !== null);
  // RFC 2018 §8: after a timeout what the other end said it holds may have been thrown away.
  tcb.retransmission = tcb.retransmission.map((entry) =>
    entry.sacked && !believes(turn, "ack-of-one-segment") ? { ...entry, sacked: false } : entry,
  );
  // rule 6298-5.5-backoff
  const ms = believes(turn, "no-backoff") ? tcb.rto.ms : Math.min(RTO_CEILING, tcb.rto.ms * 2);
  tcb.rto.ms = ms;
  if (first.syn) tcb.rto.synTimedOut = true;
  // rule 9293-3.10.8-retransmission
  const probing = tcb.probe?.out === true;
  // rule 9293-3.8.6.1-probe
  const again: RuleId = probing ? "9293-3.8.6.1-probe" : "9293-3.10.8-retransmission";
  const last = believes(turn, "whole-window-again") ? tcb.retransmission.length : 1;
  for (let at = 0; at < last; at += 1) resend(turn, at, [again, "6298-5.5-backoff"]);
  startTimer(turn, "rto", ms);
}

/** Sends entry `at` of the retransmission queue again; it gives no RTT any more (Karn). */
function resend(turn: Turn, at: number, why: readonly RuleId[]): void {
  const { tcb } = turn;
  const entry = tcb.retransmission[at];
  if (entry === undefined) return;
  if (believes(turn, "retransmission-takes-new-number")) {
    sendUnderNewNumber(turn, at, why);
    return;
  }
  const timedFrom = believes(turn, "karn-ignored") ? entry.timedFrom : null;
  tcb.retransmission = tcb.retransmission.with(at, { ...entry, timedFrom });
  const { seq, len, syn, fin, psh } = entry;
  const ack = tcb.state === "SYN-SENT" ? null : tcb.rcv.nxt;
  send(turn, form(turn, { seq, ack, len, syn, fin, psh }), why, true);
}

/** For the mutant retransmission-takes-new-number: the segment goes again behind all the others. */
function sendUnderNewNumber(turn: Turn, at: number, why: readonly RuleId[]): void {
  const { tcb } = turn;
  const entry = tcb.retransmission[at];
  if (entry === undefined) return;
  const { len, syn, fin, psh } = entry;
  const moved = { ...entry, seq: tcb.snd.nxt, timedFrom: null };
  tcb.retransmission = [...tcb.retransmission.toSpliced(at, 1), moved];
  const ack = tcb.state === "SYN-SENT" ? null : tcb.rcv.nxt;
  send(turn, form(turn, { seq: moved.seq, ack, len, syn, fin, psh }), why, true);
  tcb.snd.nxt = endOf(tcb, moved);
  if (fin) tcb.finAt = add(moved.seq, len);
}

/** Sends the first unacknowledged segment again, and restarts the timer for it. */
export function resendFirst(turn: Turn, why: readonly RuleId[]): void {
  resend(turn, 0, why);
  startTimer(turn, "rto", turn.tcb.rto.ms);
}

/** Sends the first segment that is missing and not yet repeated; with SACK later holes follow. */
export function resendMissing(turn: Turn, why: readonly RuleId[]): void {
  const { retransmission } = turn.tcb;
  const last = retransmission.findLastIndex((entry) => entry.sacked);
  const at = retransmission.findIndex((entry, i) => {
    return !entry.sacked && entry.timedFrom !== null && (i === 0 || i < last);
  });
  if (at !== -1) resend(turn, at, why);
}

/** Notes which segments the other end says it holds (RFC 2018 §5). */
export function noteSack(turn: Turn, blocks: readonly SackBlock[]): void {
  const { tcb } = turn;
  if (tcb.agreed?.sack !== true || blocks.length === 0) return;
  // rule 2018-5-scoreboard
  apply(turn, "2018-5-scoreboard");
  tcb.retransmission = tcb.retransmission.map((entry) => {
    const held = blocks.some(({ left, right }) => {
      return lessOrEqual(left, entry.seq) && lessOrEqual(segEnd(entry), right);
    });
    return held && !entry.sacked ? { ...entry, sacked: true } : entry;
  });
}
