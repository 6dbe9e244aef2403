import type { Effect, End, State, TimerKind } from "../machine/connection.ts";
import { flagsOf, type Segment, segLen } from "../machine/segment.ts";
import { inWindow, seq } from "../machine/seq.ts";
import { hashOf } from "./hash.ts";
import type { Trace, TraceSegment, TraceSignal, TraceTransition, TraceWait } from "./trace.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What an end was doing when it did something: `segment` is the one that had just arrived. */
export type Occasion = {
  readonly at: number;
  readonly end: End;
  readonly arrived: number | null;
};

/** Collects what happens in a run until it is a trace. */
export type Recorder = {
  readonly segments: Writable<TraceSegment>[];
  readonly sent: Segment[];
  readonly transitions: TraceTransition[];
  readonly waits: Writable<TraceWait>[];
  readonly signals: TraceSignal[];
  readonly received: Record<End, number>;
  /** When each running timer was started, and the wait of a TIME-WAIT that is going on. */
  readonly running: Map<string, Writable<TraceWait>>;
};

export function newRecorder(): Recorder {
  return {
    segments: [],
    sent: [],
    transitions: [],
    waits: [],
    signals: [],
    received: { client: 0, server: 0 },
    running: new Map(),
  };
}

/** Notes one segment as sent and returns its number. */
export function recordSend(
  recorder: Recorder,
  { at, end, arrived }: Occasion,
  effect: Extract<Effect, { kind: "send" }>,
  arrives: number | null,
): number {
  const { segment } = effect;
  const n = recorder.segments.length + 1;
  const first = effect.retransmission ? firstSending(recorder, end, segment) : null;
  recorder.sent.push(segment);
  recorder.segments.push({
    n,
    at,
    arrives,
    from: end,
    flags: flagsOf(segment),
    seq: segment.seq,
    ack: segment.ack,
    len: segment.len,
    window: segment.window,
    delivered: false,
    retransmissionOf: first,
    causedBy: arrived,
    rules: effect.rules,
  });
  return n;
}

/** The first segment of `end` that carried the number this one begins with. */
function firstSending(recorder: Recorder, end: End, segment: Segment): number | null {
  const carriers = recorder.segments.filter((earlier, i) => {
    const sent = recorder.sent[i];
    if (earlier.from !== end || sent === undefined || earlier.retransmissionOf !== null) {
      return false;
    }
    return inWindow(segment.seq, seq(sent.seq), segLen(sent));
  });
  // After a simultaneous open a SYN and a SYN,ACK carry the same number: prefer the same flags.
  const same = carriers.find((c) => c.flags.join() === flagsOf(segment).join());
  return same?.n ?? carriers[0]?.n ?? null;
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
  { at, end }: Occasion,
  effect: Extract<Effect, { kind: "timer" }>,
): void {
  const key = `${end} ${effect.timer}`;
  const before = recorder.running.get(key);
  if (before !== undefined && effect.timer === "2msl" && at < before.until) before.until = at;
  recorder.running.delete(key);
  if (effect.until === null) return;
  const wait = { at, until: effect.until, end, kind: effect.timer, ms: effect.ms };
  recorder.running.set(key, wait);
  if (effect.timer === "2msl") recorder.waits.push(wait);
}

/** Notes that a timer ran out. */
export function recordTimeout(recorder: Recorder, end: End, timer: TimerKind): void {
  const wait = recorder.running.get(`${end} ${timer}`);
  if (wait !== undefined && timer !== "2msl") recorder.waits.push(wait);
}

/** Makes the trace, with the hash over all of it. */
export function finishTrace(
  recorder: Recorder,
  isn: Record<End, number>,
  initial: Record<End, State>,
  final: Record<End, State>,
): Trace {
  const { segments, transitions, signals, received } = recorder;
  const waits = [...recorder.waits].sort((a, b) => a.at - b.at);
  const ends = ["client", "server"] as const;
  const trace = { ends, isn, initial, segments, transitions, waits, signals, final, received };
  return { ...trace, hash: hashOf(JSON.stringify(trace)) };
}
