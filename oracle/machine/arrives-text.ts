import type { RuleId } from "../rules/rules.ts";
import type { Early } from "./connection.ts";
import { endOf } from "./numbers.ts";
import { effectiveMss } from "./options.ts";
import { output } from "./output.ts";
import { NO_RULES } from "./rule-list.ts";
import { add, distance, lessThan } from "./seq.ts";
import {
  acknowledge,
  apply,
  applyAll,
  believes,
  deleteTcb,
  enter,
  flushAck,
  sendAck,
  signal,
  startTimer,
  stopAllTimers,
  type Turn,
} from "./turn.ts";

const TEXT: readonly RuleId[] = ["9293-3.10.7.4-text"];

const FIN_RECEIVED = ["CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"];

/** Seventh and eighth: the text and the FIN, as far as they are new. */
export function textAndFin(turn: Turn, arrived: Early): void {
  const { tcb } = turn;
  if (believes(turn, "no-fin-wait-2") && tcb.state === "TIME-WAIT" && arrived.fin) {
    tcb.rcv.nxt = add(arrived.seq, arrived.len + 1);
    sendAck(turn, ["9293-3.10.7.4-fin-time-wait"]);
    return;
  }
  if (!takesText(turn)) {
    // rule 9293-3.10.7.4-text-ignored
    apply(turn, "9293-3.10.7.4-text-ignored");
    return;
  }
  const part = insideWindow(turn, arrived);
  if (believes(turn, "gap-skipped")) tcb.rcv.nxt = part.seq;
  if (lessThan(tcb.rcv.nxt, part.seq)) {
    arrivesEarly(turn, part);
    return;
  }
  // What fills a gap is acknowledged at once (RFC 5681 §4.2), text in order may wait.
  const inOrder = tcb.early.length === 0;
  const fin = inOrder ? takePiece(turn, part, true) : takeInOrder(turn, part);
  // rule 9293-3.10.7.4-text
  const rules = part.len > 0 ? TEXT : NO_RULES;
  if (fin) takeFin(turn, rules);
  else acknowledge(turn, rules, inOrder);
  applyAll(turn, rules);
}

/** Whether the other end may still send text: its FIN has not come. */
function takesText(turn: Turn): boolean {
  const { state } = turn.tcb;
  if (state === "ESTABLISHED" || state === "FIN-WAIT-1" || state === "FIN-WAIT-2") return true;
  return state === "CLOSE-WAIT" && believes(turn, "send-after-close");
}

/** Text or a FIN behind a gap. */
function arrivesEarly(turn: Turn, part: Early): void {
  if (believes(turn, "early-data-ignored")) return;
  const kept = !believes(turn, "early-data-not-kept") && keepEarly(turn, part);
  if (kept && believes(turn, "early-data-delivered")) {
    turn.effects.push({ kind: "deliver", seq: part.seq, len: part.len });
  }
  // rule 9293-3.10.7.4-text-early
  acknowledge(turn, ["9293-3.10.7.4-text-early"]);
}

/** The FIN is in order: the state changes, and it is acknowledged with what came before it. */
function takeFin(turn: Turn, text: readonly RuleId[]): void {
  const { tcb } = turn;
  const rules = [...text, arrivesFin(turn), "9293-3.4-fin-takes-one"] as const;
  // Only a mutant has answered and gone.
  if (tcb.state === "CLOSED") return;
  acknowledge(turn, rules);
  if (tcb.state !== "CLOSE-WAIT") return;
  if (believes(turn, "fin-never-carries-ack")) flushAck(turn);
  if (!believes(turn, "automatic-fin")) return;
  tcb.finQueued = true;
  output(turn, ["9293-3.10.7.4-fin"]);
}

/** Cuts what lies before RCV.NXT or behind the window (RFC 9293 §3.10.7.4, first). */
function insideWindow(turn: Turn, arrived: Early): Early {
  const { nxt, wnd } = turn.tcb.rcv;
  const old = lessThan(arrived.seq, nxt) ? distance(arrived.seq, nxt) : 0;
  const from = add(arrived.seq, old);
  const room = wnd - distance(nxt, from);
  const counted = believes(turn, "seq-counts-segments");
  // A segment of which one number is old is old as a whole, if numbers count segments.
  const left = counted && old > 0 ? 0 : Math.max(0, arrived.len - old);
  const len = Math.min(left, room);
  const whole = counted || len === arrived.len - old;
  return { seq: from, len, fin: arrived.fin && whole && len < room };
}

/**
 * Keeps what came early; the same piece twice is kept once, so that duplicates cost no memory.
 * False when it was there already.
 */
function keepEarly(turn: Turn, part: Early): boolean {
  const { early } = turn.tcb;
  const known = early.some((e) => e.seq === part.seq && e.len >= part.len && e.fin === part.fin);
  if (!known) turn.tcb.early = [...early, part];
  return !known;
}

/** Delivers all that is now in order; true when the FIN was reached. */
function takeInOrder(turn: Turn, arrived: Early): boolean {
  const { tcb } = turn;
  const waiting = [...tcb.early, arrived];
  let fin = false;
  for (let i = 0; i < waiting.length; ) {
    const piece = waiting[i];
    if (piece === undefined || lessThan(tcb.rcv.nxt, piece.seq)) {
      i += 1;
      continue;
    }
    waiting.splice(i, 1);
    i = 0;
    fin = takePiece(turn, piece, piece === arrived) || fin;
  }
  tcb.early = waiting;
  return fin;
}

