import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeScenarioError, nearestWord } from "./error.ts";
import { parseScenario } from "./parse.ts";

const WHOLE = `
# active closer's FIN takes one number
ends client server
isn client=$x server=4294967295
link client->server=20ms server->client=1.5s
msl 30s
rto 500ms
user-timeout 60s
mss client=536 server=$m
window 8192
server listen
client closes-on-fin
at 0ms client open
at $t client send $n then close   # a parameter in a time is in ms
after segment 3 server close
drop 3, $d
until 2s
`;

function errorOf(text: string) {
  const parsed = parseScenario(text);
  if (parsed.ok) throw new Error(`should not parse: ${text}`);
  return parsed.error;
}

test("every line of the first grammar is read", () => {
  const parsed = parseScenario(WHOLE);
  const both = {
    msl: { amount: 30_000 },
    rto: { amount: 500 },
    userTimeout: { amount: 60_000 },
    window: { amount: 8192 },
  };
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      hosts: {
        client: { ...both, iss: { amount: { parameter: "x" }, line: 4, column: 12 } },
        server: { ...both, iss: { amount: 2 ** 32 - 1, line: 4 }, mss: { amount: PARAMETER_M } },
      },
      delay: { client: { amount: 20 }, server: { amount: 1500 } },
      start: "closed",
      listening: ["server"],
      closesOnFin: ["client"],
      faults: [{ fault: "drop", segments: [{ amount: 3 }, { amount: { parameter: "d" } }] }],
      until: { amount: 2000 },
      parameters: ["x", "m", "t", "n", "d"],
    },
  });
  expect(parsed.ok && parsed.value.calls).toEqual([
    { line: 13, when: { at: 0 }, end: "client", call: { call: "open", len: null } },
    {
      line: 14,
      when: { at: { parameter: "t" } },
      end: "client",
      call: { call: "send", len: { parameter: "n" }, thenClose: true },
    },
    { line: 15, when: { afterSegment: 3 }, end: "server", call: { call: "close" } },
  ]);
});

const PARAMETER_M = { parameter: "m" };

describe("a setting of the host stands for both ends or for one", () => {
  test.each([
    ["profile linux", { profile: "linux" }],
    ["congestion none", { congestion: "none" }],
    ["nagle on", { nagle: true }],
    ["delayed-ack 200ms", { delayedAck: { amount: 200 } }],
    ["delayed-ack off", { delayedAck: null }],
    ["window-scale 14", { windowScale: { amount: 14 } }],
    ["window-scale $w", { windowScale: { amount: { parameter: "w" } } }],
    ["window-scale off", { windowScale: null }],
    ["sack on", { sack: true }],
    ["timestamps off", { timestamps: false }],
    ["keepalive 7200s", { keepalive: { amount: 7_200_000 } }],
    ["keepalive off", { keepalive: null }],
    ["receives on", { receives: true }],
    ["syn-queue full", { synQueueFull: true }],
    ["syn-queue free", { synQueueFull: false }],
    ["syn-cookies on", { synCookies: true }],
    ["fast-open on", { fastOpen: true }],
    ["time-wait-reuse on", { timeWaitReuse: true }],
    ["quiet-time on", { quietTime: true }],
  ])("%s", (text, read) => {
    const whole = parseScenario(text);
    expect(whole.ok && whole.value.hosts).toMatchObject({ client: read, server: read });
    const space = text.indexOf(" ");
    const one = parseScenario(`${text.slice(0, space)} server=${text.slice(space + 1)}`);
    expect(one.ok && one.value.hosts).toMatchObject({ client: {}, server: read });
    expect(one.ok && Object.keys(one.value.hosts.client)).toEqual([]);
  });
});

test("every call is read", () => {
  const calls = ["open with 5", "listen", "receive", "receive 9", "status", "crash", "abort"];
  const parsed = parseScenario(calls.map((call) => `at 1ms client ${call}`).join("\n"));
  expect(parsed.ok && parsed.value.calls.map(({ call }) => call)).toEqual([
    { call: "open", len: 5 },
    { call: "listen" },
    { call: "receive", len: null },
    { call: "receive", len: 9 },
    { call: "status" },
    { call: "crash" },
    { call: "abort" },
  ]);
});

