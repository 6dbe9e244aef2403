import type { RuleId } from "../rules/rules.ts";
import type {
  Connection,
  Effect,
  Signal,
  State,
  Step,
  TimerKind,
  Unacknowledged,
} from "./connection.ts";
import { closedConnection } from "./connection.ts";
import type { Segment } from "./segment.ts";
import { add, seq } from "./seq.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One call of `step` under way. The draft is a copy that never leaves the turn before it is
 * finished, so writing to it keeps `step` pure and saves a copy of the TCB for every field.
 */
export type Turn = {
  readonly at: number;
  readonly tcb: Writable<Connection>;
  readonly effects: Effect[];
  readonly rules: Set<RuleId>;
  /** The user calls in this same instant: an acknowledgment may wait for what it sends. */
  readonly holdAck: boolean;
  /** This turn's own copy of the retransmission queue, once it has added to it. */
  queue: Unacknowledged[] | null;
};

export function beginTurn(connection: Connection, at: number, holdAck: boolean): Turn {
  return { at, tcb: { ...connection }, effects: [], rules: new Set(), holdAck, queue: null };
}

export function finishTurn(turn: Turn): Step {
  return { connection: turn.tcb, effects: turn.effects, rules: [...turn.rules] };
}

/** Adds to the retransmission queue; a burst of n segments copies the queue once, not n times. */
export function remember(turn: Turn, entry: Unacknowledged): void {
  if (turn.queue === null || turn.queue !== turn.tcb.retransmission) {
    turn.queue = [...turn.tcb.retransmission];
    turn.tcb.retransmission = turn.queue;
  }
  turn.queue.push(entry);
}

/** Notes that a rule applied. */
export function apply(turn: Turn, ...ids: readonly RuleId[]): void {
  for (const id of ids) turn.rules.add(id);
}

export function signal(turn: Turn, text: Signal): void {
  turn.effects.push({ kind: "signal", signal: text });
}

/** Goes to another state because of `rule`. */
export function enter(turn: Turn, to: State, rule: RuleId, bySending = false): void {
  apply(turn, rule);
  turn.effects.push({ kind: "enter", from: turn.tcb.state, to, rule, bySending });
  turn.tcb.state = to;
}

/** Starts a timer that ends `ms` from now; a running one starts anew. */
export function startTimer(turn: Turn, timer: TimerKind, ms: number): void {
  const until = turn.at + ms;
  turn.tcb.timers = { ...turn.tcb.timers, [timer]: until };
  turn.effects.push({ kind: "timer", timer, until, ms });
}

export function stopTimer(turn: Turn, timer: TimerKind): void {
  if (turn.tcb.timers[timer] === null) return;
  turn.tcb.timers = { ...turn.tcb.timers, [timer]: null };
  turn.effects.push({ kind: "timer", timer, until: null, ms: 0 });
}

/** Deletes the TCB and enters CLOSED (RFC 9293 §3.10); queues and timers go with it. */
export function deleteTcb(turn: Turn, rule: RuleId, bySending = false): void {
  for (const timer of ["rto", "2msl", "user"] as const) stopTimer(turn, timer);
  enter(turn, "CLOSED", rule, bySending);
  Object.assign(turn.tcb, closedConnection(turn.tcb.config));
}

/** The parts of a segment that differ from an ACK at SND.NXT. */
type SegmentParts = Partial<Segment>;

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, with what `parts` changes. */
export function form(turn: Turn, parts: SegmentParts): Segment {
  const { snd, rcv } = turn.tcb;
  const plain = { syn: false, fin: false, rst: false, psh: false, len: 0, window: rcv.wnd };
  return { seq: snd.nxt, ack: rcv.nxt, ...plain, ...parts };
}

/** Hands a segment to the network. One with an ACK pays whatever acknowledgment is owed. */
export function send(turn: Turn, segment: Segment, why: readonly RuleId[], again = false): void {
  const owed = segment.ack === null ? null : turn.tcb.ackOwed;
  const rules = [...new Set([...why, ...(owed ?? [])])];
  if (segment.ack !== null) turn.tcb.ackOwed = null;
  apply(turn, ...rules);
  turn.effects.push({ kind: "send", segment, retransmission: again, rules });
}

/**
 * Acknowledges what has arrived: at once, or with the next segment of this instant when the user
 * is about to call. RFC 9293 §3.8.6.3 lets an ACK wait for up to 500 ms; here it waits 0 ms.
 */
export function acknowledge(turn: Turn, why: readonly RuleId[]): void {
  // rule 9293-3.4-ack-names-next
  const rules: RuleId[] = [...(turn.tcb.ackOwed ?? []), ...why, "9293-3.4-ack-names-next"];
  turn.tcb.ackOwed = rules;
  if (!turn.holdAck) flushAck(turn);
}

/** Sends an acknowledgment that is still owed. */
export function flushAck(turn: Turn): void {
  if (turn.tcb.ackOwed === null) return;
  // rule 9293-3.4-next-number
  send(turn, form(turn, {}), [...turn.tcb.ackOwed, "9293-3.4-next-number"]);
}

/** Resets what sent `cause` although no connection here knows it (RFC 9293 §3.5.2). */
export function resetUnknown(turn: Turn, cause: Segment, why: RuleId): void {
  const bare = { seq: seq(0), syn: false, fin: false, rst: true, psh: false, len: 0, window: 0 };
  if (cause.ack !== null) {
    // rule 9293-3.5.2-rst-seq-from-ack
    send(turn, { ...bare, seq: cause.ack, ack: null }, [why, "9293-3.5.2-rst-seq-from-ack"]);
    return;
  }
  // rule 9293-3.5.2-rst-seq-zero
  const taken = cause.len + (cause.syn ? 1 : 0) + (cause.fin ? 1 : 0);
  send(turn, { ...bare, ack: add(cause.seq, taken) }, [why, "9293-3.5.2-rst-seq-zero"]);
}
