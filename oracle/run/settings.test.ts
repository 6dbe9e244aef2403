import { describe, expect, test } from "vitest";
import { parseScenario } from "../scenario/parse.ts";
import { traceOf, wireOf } from "../wire/wire-run.ts";
import { run } from "./run.ts";

const START = "start established\nisn client=1000 server=2000\n";
const OPEN = "isn client=1000 server=2000\nserver listen\nmsl 10s\nat 0ms client open\n";

function timesOf(text: string, from: "client" | "server"): number[] {
  return traceOf(text).segments.flatMap((s) => (s.from === from ? [s.at] : []));
}

describe("a setting of the host changes what its end does", () => {
  test("delayed-ack lets a single segment's ACK wait, and its wait is in the trace", () => {
    const trace = traceOf(`${START}delayed-ack server=200ms\nat 0ms client send 5`);
    expect(wireOf(trace)).toEqual(["1 0 client PSH,ACK 1 1 +5", "2 220 server ACK 1 6"]);
    expect(trace.segments[1]?.causedBy).toBe(1);
    expect(trace.waits).toEqual([
      { at: 20, until: 220, end: "server", kind: "delayed-ack", ms: 200 },
    ]);
    expect(timesOf(`${START}delayed-ack off\nat 0ms client send 5`, "server")).toEqual([20]);
  });

  test("an ACK held for a call of the same instant waits on for the delayed-ack timer", () => {
    const text = `${START}delayed-ack 200ms\nat 0ms client send 5\nat 20ms server status`;
    expect(timesOf(text, "server")).toEqual([220]);
  });

  test("nagle keeps a second small segment back until the first is acknowledged", () => {
    const talk = "at 0ms client send 5\nat 1ms client send 6";
    expect(timesOf(`${START}nagle off\n${talk}`, "client")).toEqual([0, 1]);
    expect(timesOf(`${START}nagle client=on\n${talk}`, "client")).toEqual([0, 40]);
  });

  test("receives on: the window shrinks until RECEIVE, and delivered is what was taken", () => {
    const talk = "at 0ms client send 60\nat 100ms server receive 20";
    const trace = traceOf(`${START}window 100\nreceives server=on\n${talk}`);
    expect(trace.segments[1]).toMatchObject({ from: "server", ack: 1061, window: 40 });
    expect(trace.received.server).toBe(20);
  });

  test("keepalive asks for a sign of life after so long, two hours as well", () => {
    const trace = traceOf(`${OPEN}keepalive client=7200s\nuntil 7300s`);
    expect(trace.segments.at(-2)).toMatchObject({ from: "client", seq: 1000, at: 7_200_040 });
  });

  test("window-scale, sack and timestamps stand in the SYNs, and only options that are there", () => {
    const trace = traceOf(`${OPEN}window-scale 2\nwindow 200000\nsack on\ntimestamps client=on`);
    expect(trace.segments[0]?.options).toEqual({
      mss: 1460,
      windowScale: 2,
      sackPermitted: true,
      timestamps: { value: 0, echo: 0 },
    });
    expect(trace.segments[2]).toMatchObject({ window: 50_000 });
    expect(Object.hasOwn(trace.segments[2] ?? {}, "options")).toBe(false);
  });

  test("syn-queue full drops the SYN, and syn-cookies answer it all the same", () => {
    expect(timesOf(`${OPEN}syn-queue server=full\nuntil 500ms`, "server")).toEqual([]);
    const saved = traceOf(`${OPEN}syn-queue full\nsyn-cookies on\nuntil 500ms`);
    expect(saved.final).toEqual({ client: "ESTABLISHED", server: "ESTABLISHED" });
  });

  test("fast-open puts the data of open with on the SYN", () => {
    const text = "isn client=1 server=2\nserver listen\nfast-open on\nat 0ms client open with 10";
    expect(traceOf(text).segments[0]).toMatchObject({ flags: ["SYN"], len: 10 });
  });

  test("crash: the end forgets all without a word, and quiet-time delays its next open", () => {
    const text = `${START}msl 1s\nquiet-time on\nat 5ms client crash\nat 10ms client open`;
    const trace = traceOf(text);
    expect(trace.transitions[0]).toMatchObject({ at: 5, to: "CLOSED", rule: "9293-3.5.1-crash" });
    expect(trace.segments[0]).toMatchObject({ at: 1005, flags: ["SYN"] });
  });

  test("status is answered with the state", () => {
    const trace = traceOf(`${START}at 5ms server status`);
    expect(trace.signals).toEqual([{ at: 5, end: "server", signal: "status: ESTABLISHED" }]);
  });

  test("congestion: cwnd is told from the start on, and not at all with none", () => {
    const trace = traceOf(`${OPEN}mss 1000\nat 60ms client send 2000`);
    expect(trace.congestion.filter(({ end }) => end === "client").map((c) => c.cwnd)).toEqual([
      4000, 5000, 6000,
    ]);
    expect(traceOf(`${OPEN}congestion none`).congestion).toEqual([]);
  });
});

describe("a profile", () => {
  test("sets what its lines do not say, and a line wins over it", () => {
    const linux = traceOf(`${OPEN}profile linux`);
    expect(linux.segments[0]?.options).toMatchObject({ windowScale: 7, sackPermitted: true });
    const without = traceOf(`${OPEN}profile linux\nwindow-scale off\nsack off`);
    expect(without.segments[0]?.options?.windowScale).toBeUndefined();
    expect(without.segments[0]?.options?.sackPermitted).toBeUndefined();
  });

  test("may be of one end only, and run can set it for both", () => {
    const half = traceOf(`${OPEN}profile server=linux`);
    expect(half.segments[0]?.options?.sackPermitted).toBeUndefined();
    const parsed = parseScenario(OPEN);
    const whole = parsed.ok ? run(parsed.value, {}, 7, {}, { profile: "linux" }) : parsed;
    expect(whole.ok && whole.value.segments[0]?.options?.sackPermitted).toBe(true);
  });
});

describe("a mutant", () => {
  test("is believed by both ends, and broken invariants do not stop it", () => {
    const parsed = parseScenario(`${OPEN}at 100ms client abort\nat 200ms client open`);
    const isns = (["constant-isn", null] as const).map((mutant) => {
      const played = parsed.ok ? run(parsed.value, {}, 7, {}, { mutant }) : parsed;
      if (!played.ok) throw new Error("runs");
      return played.value.segments.flatMap((s) => (s.flags.join() === "SYN" ? [s.seq] : []));
    });
    expect(isns).toEqual([
      [1000, 1000],
      [1000, 1000 + 50_000],
    ]);
  });
});
