import type { RuleId } from "../rules/rules.ts";
import { restartAfterIdle } from "./congestion.ts";
import type { Connection } from "./connection.ts";
import { endOf, numbersOf } from "./numbers.ts";
import { effectiveMss } from "./options.ts";
import { joined, NEXT_NUMBER } from "./rule-list.ts";
import type { Segment } from "./segment.ts";
import { add, distance } from "./seq.ts";
import {
  apply,
  believes,
  enter,
  form,
  ownQueue,
  send,
  startTimer,
  stopTimer,
  type Turn,
} from "./turn.ts";

/** No window is larger (RFC 7323 §2.3). */
const LARGEST_WINDOW = 2 ** 30;

/** Sends a segment that takes sequence numbers, remembers it until acknowledged, moves SND.NXT. */
export function sendNew(turn: Turn, segment: Segment, why: readonly RuleId[]): void {
  const { tcb } = turn;
  const { len, syn, fin, psh } = segment;
  // rule 9293-3.4-next-number
  send(turn, segment, joined(why, NEXT_NUMBER));
  // What takes no number cannot be acknowledged, so there is nothing to wait for (mutants only).
  if (numbersOf(tcb, segment) === 0) return;
  const entry = { seq: segment.seq, len, syn, fin, psh, timedFrom: turn.at, sacked: false };
  ownQueue(turn).push(entry);
  tcb.snd.nxt = endOf(tcb, segment);
  tcb.lastSent = turn.at;
  if (tcb.timers.rto === null) startTimer(turn, "rto", tcb.rto.ms);
  if (tcb.timers.user === null) startTimer(turn, "user", tcb.config.userTimeout);
}

/** Sends all queued data and the queued FIN that the windows let out. */
export function output(turn: Turn, why: readonly RuleId[]): void {
  const { tcb } = turn;
  if (tcb.unsent.length > 0) restartAfterIdle(turn);
  while (tcb.unsent.length > 0) {
    const len = sendable(turn);
    if (len === 0) break;
    sendText(turn, len, why);
  }
  if (tcb.unsent.length > 0) {
    // rule 9293-3.8-window
    apply(turn, "9293-3.8-window");
  } else if (tcb.finQueued && usableWindow(tcb) > 0) sendWithFin(turn, 0, []);
  persist(turn);
}

/** How many octets the next segment may carry now; 0 when it has to wait. */
function sendable(turn: Turn): number {
  const { tcb } = turn;
  const { una, nxt, max } = tcb.snd;
  const mss = effectiveMss(tcb);
  const waiting = waitingTogether(tcb);
  const usable = usableWindow(tcb);
  const len = Math.min(waiting, mss, usable);
  if (len === 0 || len > congestionRoom(tcb, len)) {
    // rule 5681-3.1-cwnd
    if (len > 0) apply(turn, "5681-3.1-cwnd");
    return 0;
  }
  if (len === mss) return len;
  if (tcb.config.nagle && una !== nxt) {
    // rule 9293-3.7.4-nagle
    apply(turn, "9293-3.7.4-nagle");
    return 0;
  }
  // What is left is the end of a SEND, which is pushed, or a large part of the window.
  if (len === waiting || len * 2 >= max) return len;
  // rule 9293-3.8.6.2.1-silly-window
  apply(turn, "9293-3.8.6.2.1-silly-window");
  return 0;
}

/** Octets that may share a segment: of one SEND, or with Nagle of all that wait. */
function waitingTogether({ unsent, config }: Connection): number {
  if (config.nagle) return unsent.reduce((sum, queued) => sum + queued.len, 0);
  return unsent[0]?.len ?? 0;
}

/** What cwnd leaves free; something may always be out (RFC 5681 §3.1). */
function congestionRoom(tcb: Connection, len: number): number {
  const { una, nxt } = tcb.snd;
  if (tcb.config.congestion === "none" || una === nxt) return len;
  if (tcb.config.mutant === "no-congestion-window") return len;
  const { cwnd, duplicates, recovery } = tcb.congestion;
  const extra = recovery === null ? Math.min(2, duplicates) * effectiveMss(tcb) : 0;
  return cwnd + extra - distance(una, nxt);
}

/** Takes `len` octets from the front of the queue; true when they end a SEND. */
function takeUnsent(turn: Turn, len: number): boolean {
  const { tcb } = turn;
  let left = len;
  let rest = tcb.unsent;
  for (let head = rest[0]; head !== undefined && left > 0; head = rest[0]) {
    const taken = Math.min(left, head.len);
    left -= taken;
    const kept = head.len - taken;
    rest = kept === 0 ? rest.slice(1) : rest.with(0, { len: kept });
    if (left === 0) {
      tcb.unsent = rest;
      return kept === 0;
    }
  }
  tcb.unsent = rest;
  return true;
}

/** Sends `len` octets of those that wait. */
export function sendText(turn: Turn, len: number, why: readonly RuleId[]): void {
  const { tcb } = turn;
  const isLast = takeUnsent(turn, len);
  const psh = isLast || believes(turn, "every-segment-pushed");
  // rule 9293-3.9.1-push
  // rule 9293-3.7.1-mss
  const full: RuleId = len === effectiveMss(tcb) ? "9293-3.7.1-mss" : "9293-3.8-window";
  const rules: RuleId[] = [...why, "9293-3.4-ack-names-next", isLast ? "9293-3.9.1-push" : full];
  const emptied = isLast && tcb.unsent.length === 0;
  if (emptied && tcb.finQueued && usableWindow(tcb) > len) sendWithFin(turn, len, rules);
  else sendNew(turn, form(turn, { len, psh }), rules);
}

/** The FIN goes out, on the last data if some waits; CLOSE-WAIT is left only now (§3.10.4). */
export function sendWithFin(turn: Turn, len: number, why: readonly RuleId[]): void {
  const { tcb } = turn;
  const second = tcb.state === "CLOSE-WAIT";
  // rule 9293-3.10.4-close-second
  const closing: RuleId = second ? "9293-3.10.4-close-second" : "9293-3.10.4-close-first";
  tcb.finQueued = false;
  tcb.finAt = add(tcb.snd.nxt, len);
  // rule 9293-3.6-fin-after-data
  const rules = joined(why, [closing, "9293-3.6-fin-after-data", "9293-3.4-ack-names-next"]);
  sendNew(turn, form(turn, { len, fin: true, psh: len > 0 }), rules);
  if (second) enter(turn, "LAST-ACK", closing, true);
}

/** How many more numbers SND.WND leaves free (RFC 9293 §3.8.6.2.1: the usable window). */
export function usableWindow({ snd, config }: Connection): number {
  if (config.mutant === "window-ignored") return LARGEST_WINDOW;
  return Math.max(0, snd.wnd - distance(snd.una, snd.nxt));
}

/** Something waits, nothing is out that an ACK could answer: only a timer can go on. */
function persist(turn: Turn): void {
  const { tcb } = turn;
  const waits = tcb.unsent.length > 0 || tcb.finQueued;
  if (!waits || tcb.retransmission.length > 0) {
    stopTimer(turn, "persist");
    if (!waits) tcb.probe = null;
    return;
  }
  if (tcb.timers.persist !== null || believes(turn, "window-never-probed")) return;
  // rule 9293-3.8.6.1-persist
  apply(turn, "9293-3.8.6.1-persist");
  tcb.probe ??= { out: false, ms: tcb.rto.ms };
  startTimer(turn, "persist", tcb.probe.ms);
}
