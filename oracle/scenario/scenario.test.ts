import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeScenarioError } from "./error.ts";
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
