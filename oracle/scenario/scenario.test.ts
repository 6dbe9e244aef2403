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

test("every line of the grammar is read", () => {
  const parsed = parseScenario(WHOLE);
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      isn: {
        client: { amount: { parameter: "x" }, line: 4 },
        server: { amount: 2 ** 32 - 1, line: 4 },
      },
      delay: { client: { amount: 20 }, server: { amount: 1500 } },
      msl: { amount: 30_000 },
      rto: { amount: 500 },
      userTimeout: { amount: 60_000 },
      mss: { client: { amount: 536 }, server: { amount: { parameter: "m" } } },
      window: { client: { amount: 8192 }, server: { amount: 8192 } },
      start: "closed",
      listening: ["server"],
      closesOnFin: ["client"],
      drops: [{ amount: 3 }, { amount: { parameter: "d" } }],
      until: { amount: 2000 },
      parameters: ["x", "m", "t", "n", "d"],
    },
  });
  expect(parsed.ok && parsed.value.calls).toEqual([
    { line: 13, when: { at: 0 }, end: "client", call: { call: "open" } },
    {
      line: 14,
      when: { at: { parameter: "t" } },
      end: "client",
      call: { call: "send", len: { parameter: "n" }, thenClose: true },
    },
    { line: 15, when: { afterSegment: 3 }, end: "server", call: { call: "close" } },
  ]);
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