function takePiece(turn: Turn, piece: Early, isNew: boolean): boolean {
  const { rcv } = turn.tcb;
  const skip = distance(piece.seq, rcv.nxt);
  if (skip > piece.len) return false;
  if (!isNew && believes(turn, "early-data-delivered")) {
    rcv.nxt = endOf(turn.tcb, { ...piece, syn: false });
    return piece.fin;
  }
  takeText(turn, piece.len - skip, piece.fin);
  return piece.fin;
}

/** Text in order: RCV.NXT moves over it, and it goes to the user or waits for a RECEIVE. */
export function takeText(turn: Turn, len: number, fin: boolean): void {
  const { tcb } = turn;
  const seq = tcb.rcv.nxt;
  tcb.rcv.nxt = endOf(tcb, { seq, len, fin, syn: false });
  if (len === 0) return;
  if (!tcb.config.receives) {
    turn.effects.push({ kind: "deliver", seq, len });
    return;
  }
  // rule 9293-3.8.6-window-shrinks
  apply(turn, "9293-3.8.6-window-shrinks");
  tcb.unread += len;
  tcb.rcv.wnd -= len;
  if (tcb.wanted > 0) readBuffer(turn, tcb.wanted);
}

/** Gives the user up to `len` of the octets that wait; what is missing is still wanted (§3.10.3). */
export function readBuffer(turn: Turn, len: number): void {
  const { tcb } = turn;
  const taken = Math.min(len, tcb.unread);
  tcb.wanted = len - taken;
  if (taken === 0) return;
  // The FIN has taken one number behind the last octet.
  const end = FIN_RECEIVED.includes(tcb.state) ? add(tcb.rcv.nxt, -1) : tcb.rcv.nxt;
  turn.effects.push({ kind: "deliver", seq: add(end, -tcb.unread), len: taken });
  tcb.unread -= taken;
  openWindow(turn);
}

/** The window grows again, but only by steps worth a segment (RFC 9293 §3.8.6.2.2). */
function openWindow(turn: Turn): void {
  const { tcb } = turn;
  const { window } = tcb.config;
  const free = window - tcb.unread;
  const step = Math.min(Math.ceil(window / 2), effectiveMss(tcb));
  if (free - tcb.rcv.wnd < step && free < window) return;
  const grown = free - tcb.rcv.wnd;
  tcb.rcv.wnd = free;
  if (grown < step || FIN_RECEIVED.includes(tcb.state)) return;
  // rule 9293-3.8.6.2.2-window-grows
  sendAck(turn, ["9293-3.8.6.2.2-window-grows", "9293-3.4-ack-names-next"]);
}

/** Eighth: the FIN is in order; which state it leads to. */
function arrivesFin(turn: Turn): RuleId {
  signal(turn, "connection closing");
  turn.tcb.early = [];
  switch (turn.tcb.state) {
    case "FIN-WAIT-1":
      if (believes(turn, "no-closing")) {
        enterTimeWait(turn, "9293-3.10.7.4-fin-closing");
        return "9293-3.10.7.4-fin-closing";
      }
      // Our FIN is not acknowledged: had it been, the fifth check would have left FIN-WAIT-2.
      // rule 9293-3.10.7.4-fin-closing
      enter(turn, "CLOSING", "9293-3.10.7.4-fin-closing");
      return "9293-3.10.7.4-fin-closing";
    case "FIN-WAIT-2":
      // rule 9293-3.10.7.4-fin-time-wait
      enterTimeWait(turn, "9293-3.10.7.4-fin-time-wait");
      return "9293-3.10.7.4-fin-time-wait";
    default:
      // rule 9293-3.10.7.4-fin
      enter(turn, "CLOSE-WAIT", "9293-3.10.7.4-fin");
      if (believes(turn, "close-wait-times-out")) startTimeWait(turn);
      if (believes(turn, "fin-closes-both")) answerAndDelete(turn, "9293-3.10.7.4-fin");
      return "9293-3.10.7.4-fin";
  }
}

/** TIME-WAIT: all other timers stop, 2MSL starts (RFC 9293 §3.10.7.4). */
export function enterTimeWait(turn: Turn, rule: RuleId): void {
  const { state } = turn.tcb;
  const active = state !== "LAST-ACK";
  if (believes(turn, "no-time-wait") || (active && believes(turn, "passive-closer-time-wait"))) {
    if (state === "CLOSING") deleteTcb(turn, rule);
    else answerAndDelete(turn, rule);
    return;
  }
  stopAllTimers(turn);
  enter(turn, "TIME-WAIT", rule);
  startTimeWait(turn);
}

/** 2MSL begin, or begin anew. */
export function startTimeWait(turn: Turn): void {
  const { msl } = turn.tcb.config;
  startTimer(turn, "2msl", believes(turn, "one-msl") ? msl : 2 * msl);
}

/** For mutants that have no state in which to wait: the ACK goes out while the TCB is there. */
function answerAndDelete(turn: Turn, rule: RuleId): void {
  sendAck(turn, [rule, "9293-3.4-ack-names-next"]);
  deleteTcb(turn, rule);
}
