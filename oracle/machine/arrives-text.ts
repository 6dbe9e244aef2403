import type { RuleId } from "../rules/rules.ts";
import type { Early } from "./connection.ts";
import { add, distance, lessThan } from "./seq.ts";
import { acknowledge, apply, enter, signal, startTimer, stopTimer, type Turn } from "./turn.ts";

/** Seventh and eighth: the text and the FIN, as far as they are new. */
export function textAndFin(turn: Turn, arrived: Early): void {
  const { tcb } = turn;
  if (!["ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2"].includes(tcb.state)) {
    // rule 9293-3.10.7.4-text-ignored
    apply(turn, "9293-3.10.7.4-text-ignored");
    return;
  }
  const part = insideWindow(turn, arrived);
  if (lessThan(tcb.rcv.nxt, part.seq)) {
    keepEarly(turn, part);
    // rule 9293-3.10.7.4-text-early
    acknowledge(turn, ["9293-3.10.7.4-text-early"]);
    return;
  }
  const rules: RuleId[] = [];
  tcb.early = [...tcb.early, part];
  const fin = takeInOrder(turn);
  // rule 9293-3.10.7.4-text
  if (part.len > 0) rules.push("9293-3.10.7.4-text");
  acknowledge(turn, fin ? [...rules, arrivesFin(turn), "9293-3.4-fin-takes-one"] : rules);
  apply(turn, ...rules);
}

/** Cuts what lies before RCV.NXT or behind the window (RFC 9293 §3.10.7.4, first). */
function insideWindow(turn: Turn, arrived: Early): Early {
  const { nxt, wnd } = turn.tcb.rcv;
  const old = lessThan(arrived.seq, nxt) ? distance(arrived.seq, nxt) : 0;
  const from = add(arrived.seq, old);
  const room = wnd - distance(nxt, from);
  const len = Math.min(Math.max(0, arrived.len - old), room);
  const whole = len === arrived.len - old;
  return { seq: from, len, fin: arrived.fin && whole && len < room };
}

/** Keeps what came early; the same piece twice is kept once, so that duplicates cost no memory. */
function keepEarly(turn: Turn, part: Early): void {
  const { early } = turn.tcb;
  const known = early.some((e) => e.seq === part.seq && e.len >= part.len && e.fin === part.fin);
  if (!known) turn.tcb.early = [...early, part];
}

/** Delivers all that is now in order; true when the FIN was reached. */
function takeInOrder(turn: Turn): boolean {
  const { tcb } = turn;
  const waiting = [...tcb.early];
  let fin = false;
  for (let i = 0; i < waiting.length; ) {
    const piece = waiting[i];
    if (piece === undefined || lessThan(tcb.rcv.nxt, piece.seq)) {
      i += 1;
      continue;
    }
    waiting.splice(i, 1);
    i = 0;
    fin = takePiece(turn, piece) || fin;
  }
  tcb.early = waiting;
  return fin;
}

function takePiece(turn: Turn, piece: Early): boolean {
  const { rcv } = turn.tcb;
  const skip = distance(piece.seq, rcv.nxt);
  if (skip > piece.len) return false;
  const len = piece.len - skip;
  if (len > 0) turn.effects.push({ kind: "deliver", seq: rcv.nxt, len });
  turn.tcb.rcv = { ...rcv, nxt: add(rcv.nxt, len + (piece.fin ? 1 : 0)) };
  return piece.fin;
}

/** Eighth: the FIN is in order; which state it leads to. */
function arrivesFin(turn: Turn): RuleId {
  signal(turn, "connection closing");
  turn.tcb.early = [];
  switch (turn.tcb.state) {
    case "FIN-WAIT-1":
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
      return "9293-3.10.7.4-fin";
  }
}

/** TIME-WAIT: all other timers stop, 2MSL starts (RFC 9293 §3.10.7.4). */
export function enterTimeWait(turn: Turn, rule: RuleId): void {
  stopTimer(turn, "rto");
  stopTimer(turn, "user");
  enter(turn, "TIME-WAIT", rule);
  startTimer(turn, "2msl", 2 * turn.tcb.config.msl);
}
