import type { MutantId } from "../mutants/mutants.ts";
import type { RuleId } from "../rules/rules.ts";
import type {
  Connection,
  Effect,
  Signal,
  State,
  TcpEvent,
  TimerKind,
  Unacknowledged,
} from "./connection.ts";
import { clear, type Draft, draftOf } from "./draft.ts";
import { writtenAck } from "./numbers.ts";
import { optionsOf } from "./options.ts";
import { joined, NAMES_NEXT, NEXT_NUMBER, NO_RULES } from "./rule-list.ts";
import type { Segment } from "./segment.ts";
import { add, seq } from "./seq.ts";

const TIMER_KINDS = [
  "rto",
  "2msl",
  "user",
  "persist",
  "delayed-ack",
  "keepalive",
  "quiet",
] as const satisfies readonly TimerKind[];

/**
 * One event after the other at one end. `tcb` is a copy that belongs to the turn, so writing to it
 * changes no connection that anybody else has seen.
 */
export type Turn = {
  readonly mutant: MutantId | null;
  readonly tcb: Draft;
  /** What this event has led to. */
  readonly effects: Effect[];
  readonly rules: RuleId[];
  at: number;
  /** The user calls in this same instant: an acknowledgment may wait for what it sends. */
  holdAck: boolean;
  /** The segment that arrives; null for a call or a timeout. */
  arrived: Segment | null;
  /** A timer was started or stopped. */
  timed: boolean;
  /** The retransmission queue once it belongs to the turn as well. */
  queue: Unacknowledged[] | null;
};

/** A turn at one end, whose connection stays as it is. */
export function newTurn(connection: Connection): Turn {
  return {
    mutant: connection.config.mutant,
    tcb: draftOf(connection),
    effects: [],
    rules: [],
    at: 0,
    holdAck: false,
    arrived: null,
    timed: false,
    queue: null,
  };
}

/** Forgets what the last event led to: the next one happens. */
export function beginEvent(turn: Turn, event: TcpEvent): void {
  const arrives = event.kind === "segment";
  turn.at = event.at;
  turn.holdAck = arrives && event.holdAck === true;
  turn.arrived = arrives ? event.segment : null;
  turn.timed = false;
  empty(turn.effects);
  empty(turn.rules);
}

/** Popped, not cut to no length: a cut array gives its room back and has to grow again. */
function empty(list: unknown[]): void {
  while (list.length > 0) list.pop();
}

/** The retransmission queue to write to: copied once, at the first change. */
export function ownQueue(turn: Turn): Unacknowledged[] {
  if (turn.queue === null || turn.queue !== turn.tcb.retransmission) {
    turn.queue = [...turn.tcb.retransmission];
    turn.tcb.retransmission = turn.queue;
  }
  return turn.queue;
}

/** Whether this machine is built on the misconception `mutant` (mutants/). */
export function believes(turn: Turn, mutant: MutantId): boolean {
  return turn.mutant === mutant;
}

/** Whether this machine does what Linux does where it differs (profile.ts). */
export function isLinux(turn: Turn): boolean {
  return turn.tcb.config.profile === "linux";
}

/** Notes that a rule applied. */
export function apply(turn: Turn, id: RuleId): void {
  // A step has a handful of rules: looking through them costs less than a set.
  if (!turn.rules.includes(id)) turn.rules.push(id);
}

/** Notes that each of these rules applied. */
export function applyAll(turn: Turn, ids: readonly RuleId[]): void {
  for (const id of ids) apply(turn, id);
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
  setTimer(turn, timer, until);
  turn.effects.push({ kind: "timer", timer, until, ms });
}

/** A timer ran out: it is no longer running, and nobody has to be told. */
export function timerEnded(turn: Turn, timer: TimerKind): void {
  setTimer(turn, timer, null);
}

function setTimer(turn: Turn, timer: TimerKind, until: number | null): void {
  turn.tcb.timers[timer] = until;
  turn.timed = true;
}

export function stopTimer(turn: Turn, timer: TimerKind): void {
  if (turn.tcb.timers[timer] === null) return;
  setTimer(turn, timer, null);
  turn.effects.push({ kind: "timer", timer, until: null, ms: 0 });
}

/** Deletes the TCB and enters CLOSED (RFC 9293 §3.10); queues and timers go with it. */
export function deleteTcb(turn: Turn, rule: RuleId, bySending = false): void {
  stopAllTimers(turn);
  enter(turn, "CLOSED", rule, bySending);
  forget(turn);
}

/** Everything but the host's settings goes; the end is as it was before its OPEN. */
export function forget(turn: Turn): void {
  clear(turn.tcb);
}

export function stopAllTimers(turn: Turn): void {
  const { timers } = turn.tcb;
  for (const timer of TIMER_KINDS) if (timers[timer] !== null) stopTimer(turn, timer);
}

/** The parts of a segment that differ from an ACK at SND.NXT. */
type SegmentParts = Partial<Omit<Segment, "options">>;

/** The window field has 16 bits. */
const LARGEST_WINDOW = 65_535;

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, with what `parts` changes. */
export function form(turn: Turn, parts: SegmentParts): Segment {
  const { snd, rcv, agreed } = turn.tcb;
  // RFC 7323 §2.2: the window of a SYN is never scaled.
  const shift = parts.syn === true ? 0 : (agreed?.receiveShift ?? 0);
  return {
    seq: parts.seq ?? snd.nxt,
    ack: parts.ack === undefined ? rcv.nxt : parts.ack,
    syn: parts.syn ?? false,
    fin: parts.fin ?? false,
    rst: parts.rst ?? false,
    psh: parts.psh ?? false,
    len: parts.len ?? 0,
    window: parts.window ?? Math.min(LARGEST_WINDOW, Math.floor(rcv.wnd / 2 ** shift)),
    options: parts.rst === true ? null : optionsOf(turn.tcb, turn.at, parts.syn === true),
  };
}

