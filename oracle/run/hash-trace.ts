import type { End } from "../machine/connection.ts";
import { FLAGS, type SegmentOptions } from "../machine/segment.ts";
import { Hash } from "./hash.ts";
import type { Trace, TraceSegment } from "./trace.ts";

/** The hash over all of a trace but the hash itself: every field, in the order of its type. */
export function hashTrace(trace: Omit<Trace, "hash">): string {
  const hash = new Hash();
  const both = <T>(pair: Readonly<Record<End, T>>, take: (value: T) => void): void => {
    take(pair.client);
    take(pair.server);
  };
  const number = (value: number): void => hash.number(value);
  const text = (value: string): void => hash.text(value);
  both(trace.isn, number);
  both(trace.initial, text);
  hash.number(trace.segments.length);
  for (const segment of trace.segments) hashSegment(hash, segment);
  hash.number(trace.transitions.length);
  for (const { at, end, from, to, rule, segment, afterSent } of trace.transitions) {
    hash.number(at);
    for (const word of [end, from, to, rule]) hash.text(word);
    hash.maybe(segment);
    hash.number(afterSent);
  }
  hash.number(trace.waits.length);
  for (const { at, until, end, kind, ms } of trace.waits) {
    for (const value of [at, until, ms]) hash.number(value);
    hash.text(end);
    hash.text(kind);
  }
  hash.number(trace.congestion.length);
  for (const { at, end, segment, cwnd, ssthresh, rule } of trace.congestion) {
    for (const value of [at, cwnd, ssthresh]) hash.number(value);
    hash.text(end);
    hash.maybe(segment);
    hash.text(rule ?? "");
  }
  hash.number(trace.signals.length);
  for (const { at, end, signal } of trace.signals) {
    hash.number(at);
    hash.text(end);
    hash.text(signal);
  }
  both(trace.final, text);
  both(trace.received, number);
  return hash.digits();
}

function hashSegment(hash: Hash, segment: TraceSegment): void {
  const { arrives, ack, options, retransmissionOf, copyOf, causedBy, rules } = segment;
  // One word says which flags are on and which fields are there: this is the busiest code of a run.
  let marks = segment.from === "client" ? 1 : 0;
  if (segment.delivered) marks |= 2;
  if (segment.forged) marks |= 4;
  if (arrives !== null) marks |= 8;
  if (ack !== null) marks |= 16;
  if (options !== undefined) marks |= 32;
  if (retransmissionOf !== null) marks |= 64;
  if (copyOf !== null) marks |= 128;
  if (causedBy !== null) marks |= 256;
  for (const flag of segment.flags) marks |= 512 << FLAGS.indexOf(flag);
  hash.number(marks);
  hash.number(segment.at);
  hash.number(segment.seq);
  hash.number(segment.len);
  hash.number(segment.window);
  if (arrives !== null) hash.number(arrives);
  if (ack !== null) hash.number(ack);
  if (options !== undefined) hashOptions(hash, options);
  if (retransmissionOf !== null) hash.number(retransmissionOf);
  if (copyOf !== null) hash.number(copyOf);
  if (causedBy !== null) hash.number(causedBy);
  hash.number(rules.length);
  for (const rule of rules) hash.text(rule);
}

function hashOptions(hash: Hash, options: SegmentOptions): void {
  hash.maybe(options.mss ?? null);
  hash.maybe(options.windowScale ?? null);
  hash.number(options.sackPermitted === true ? 1 : 0);
  hash.number(options.sack?.length ?? 0);
  for (const { left, right } of options.sack ?? []) {
    hash.number(left);
    hash.number(right);
  }
  hash.maybe(options.timestamps?.value ?? null);
  hash.maybe(options.timestamps?.echo ?? null);
}
