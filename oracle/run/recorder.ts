import type { Connection, Effect, End, State, TimerKind } from "../machine/connection.ts";
import { type Flag, flagsOf, type Segment, segLen } from "../machine/segment.ts";
import { inWindow, seq } from "../machine/seq.ts";
import type { RuleId } from "../rules/rules.ts";
import { hashTrace } from "./hash-trace.ts";
import type {
  Trace,
  TraceCongestion,
  TraceSegment,
  TraceSignal,
  TraceTransition,
  TraceWait,
} from "./trace.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A segment of the trace while the run goes on. */
export type RecordedSegment = Writable<TraceSegment>;

/** What an end was doing when it did something: `segment` is the one that had just arrived. */
export type Occasion = {
  readonly at: number;
  readonly end: End;
  readonly arrived: number | null;
};

/** What a timer was last set to, and whether it still runs. Written over, not made anew. */
type Running = { runs: boolean; at: number; until: number; ms: number };

/** What is kept of one end while the run goes on. */
export type EndLog = {
  received: number;
  /** The wait of a TIME-WAIT that is going on. */
  timeWait: Writable<TraceWait> | null;
  /** The timers, each once it has been started. */
  rto: Running | null;
  user: Running | null;
  persist: Running | null;
  delayedAck: Running | null;
  keepalive: Running | null;
  quiet: Running | null;
};

export function newEndLog(): EndLog {
  return {
    received: 0,
    timeWait: null,
    rto: null,
    user: null,
    persist: null,
    delayedAck: null,
    keepalive: null,
    quiet: null,
  };
}

/** Collects what happens in a run until it is a trace. */
export type Recorder = {
  readonly segments: RecordedSegment[];
  readonly sent: Segment[];
  readonly transitions: TraceTransition[];
  readonly waits: Writable<TraceWait>[];
  readonly congestion: TraceCongestion[];
  readonly signals: TraceSignal[];
};

export function newRecorder(): Recorder {
  return { segments: [], sent: [], transitions: [], waits: [], congestion: [], signals: [] };
}

/** The segment that a row of the trace is about. */
export function sentAs(recorder: Recorder, n: number): Segment | undefined {
  return recorder.sent[n - 1];
}

/** The lists of flags that segments have: there are few, and every segment of a kind shares one. */
const FLAG_LISTS = new Map<number, readonly Flag[]>();

function flagListOf(segment: Segment): readonly Flag[] {
  const { syn, fin, rst, psh, ack } = segment;
  const key =
    (syn ? 1 : 0) + (fin ? 2 : 0) + (rst ? 4 : 0) + (psh ? 8 : 0) + (ack === null ? 0 : 16);
  const known = FLAG_LISTS.get(key);
  if (known !== undefined) return known;
  const flags = Object.freeze(flagsOf(segment));
  FLAG_LISTS.set(key, flags);
  return flags;
}

/** Notes a segment that an end has sent; when it arrives is still to be written in. */
export function recordSend(
  recorder: Recorder,
  at: number,
  end: End,
  causedBy: number | null,
  effect: Extract<Effect, { kind: "send" }>,
): RecordedSegment {
  const { segment } = effect;
  const row = rowOf(recorder, at, end, segment);
  row.retransmissionOf = effect.retransmission ? firstSending(recorder, end, segment) : null;
  row.causedBy = causedBy;
  row.rules = effect.rules;
  return record(recorder, row, segment);
}

/** Notes that the link puts segment `n` on its way once more. */
export function recordCopy(recorder: Recorder, at: number, n: number): RecordedSegment | null {
  const original = recorder.segments[n - 1];
  const segment = recorder.sent[n - 1];
  if (original === undefined || segment === undefined) return null;
  const row = rowOf(recorder, at, original.from, segment);
  row.copyOf = original.copyOf ?? original.n;
  row.forged = original.forged;
  return record(recorder, row, segment);
}

/** Notes a segment that claims to be from `end`. */
export function recordForged(
  recorder: Recorder,
  at: number,
  end: End,
  segment: Segment,
): RecordedSegment {
  const row = rowOf(recorder, at, end, segment);
  row.forged = true;
  return record(recorder, row, segment);
}

function rowOf(recorder: Recorder, at: number, from: End, segment: Segment): RecordedSegment {
  const row: RecordedSegment = {
    n: recorder.segments.length + 1,
    at,
    arrives: null,
    from,
    flags: flagListOf(segment),
    seq: segment.seq,
    ack: segment.ack,
    len: segment.len,
    window: segment.window,
    delivered: false,
    retransmissionOf: null,
    copyOf: null,
    forged: false,
    causedBy: null,
    rules: [],
  };
  if (segment.options !== null) row.options = segment.options;
  return row;
}

function record(recorder: Recorder, row: RecordedSegment, segment: Segment): RecordedSegment {
  recorder.sent.push(segment);
  recorder.segments.push(row);
  return row;
}

