import { describe, expect, test } from "vitest";
import { describeScenarioError, nearestWord } from "./error.ts";
import { parseScenario } from "./parse.ts";

function errorOf(text: string) {
  const parsed = parseScenario(text);
  if (parsed.ok) throw new Error(`should not parse: ${text}`);
  return parsed.error;
}

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
    ["chance drop 100.01%", 1, 13, "out-of-range", "100.01%", undefined],
    [
      "chance drop 1% duplicate 1% reorder 1% delay 1% drop",
      1,
      49,
      "extra-word",
      "drop",
      undefined,
    ],
    ["ends client server\nends client server", 2, 1, "duplicate-line", "ends", undefined],
    ["link delay=1s\nlink delay=2s", 2, 1, "duplicate-line", "link", undefined],
    ["start closed\nstart closed", 2, 1, "duplicate-line", "start", undefined],
    ["chance drop 1%\nchance delay 1%", 2, 1, "duplicate-line", "chance", undefined],
    ["until 1s\nuntil 2s", 2, 1, "duplicate-line", "until", undefined],
  ])("%j", (text, line, column, code, found, nearest) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ line, column, code, found });
    expect(error.nearest).toBe(nearest);
    expect(error.expected.length).toBeGreaterThan(0);
  });

  test.each([
    ["inject client at 5ms RST seq=1 x", ["len", "window", "<end of line>"]],
    ["inject client at 5ms RST seq=1 len=2 x", ["window", "<end of line>"]],
    ["inject client at 5ms RST seq=1 len=2 window=3 x", ["<end of line>"]],
    ["start established\nserver listen", ["closes-on-fin"]],
    ["server listen\nstart established", ["closed"]],
    ["chance drop 1% delay 1% x", ["duplicate", "reorder"]],
  ])("%j: these were expected", (text, expected) => {
    expect(errorOf(text).expected).toEqual(expected);
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
    expect(describeScenarioError(errorOf("until 90000s")).en).toContain("from 0 to 86400000 ms.");
    expect(describeScenarioError(errorOf("keepalive 0s")).en).toContain("from 1 to 86400000 ms.");
    expect(describeScenarioError(errorOf("msl 0s")).en).toContain("a value from 1 to 3600000 ms");
    expect(describeScenarioError(errorOf("chance drop 200%")).zh).toContain("0% 到 100%");
    expect(describeScenarioError(errorOf("msl")).zh).toBe(
      "第 1 行第 4 列：这一行还没写完，这里应该是时间（如 20ms、1.5s）或参数（如 $x）。",
    );
  });

  test("and a text that is far too long is refused unread", () => {
    expect(errorOf("#".repeat(100_001))).toEqual({
      line: 1,
      column: 1,
      code: "too-long",
      found: "100001",
      expected: ["<end of text>"],
    });
    expect(parseScenario("#".repeat(100_000)).ok).toBe(true);
  });
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