test("every fault is read", () => {
  const parsed = parseScenario(`
    duplicate 1, 2 after 30ms
    duplicate 3
    delay 4 by 1s
    reorder 5
    replay 6 at 2s
    inject server at 50ms PSH,ACK seq=server+$x ack=7 len=3 window=0
    inject client at 1ms RST seq=client
    chance drop 5% duplicate 1.25% reorder $p% delay 0%`);
  const amount = (value: number) => ({ amount: value });
  expect(parsed.ok && parsed.value.faults).toMatchObject([
    { fault: "duplicate", segments: [amount(1), amount(2)], after: amount(30) },
    { fault: "duplicate", segments: [amount(3)], after: null },
    { fault: "delay", segments: [amount(4)], by: amount(1000) },
    { fault: "reorder", segments: [amount(5)] },
    { fault: "replay", segments: [amount(6)], at: amount(2000) },
    {
      fault: "inject",
      end: "server",
      flags: ["PSH", "ACK"],
      seq: { from: "server", sign: 1, placed: { amount: { parameter: "x" } } },
      ack: { from: null, placed: amount(7) },
      len: amount(3),
      window: amount(0),
    },
    { fault: "inject", end: "client", flags: ["RST"], seq: { from: "client" }, ack: null },
  ]);
  expect(parsed.ok && parsed.value.chance).toMatchObject({
    drop: amount(500),
    duplicate: amount(125),
    reorder: { amount: { parameter: "p" } },
    delay: amount(0),
  });
  expect(parsed.ok && parsed.value.parameters).toEqual(["x", "p"]);
});

test.each([
  ["window 1000000\nwindow-scale 5", true],
  ["window-scale $n\nwindow 1073741824", true],
  ["profile linux\nwindow 1000000", true],
  ["profile linux\nwindow-scale off\nwindow 1000000", false],
  ["window client=70000\nwindow-scale server=3", false],
  ["window 65535", true],
])("a window beyond 65535 needs a window scale: %j", (text, fits) => {
  expect(parseScenario(text).ok).toBe(fits);
});

test("an empty text is a scenario in which nothing happens", () => {
  expect(parseScenario("")).toMatchObject({ ok: true, value: { calls: [], parameters: [] } });
});

test("lines may end as on any system", () => {
  expect(parseScenario("msl 1s\r\nat 0ms client open\r\n").ok).toBe(true);
});