/** The first segment of `end` that carried the number this one begins with. */
function firstSending(recorder: Recorder, end: End, segment: Segment): number | null {
  const flags = flagListOf(segment);
  let first: number | null = null;
  for (const [i, earlier] of recorder.segments.entries()) {
    const sent = recorder.sent[i];
    if (earlier.from !== end || earlier.forged || sent === undefined) continue;
    if (earlier.copyOf !== null || earlier.retransmissionOf !== null) continue;
    if (!inWindow(segment.seq, seq(sent.seq), segLen(sent))) continue;
    // After a simultaneous open a SYN and a SYN,ACK carry the same number: prefer the same flags.
    if (earlier.flags === flags) return earlier.n;
    first ??= earlier.n;
  }
  return first;
}

/** Notes a change of state. `opening` is the SYN, FIN or RST sent in the same step, if any. */
export function recordEnter(
  recorder: Recorder,
  { at, end, arrived }: Occasion,
  effect: Extract<Effect, { kind: "enter" }>,
  opening: number | null,
): void {
  const { from, to, rule } = effect;
  const segment = effect.bySending ? opening : arrived;
  // A silent transition sends nothing, so all that has been sent was sent before it.
  const afterSent = recorder.segments.length;
  recorder.transitions.push({ at, end, from, to, rule, segment, afterSent });
}

/** Notes that a timer was started or stopped. Only TIME-WAIT shows before its timer runs out. */
export function recordTimer(
  recorder: Recorder,
  log: EndLog,
  { at, end }: Occasion,
  { timer, until, ms }: Extract<Effect, { kind: "timer" }>,
): void {
  if (timer === "2msl") {
    const { timeWait } = log;
    if (timeWait !== null && at < timeWait.until) timeWait.until = at;
    log.timeWait = until === null ? null : { at, until, end, kind: timer, ms };
    if (log.timeWait !== null) recorder.waits.push(log.timeWait);
    return;
  }
  const running = runningOf(log, timer);
  running.runs = until !== null;
  running.at = at;
  running.until = until ?? at;
  running.ms = ms;
}

/** A place for each timer by its name: looked up by a variable it would cost more than the rest. */
function runningOf(log: EndLog, timer: Exclude<TimerKind, "2msl">): Running {
  switch (timer) {
    case "rto":
      log.rto ??= { runs: false, at: 0, until: 0, ms: 0 };
      return log.rto;
    case "user":
      log.user ??= { runs: false, at: 0, until: 0, ms: 0 };
      return log.user;
    case "persist":
      log.persist ??= { runs: false, at: 0, until: 0, ms: 0 };
      return log.persist;
    case "delayed-ack":
      log.delayedAck ??= { runs: false, at: 0, until: 0, ms: 0 };
      return log.delayedAck;
    case "keepalive":
      log.keepalive ??= { runs: false, at: 0, until: 0, ms: 0 };
      return log.keepalive;
    case "quiet":
      log.quiet ??= { runs: false, at: 0, until: 0, ms: 0 };
      return log.quiet;
  }
}

/** Notes that a timer ran out. */
export function recordTimeout(recorder: Recorder, log: EndLog, end: End, kind: TimerKind): void {
  if (kind === "2msl") return;
  const { runs, at, until, ms } = runningOf(log, kind);
  if (runs) recorder.waits.push({ at, until, end, kind, ms });
}

/** Notes what a step did to the congestion window, from ESTABLISHED on. */
export function recordCongestion(
  recorder: Recorder,
  { at, end, arrived }: Occasion,
  tcb: Connection,
  rules: readonly RuleId[],
): void {
  const { cwnd, ssthresh } = tcb.congestion;
  if (tcb.config.congestion === "none" || NOT_OPEN.includes(tcb.state)) return;
  recorder.congestion.push({ at, end, segment: arrived, cwnd, ssthresh, rule: lastOf(rules) });
}

/** The last rule of congestion control among the rules of a step. */
function lastOf(rules: readonly RuleId[]): RuleId | null {
  for (let i = rules.length - 1; i >= 0; i -= 1) {
    const rule = rules[i];
    if (rule?.startsWith("5681-") === true) return rule;
  }
  return null;
}

const NOT_OPEN: readonly State[] = ["CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED"];

/** Makes the trace. Its hash is computed when it is first read: most runs are not compared. */
export function finishTrace(
  recorder: Recorder,
  isn: Record<End, number>,
  initial: Record<End, State>,
  final: Record<End, State>,
  received: Record<End, number>,
): Trace {
  const { segments, transitions, waits, congestion, signals } = recorder;
  if (waits.length > 1) waits.sort((a, b) => a.at - b.at);
  let digits: string | null = null;
  return {
    ends: ENDS,
    isn,
    initial,
    segments,
    transitions,
    waits,
    congestion,
    signals,
    final,
    received,
    get hash() {
      digits ??= hashTrace(this);
      return digits;
    },
  };
}

const ENDS = ["client", "server"] as const;
