import type { RuleId } from "../rules/rules.ts";
import type { Call } from "./connection.ts";
import { sendNew } from "./output.ts";
import { add, type Seq, seq } from "./seq.ts";
import {
  apply,
  believes,
  enter,
  forget,
  form,
  signal,
  startTimer,
  stopAllTimers,
  type Turn,
  timerEnded,
} from "./turn.ts";

/** RFC 9293 §3.4.1: the clock behind the ISN ticks every 4 µs. */
const ISN_TICKS_PER_MS = 250;

type Open = Extract<Call, { call: "open" }>;

/** OPEN (RFC 9293 §3.10.1). */
export function open(turn: Turn, call: Open): void {
  const { tcb } = turn;
  const { mode } = call;
  if (tcb.state !== "CLOSED" && !(tcb.state === "LISTEN" && mode === "active")) {
    // rule 9293-3.10.1-open-exists
    apply(turn, "9293-3.10.1-open-exists");
    signal(turn, "error: connection already exists");
    return;
  }
  if (tcb.quiet !== null && turn.at < tcb.quiet.until) {
    // rule 9293-3.4.3-quiet-time
    apply(turn, "9293-3.4.3-quiet-time");
    tcb.quiet = { ...tcb.quiet, open: call };
    startTimer(turn, "quiet", tcb.quiet.until - turn.at);
    return;
  }
  if (mode === "passive") {
    // rule 9293-3.10.1-open-passive
    tcb.passive = true;
    enter(turn, "LISTEN", "9293-3.10.1-open-passive");
    return;
  }
  const { state } = tcb;
  forget(turn);
  tcb.state = state;
  chooseIss(turn);
  // rule 9293-3.10.1-open-active
  // rule 9293-3.5-first-syn
  sendSyn(turn, call.len ?? 0);
  enter(turn, "SYN-SENT", "9293-3.10.1-open-active", true);
}

/** The quiet time is over: the OPEN that had to wait is made now (RFC 9293 §3.4.3). */
export function endQuietTime(turn: Turn): void {
  const { tcb } = turn;
  const call = tcb.quiet?.open ?? null;
  timerEnded(turn, "quiet");
  tcb.quiet = null;
  if (call !== null) open(turn, call);
}

/** The host loses its TCB without a word; the other end does not know it yet (RFC 9293 §3.5.1). */
export function crash(turn: Turn): void {
  const { tcb } = turn;
  const { quietTime, msl } = tcb.config;
  if (tcb.state === "CLOSED") return;
  stopAllTimers(turn);
  // rule 9293-3.5.1-crash
  enter(turn, "CLOSED", "9293-3.5.1-crash");
  forget(turn);
  if (quietTime) tcb.quiet = { until: turn.at + msl, open: null };
}

/** SND.UNA = SND.NXT = ISS: the SYN to be sent is the first number (RFC 9293 §3.10.1). */
export function chooseIss(turn: Turn, chosen: Seq = clockIss(turn)): void {
  const iss = believes(turn, "isn-zero") ? seq(0) : chosen;
  const { snd } = turn.tcb;
  snd.iss = iss;
  snd.una = iss;
  snd.nxt = iss;
  turn.tcb.numbered = true;
}

/** The first ISS is given; the clock has moved on for a later connection (RFC 9293 §3.4.1). */
function clockIss(turn: Turn): Seq {
  const { config, numbered } = turn.tcb;
  // rule 9293-3.4.1-isn-clock
  if (!numbered || believes(turn, "constant-isn")) return config.iss;
  apply(turn, "9293-3.4.1-isn-clock");
  return add(config.iss, ISN_TICKS_PER_MS * turn.at);
}

/** Data that came with the OPEN rides on the SYN with Fast Open, and otherwise waits (RFC 7413). */
function sendSyn(turn: Turn, len: number): void {
  const { tcb } = turn;
  const rides = tcb.config.fastOpen ? Math.min(len, tcb.config.mss) : 0;
  // rule 7413-3-data-in-syn
  const fast: RuleId[] = rides > 0 ? ["7413-3-data-in-syn"] : [];
  const why: RuleId[] = ["9293-3.5-first-syn", "9293-3.10.1-open-active", ...fast];
  sendNew(turn, form(turn, { syn: true, ack: null, len: rides }), why);
  if (len > rides) tcb.unsent = [{ len: len - rides }];
}
