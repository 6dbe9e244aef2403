import { describe, expect, test } from "vitest";
import { parseScenario } from "../scenario/parse.ts";
import { playScenario, traceOf, wireOf } from "../wire/wire-run.ts";
import { run } from "./run.ts";
import { describeRunError } from "./run-error.ts";

const OPEN = "isn client=1000 server=2000\nserver listen\nmsl 10s\nat 0ms client open\n";

describe("a run in virtual time", () => {
  test("open, data and close take the segments of RFC 9293 figures 6 and 12", () => {
    const trace = traceOf(
      `${OPEN}at 60ms client send 100\nat 200ms client close\nat 300ms server close`,
    );
    expect(wireOf(trace)).toEqual([
      "1 0 client SYN 0 -",
      "2 20 server SYN,ACK 0 1",
      "3 40 client ACK 1 1",
      "4 60 client PSH,ACK 1 1 +100",
      "5 80 server ACK 1 101",
      "6 200 client FIN,ACK 101 1",
      "7 220 server ACK 1 102",
      "8 300 server FIN,ACK 1 102",
      "9 320 client ACK 102 2",
    ]);
    expect(trace.final).toEqual({ client: "CLOSED", server: "CLOSED" });
    expect(trace.received).toEqual({ client: 0, server: 100 });
    expect(trace.waits).toEqual([
      { at: 320, until: 20_320, end: "client", kind: "2msl", ms: 20_000 },
    ]);
  });

  test("a lost segment comes again after the RTO, which doubles each time", () => {
    const trace = traceOf(`${OPEN}at 60ms client send 10\ndrop 4, 5, 6`);
    expect(wireOf(trace).slice(3)).toEqual([
      "4 60 client PSH,ACK 1 1 +10 lost",
      "5 1060 client PSH,ACK 1 1 +10 lost again 4",
      "6 3060 client PSH,ACK 1 1 +10 lost again 4",
      "7 7060 client PSH,ACK 1 1 +10 again 4",
      "8 7080 server ACK 1 11",
    ]);
    expect(trace.waits.map(({ at, until, ms }) => [at, until, ms])).toEqual([
      [60, 1060, 1000],
      [1060, 3060, 2000],
      [3060, 7060, 4000],
    ]);
  });

  test("after a lost SYN the RTO is 3 s when data begins (RFC 6298 §5.7)", () => {
    const trace = traceOf(`${OPEN}at 1500ms client send 10\ndrop 1, 5`);
    expect(trace.waits.map(({ at, ms }) => [at, ms])).toEqual([
      [0, 1000],
      [1500, 3000],
    ]);
  });

  test("the RTO follows a long round trip (RFC 6298 §2) and Karn keeps it doubled", () => {
    const trace = traceOf(
      `link delay=300ms\n${OPEN}at 2s client send 10\nat 20s client send 10\ndrop 4, 7`,
    );
    // RTT 600 ms: RTO = 600 + 4 * 300 = 1800 ms; the repeated segment gives no new RTT.
    expect(trace.waits.map(({ at, ms }) => [at, ms])).toEqual([
      [2000, 1800],
      [20_000, 3600],
    ]);
  });

  test("a steady round trip lets the RTO sink, and it stops doubling at 60 s", () => {
    const steady = traceOf(
      `link delay=300ms\n${OPEN}at 2s client send 1\nat 4s client send 1\ndrop 6`,
    );
    // RTTVAR: 300 after the SYN, 225 after the first octet; RTO = 600 + 4 * 225.
    expect(steady.waits.map(({ ms }) => ms)).toEqual([1500]);
    const patient = traceOf(
      "user-timeout 600s\nat 0ms client open\ndrop 1,2,3,4,5,6,7,8,9,10,11,12,13",
    );
    const rto = patient.waits.filter((wait) => wait.kind === "rto").map(({ ms }) => ms / 1000);
    expect(rto.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test("an ACK that covers a repeated segment gives no round trip for the ones behind it", () => {
    const trace = traceOf(`${OPEN}mss 10\nat 60ms client send 20\nat 2s client send 5\ndrop 4, 9`);
    expect(trace.segments[8]).toMatchObject({ from: "client", len: 5, delivered: false });
    expect(trace.waits.map(({ at, ms }) => [at, ms])).toEqual([
      [60, 1000],
      [2000, 2000],
    ]);
  });

  test("a lost last ACK makes the FIN come again and 2MSL start anew", () => {
    const trace = traceOf(`${OPEN}at 100ms client close\nat 200ms server close\ndrop 7`);
    expect(wireOf(trace).slice(5)).toEqual([
      "6 200 server FIN,ACK 1 2",
      "7 220 client ACK 2 2 lost",
      "8 1200 server FIN,ACK 1 2 again 6",
      "9 1220 client ACK 2 2",
    ]);
    expect(trace.waits.filter((wait) => wait.kind === "2msl")).toEqual([
      { at: 220, until: 1220, end: "client", kind: "2msl", ms: 20_000 },
      { at: 1220, until: 21_220, end: "client", kind: "2msl", ms: 20_000 },
    ]);
  });
});

describe("what an end does in a run", () => {
  test("an end that closes as soon as it sees the FIN needs three segments", () => {
    const three = ["FIN,ACK", "FIN,ACK", "ACK"];
    const start = "start established\nisn client=5 server=9\n";
    for (const how of [
      "server closes-on-fin",
      "after segment 1 server close",
      "at 20ms server close",
    ]) {
      const trace = traceOf(`${start}${how}\nat 0ms client close`);
      expect(
        trace.segments.map((s) => s.flags.join()),
        how,
      ).toEqual(three);
    }
  });

  test("an end that has closed already is not made to close by the other end's FIN", () => {
    const start = "start established\nisn client=5 server=9\nserver closes-on-fin\n";
    const trace = traceOf(`${start}at 0ms client close\nat 10ms server close`);
    expect(trace.signals.filter(({ signal }) => signal.startsWith("error"))).toEqual([]);
  });

  test("an end that never closes leaves a half close standing", () => {
    const trace = traceOf(`${OPEN}at 100ms client close\nat 200ms server send 50`);
    expect(trace.final).toEqual({ client: "FIN-WAIT-2", server: "CLOSE-WAIT" });
    expect(trace.received.client).toBe(50);
  });

  test("a call that the standard refuses is told to its user", () => {
    const trace = traceOf(`${OPEN}at 100ms client close\nat 200ms client send 5`);
    expect(trace.signals).toContainEqual({
      at: 200,
      end: "client",
      signal: "error: connection closing",
    });
  });

  test("until cuts the run: what is on its way does not arrive", () => {
    const trace = traceOf(`${OPEN}until 30ms`);
    expect(trace.final).toEqual({ client: "SYN-SENT", server: "SYN-RECEIVED" });
    expect(trace.segments[1]).toMatchObject({ n: 2, arrives: 40, delivered: false });
  });

  test("a run that starts established counts from the number after the SYN", () => {
    const trace = traceOf("start established\nisn client=$x server=3\nat 0ms client send 5", {
      x: 2 ** 32 - 1,
    });
    expect(trace.segments[0]).toMatchObject({ n: 1, seq: 0, ack: 4, len: 5 });
  });

  test("a connection that is opened again begins with other numbers", () => {
    const trace = traceOf(`at 0ms client open\nat 100ms client open\nisn client=50`);
    expect(trace.segments.map((s) => [s.flags.join(), s.seq])).toEqual([
      ["SYN", 50],
      ["RST,ACK", 0],
      ["SYN", 50 + 25_000],
      ["RST,ACK", 0],
    ]);
  });

  test("a SYN that is never answered is given up by the user timeout", () => {
    const trace = traceOf("user-timeout 5s\nat 0ms client open\ndrop 1, 2, 3");
    expect(trace.transitions.at(-1)).toMatchObject({
      at: 5000,
      to: "CLOSED",
      rule: "9293-3.10.8-user-timeout",
      segment: null,
    });
  });
});

describe("a run is a function of scenario, parameters and seed", () => {
  test("the seed gives the ISNs that the scenario leaves open", () => {
    const parsed = parseScenario("at 0ms client open");
    if (!parsed.ok) throw new Error("parses");
    const isns = [1, 1, 2].map((seed) => {
      const played = run(parsed.value, {}, seed);
      return played.ok ? played.value.isn.client : -1;
    });
    expect(isns[0]).toBe(isns[1]);
    expect(isns[0]).not.toBe(isns[2]);
  });
});

describe("what cannot be run is a typed error", () => {
  const text = "isn client=$x server=2\nserver listen\nat 0ms client open\nat 60ms client send $n";
  test.each([
    [{ n: 5 }, { code: "missing-parameter", name: "x", line: 1 }],
    [{ x: 1 }, { code: "missing-parameter", name: "n", line: 4 }],
    [
      { x: 2 ** 32, n: 5 },
      { code: "parameter-out-of-range", name: "x", greatest: 2 ** 32 - 1 },
    ],
    [
      { x: 1.5, n: 5 },
      { code: "parameter-out-of-range", name: "x", value: 1.5 },
    ],
    [
      { x: Number.NaN, n: 5 },
      { code: "parameter-out-of-range", name: "x" },
    ],
    [
      { x: 1, n: 0 },
      { code: "parameter-out-of-range", name: "n", least: 1, line: 4 },
    ],
  ])("%j", (parameters: Record<string, number>, error) => {
    expect(playScenario(text, parameters)).toMatchObject({ ok: false, error });
  });

  const busy = `${OPEN}at 60ms client send 100000`;
  test.each([
    [{ events: 5 }, { code: "too-many", what: "events", limit: 5 }],
    [{ segments: 10 }, { code: "too-many", what: "segments", limit: 10 }],
    [{ bytes: 99_999 }, { code: "too-many", what: "bytes", limit: 99_999 }],
    [{ time: 50 }, { code: "too-many", what: "time", limit: 50 }],
  ])("a run stops at %j", (limits, error) => {
    expect(playScenario(busy, {}, limits)).toEqual({ ok: false, error });
  });

  test("a run that would never end stops at its limit", () => {
    const drops = Array.from({ length: 1000 }, (_, i) => i + 1).join(", ");
    const forever = `user-timeout 3600s\nat 0ms client open\ndrop ${drops}\nat 3600s server listen`;
    expect(playScenario(forever, {}, { time: 1_000_000 })).toMatchObject({
      ok: false,
      error: { code: "too-many", what: "time" },
    });
  });

  test("and says so in both languages", () => {
    expect(describeRunError({ code: "missing-parameter", name: "x", line: 2 })).toEqual({
      en: "Line 2: the parameter $x has no value.",
      zh: "第 2 行：参数 $x 没有给值。",
    });
    expect(describeRunError({ code: "too-many", what: "events", limit: 5 }).zh).toBe(
      "运行达到上限（5 个事件），已停止。",
    );
  });
});

test("closes-on-fin closes too when the FIN came before the data in front of it", () => {
  const trace = traceOf(`
    start established
    mss 1000
    server closes-on-fin
    at 0ms client send 500
    at 1ms client close
    delay 1 by 5ms`);
  expect(trace.final).toEqual({ client: "CLOSED", server: "CLOSED" });
});