describe("an error gives line, column, what was expected and the nearest word", () => {
  test.each([
    ["lsten", 1, 1, "unknown-word", "lsten", undefined],
    ["\nat 0ms cleint open", 2, 8, "unknown-word", "cleint", "client"],
    ["at 0ms client clsoe", 1, 15, "unknown-word", "clsoe", "close"],
    ["at 0ms client", 1, 14, "missing-word", "", undefined],
    ["at soon client open", 1, 4, "bad-time", "soon", undefined],
    ["at 20 client open", 1, 4, "bad-time", "20", undefined],
    ["at 0.5ms client open", 1, 4, "bad-time", "0.5ms", undefined],
    ["at 2h client open", 1, 4, "bad-time", "2h", undefined],
    ["at 0ms client send many", 1, 20, "bad-number", "many", undefined],
    ["at 0ms client send 0", 1, 20, "out-of-range", "0", undefined],
    ["isn client=4294967296", 1, 12, "out-of-range", "4294967296", undefined],
    ["isn client 5", 1, 12, "unknown-word", "5", undefined],
    ["link dealy=2ms", 1, 6, "unknown-word", "dealy", "delay"],
    ["msl 30s 40s", 1, 9, "extra-word", "40s", undefined],
    ["msl 30s\nmsl 40s", 2, 1, "duplicate-line", "msl", undefined],
    ["start established\nserver listen", 2, 8, "conflict", "listen", undefined],
    ["server listen\nstart established", 2, 7, "conflict", "established", undefined],
    ["drop 3,", 1, 8, "missing-word", "", undefined],
    ["after 3 server close", 1, 7, "unknown-word", "3", undefined],
    ["strat established", 1, 1, "unknown-word", "strat", "start"],
    ["at 0ms client send 5 then abort", 1, 27, "unknown-word", "abort", undefined],
    ["constructor", 1, 1, "unknown-word", "constructor", undefined],
    ["nagel on", 1, 1, "unknown-word", "nagel", "nagle"],
    ["nagle no", 1, 7, "unknown-word", "no", "on"],
    ["nagle on\nnagle off", 2, 1, "duplicate-line", "nagle", undefined],
    ["window-scale 15", 1, 14, "out-of-range", "15", undefined],
    ["window-scale of", 1, 14, "bad-number", "of", "off"],
    ["delayed-ack 501ms", 1, 13, "out-of-range", "501ms", undefined],
    ["mss 500\nwindow client=9 server=70000", 2, 24, "out-of-range", "70000", undefined],
    ["at 90000s client open", 1, 4, "out-of-range", "90000s", undefined],
    ["duplicate 1 afer 5ms", 1, 13, "extra-word", "afer", undefined],
    ["delay 1", 1, 8, "missing-word", "", undefined],
    ["replay 1 by 5ms", 1, 10, "unknown-word", "by", undefined],
    ["inject client at 5ms syn seq=1", 1, 22, "unknown-word", "syn", "SYN"],
    ["inject client at 5ms ACK seq=1", 1, 31, "missing-word", "", undefined],
    ["inject client at 5ms RST seq=1 ack=2", 1, 32, "unknown-word", "ack", undefined],
    ["inject client at 5ms RST seq=1 wndow=2", 1, 32, "unknown-word", "wndow", "window"],
    ["inject client at 5ms RST seq=clent+1", 1, 30, "bad-number", "clent+1", undefined],
    ["inject client at 5ms RST seq=client+x", 1, 30, "bad-number", "client+x", "client+5"],
    ["chance", 1, 7, "missing-word", "", undefined],
    ["chance drop 5", 1, 13, "bad-number", "5", undefined],
    ["chance drop 101%", 1, 13, "out-of-range", "101%", undefined],
    ["chance drop 1% drop 2%", 1, 16, "unknown-word", "drop", undefined],
    ["profile client=linus", 1, 16, "unknown-word", "linus", "linux"],
  ])("%j", (text, line, column, code, found, nearest) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ line, column, code, found });
    expect(error.nearest).toBe(nearest);
    expect(error.expected.length).toBeGreaterThan(0);
  });

  test("in both languages", () => {
    expect(describeScenarioError(errorOf("at 0ms cleint open"))).toEqual({
      en: 'Line 1, column 8: "cleint" does not fit; expected "client" or "server". Did you mean "client"?',
      zh: "第 1 行第 8 列：“cleint”不对，这里应该是“client”或“server”。是不是想写“client”？",
    });
    expect(describeScenarioError(errorOf("at 0ms client send 0")).en).toBe(
      'Line 1, column 20: "0" does not fit; expected a value from 1 to 10000000.',
    );
    expect(describeScenarioError(errorOf("window 70000"))).toEqual({
      en: 'Line 1, column 8: "70000" does not fit; expected a value from 1 to 65535 or a line window-scale, because the window field has 16 bits.',
      zh: "第 1 行第 8 列：“70000”不对，这里应该是1 到 65535 之间的值或另写一行 window-scale（窗口字段只有 16 位）。",
    });
    expect(describeScenarioError(errorOf("msl 0s")).en).toContain("a value from 1 to 3600000 ms");
    expect(describeScenarioError(errorOf("chance drop 200%")).zh).toContain("0% 到 100%");
    expect(describeScenarioError(errorOf("msl")).zh).toBe(
      "第 1 行第 4 列：这一行还没写完，这里应该是时间（如 20ms、1.5s）或参数（如 $x）。",
    );
  });

  test("and a text that is far too long is refused unread", () => {
    expect(errorOf("#".repeat(100_001))).toMatchObject({ code: "too-long", line: 1 });
  });
});

test("any text at all gives a scenario or an error that points into it", () => {
  const words = [
    "at",
    "0ms",
    "client",
    "send",
    "5",
    "$n",
    "drop",
    ",",
    "=",
    "isn",
    "#",
    "\n",
    "link",
  ];
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((picked) => picked.join(" ")),
  );
  fc.assert(
    fc.property(text, (scenario) => {
      const parsed = parseScenario(scenario);
      if (parsed.ok) return;
      const line = scenario.split(/\r?\n/)[parsed.error.line - 1] ?? "";
      expect(parsed.error.column).toBeGreaterThanOrEqual(1);
      expect(parsed.error.column).toBeLessThanOrEqual(line.length + 1);
      expect(describeScenarioError(parsed.error).zh).toMatch(/。|？/);
    }),
    { seed: 9293, numRuns: 3000 },
  );
});

test.each([
  ["colse", ["close", "open"], "close"],
  ["CLOSE", ["close"], "close"],
  ["x", ["at"], null],
  ["", ["at"], null],
  ["number", ["<number>"], null],
  ["a".repeat(5000), ["abort"], null],
])("the word nearest to %j of %j is %j", (found, words, nearest) => {
  expect(nearestWord(found, words)).toBe(nearest);
});