/** Hands a segment to the network. One with an ACK pays whatever acknowledgment is owed. */
export function send(turn: Turn, formed: Segment, why: readonly RuleId[], again = false): void {
  const { tcb } = turn;
  const ack = tcb.config.mutant === null ? formed.ack : writtenAck(turn, formed);
  const segment = ack === formed.ack ? formed : { ...formed, ack };
  const owed = segment.ack === null ? null : tcb.ackOwed;
  const rules = owed === null ? why : joined(why, owed);
  if (formed.ack !== null) {
    tcb.ackOwed = null;
    if (!formed.rst) tcb.lastAck = formed.ack;
    stopTimer(turn, "delayed-ack");
  }
  applyAll(turn, rules);
  turn.effects.push({ kind: "send", segment, retransmission: again, rules });
}

/**
 * Acknowledges what has arrived: at once, or with the next segment of this instant when the user
 * is about to call. `mayWait` is for text in order, whose ACK RFC 9293 §3.8.6.3 lets wait.
 */
export function acknowledge(turn: Turn, why: readonly RuleId[], mayWait = false): void {
  const { tcb } = turn;
  // rule 9293-3.4-ack-names-next
  const rules = joined(tcb.ackOwed === null ? why : joined(tcb.ackOwed, why), NAMES_NEXT);
  // Every second segment is acknowledged (§3.8.6.3): what is owed already cannot wait once more.
  tcb.ackMayWait = mayWait && tcb.ackOwed === null;
  tcb.ackOwed = rules;
  if (!turn.holdAck) flushAck(turn);
}

/** Sends an acknowledgment that is owed, unless it may wait for the delayed-ack timer. */
export function flushAck(turn: Turn): void {
  const { tcb } = turn;
  if (tcb.ackOwed === null || (tcb.timers["delayed-ack"] !== null && tcb.ackMayWait)) return;
  if (believes(turn, "fin-acked-with-fin") && tcb.state === "CLOSE-WAIT") return;
  const { delayedAck } = tcb.config;
  if (tcb.ackMayWait && delayedAck !== null) {
    // rule 9293-3.8.6.3-delayed-ack
    apply(turn, "9293-3.8.6.3-delayed-ack");
    startTimer(turn, "delayed-ack", delayedAck);
    return;
  }
  sendAck(turn, NO_RULES);
}

/** Sends an acknowledgment now, with whatever is owed. */
export function sendAck(turn: Turn, why: readonly RuleId[]): void {
  // rule 9293-3.4-next-number
  const { ackOwed } = turn.tcb;
  const rules = ackOwed === null ? why : why.length === 0 ? ackOwed : joined(why, ackOwed);
  send(turn, form(turn, {}), joined(rules, NEXT_NUMBER));
  if (believes(turn, "pure-ack-takes-number")) countPureAck(turn);
  if (believes(turn, "ack-is-retransmitted")) awaitAnswer(turn);
}

/** For the mutant pure-ack-takes-number. */
function countPureAck({ tcb }: Turn): void {
  const { una, nxt } = tcb.snd;
  tcb.snd.nxt = add(nxt, 1);
  if (una === nxt) tcb.snd.una = tcb.snd.nxt;
}

/** For the mutant ack-is-retransmitted: an ACK waits in the queue until something comes back. */
function awaitAnswer(turn: Turn): void {
  const { tcb } = turn;
  if (tcb.retransmission.length > 0) return;
  const bare = { len: 0, syn: false, fin: false, psh: false, sacked: false };
  ownQueue(turn).push({ ...bare, seq: tcb.snd.nxt, timedFrom: null });
  startTimer(turn, "rto", tcb.rto.ms);
  startTimer(turn, "user", tcb.config.userTimeout);
}

/** For the mutant ack-is-retransmitted: something came back. */
export function answerCame(turn: Turn): void {
  const { tcb } = turn;
  if (tcb.retransmission.length === 0) return;
  tcb.retransmission = tcb.retransmission.filter(
    (entry) => entry.len > 0 || entry.syn || entry.fin,
  );
  if (tcb.retransmission.length > 0) return;
  stopTimer(turn, "rto");
  stopTimer(turn, "user");
}

/** Resets what sent `cause` although no connection here knows it (RFC 9293 §3.5.2). */
export function resetUnknown(turn: Turn, cause: Segment, why: RuleId): void {
  const bare = {
    seq: seq(0),
    syn: false,
    fin: false,
    rst: true,
    psh: false,
    len: 0,
    window: 0,
    options: null,
  };
  if (cause.ack !== null) {
    // rule 9293-3.5.2-rst-seq-from-ack
    send(turn, { ...bare, seq: cause.ack, ack: null }, [why, "9293-3.5.2-rst-seq-from-ack"]);
    return;
  }
  // rule 9293-3.5.2-rst-seq-zero
  const taken = cause.len + (cause.syn ? 1 : 0) + (cause.fin ? 1 : 0);
  send(turn, { ...bare, ack: add(cause.seq, taken) }, [why, "9293-3.5.2-rst-seq-zero"]);
}
