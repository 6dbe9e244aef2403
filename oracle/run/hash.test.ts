import { describe, expect, test } from "vitest";
import { traceOf } from "../wire/wire-run.ts";
import { hashTrace } from "./hash-trace.ts";
import type { Trace, TraceSegment } from "./trace.ts";

const OPEN = "isn client=1000 server=2000\nserver listen\nmsl 10s\nat 0ms client open\n";

/** The same segment with one field changed, for each of its fields. */
function changed(segment: TraceSegment): TraceSegment[] {
  return [
    { ...segment, at: segment.at + 1 },
    { ...segment, arrives: 7 },
    { ...segment, from: segment.from === "client" ? "server" : "client" },
    { ...segment, flags: ["RST"] },
    { ...segment, seq: segment.seq + 1 },
    { ...segment, ack: 3 },
    { ...segment, len: segment.len + 1 },
    { ...segment, window: segment.window + 1 },
    { ...segment, options: { ...segment.options, mss: 9 } },
    { ...segment, options: { ...segment.options, timestamps: { value: 3, echo: 12_345 } } },
    { ...segment, delivered: !segment.delivered },
    { ...segment, retransmissionOf: 70 },
    { ...segment, copyOf: 70 },
    { ...segment, causedBy: 70 },
    { ...segment, forged: true },
    { ...segment, rules: [...segment.rules, "9293-3.10.7.4-fin"] },
  ];
}

describe("the hash of a trace", () => {
  const all = `${OPEN}profile server=linux\nat 60ms client send 9000 then close
    at 70ms server send 500\nchance drop 9% duplicate 9% reorder 9% delay 9%\nkeepalive 30s\nuntil 90s`;

  test.each([
    ["start established\nisn client=1 server=2\nat 0ms client close", "6c5a21b29f6ed079"],
    [`${OPEN}at 60ms client send 5000\nat 200ms client close\ndrop 5, 9`, "bdacac47e6b57541"],
    [all, "513ae0da76e0d73c"],
  ])("of %j is the same on every machine", (text, hash) => {
    expect(traceOf(text).hash).toBe(hash);
    expect(JSON.stringify(traceOf(text))).toBe(JSON.stringify(traceOf(text)));
  });

  test("whatever differs in a trace changes its hash", () => {
    const trace = traceOf(`${OPEN}sack on\ntimestamps on\nat 60ms client send 9000\ndrop 6`);
    const hashes = new Set([trace.hash]);
    const { segments, transitions, waits, congestion, signals } = trace;
    const others: Partial<Trace>[] = [
      ...segments.flatMap((segment, i) =>
        changed(segment).map((other) => ({ segments: segments.with(i, other) })),
      ),
      { segments: segments.slice(1) },
      { transitions: transitions.slice(1) },
      { waits: [...waits, { at: 1, until: 2, end: "client", kind: "rto", ms: 1 }] },
      { congestion: congestion.slice(1) },
      { signals: [...signals, { at: 1, end: "client", signal: "ok" }] },
      { isn: { ...trace.isn, client: 1 } },
      { initial: { ...trace.initial, client: "LISTEN" } },
      { final: { ...trace.final, server: "LISTEN" } },
      { received: { ...trace.received, client: 1 } },
    ];
    for (const other of others) hashes.add(hashTrace({ ...trace, ...other }));
    expect(hashes.size).toBe(1 + others.length);
  });
});
