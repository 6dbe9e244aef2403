import { describe, expect, test } from "vitest";
import { FLAGS } from "../machine/segment.ts";
import { seq } from "../machine/seq.ts";
import { playScenario, traceOf } from "../wire/wire-run.ts";
import { callsAt, newAgenda, type Planned, plan, soonestPlanned, takeSoonest } from "./agenda.ts";
import { chance } from "./chance.ts";
import { Hash } from "./hash.ts";
import { describeRunError, type RunError } from "./run-error.ts";
import { stateAfter, transitionsUpTo } from "./trace.ts";

const START = "start established\nisn client=1000 server=2000\n";

const SEGMENT = {
  ...{ seq: seq(1), ack: null, syn: false, fin: false, rst: true, psh: false },
  ...{ len: 0, window: 9, options: null },
};
const REPEAT: Planned = { at: 5, end: "client", kind: "repeat", n: 1, arrives: 9 };
const FORGED = { at: 9, end: "client", segment: SEGMENT } as const;
const FORGE: Planned = { at: 5, end: "client", kind: "forge", forged: FORGED };
const ARRIVE: Planned = { at: 5, end: "server", kind: "arrive", n: 1, segment: SEGMENT };
const CLOSE: Planned = { at: 5, end: "client", kind: "call", call: { call: "close" } };
const CRASH: Planned = { at: 5, end: "server", kind: "crash" };
const FLUSH: Planned = { at: 5, end: "client", kind: "flush" };

describe("the agenda", () => {
  /** The items in the order in which they are taken. */
  function taken(items: readonly Planned[]): Planned[] {
    const agenda = newAgenda();
    for (const item of items) plan(agenda, item);
    const order: Planned[] = [];
    for (let next = soonestPlanned(agenda); next !== undefined; next = soonestPlanned(agenda)) {
      order.push(next);
      takeSoonest(agenda);
    }
    return order;
  }

  test.each([
    ["sets out, arrives, is called, is owed", [REPEAT, ARRIVE, CLOSE, FLUSH]],
    ["is forged, arrives, crashes, is owed", [FORGE, ARRIVE, CRASH, FLUSH]],
  ])("in one instant goes what %s, however it was planned", (_what, order) => {
    expect(taken(order)).toEqual(order);
    expect(taken([...order].reverse())).toEqual(order);
  });

  test("equals keep the order in which they were planned", () => {
    expect(taken([CRASH, CLOSE])).toEqual([CRASH, CLOSE]);
    expect(taken([CLOSE, CRASH])).toEqual([CLOSE, CRASH]);
    expect(taken([FORGE, REPEAT])).toEqual([FORGE, REPEAT]);
    expect(taken([REPEAT, FORGE])).toEqual([REPEAT, FORGE]);
  });

  test("what is planned for this instant does not go before what has been", () => {
    const agenda = newAgenda();
    plan(agenda, ARRIVE);
    plan(agenda, FLUSH);
    takeSoonest(agenda);
    plan(agenda, REPEAT);
    expect(soonestPlanned(agenda)).toBe(REPEAT);
    takeSoonest(agenda);
    expect(soonestPlanned(agenda)).toBe(FLUSH);
  });

  test("a thousand items come in their order, and none twice", () => {
    const items = Array.from(
      { length: 1000 },
      (_, i): Planned => ({ ...CRASH, at: (i * 7) % 999 }),
    );
    expect(taken(items).map(({ at }) => at)).toEqual(
      items.map(({ at }) => at).sort((a, b) => a - b),
    );
  });

  test.each([
    ["client", 5, true],
    ["server", 5, false],
    ["client", 4, false],
    ["client", 6, false],
  ] as const)("whether the %s calls at %i ms is %s", (end, at, calls) => {
    const agenda = newAgenda();
    for (const item of [CLOSE, CRASH, FLUSH, { ...CLOSE, at: 7 }]) plan(agenda, item);
    expect(callsAt(agenda, end, at)).toBe(calls);
    expect(callsAt(newAgenda(), end, at)).toBe(false);
  });
});

// The first numbers of mulberry32, computed by another program.
test.each([
  [0, [1144304738, 1416247, 958946056]],
  [5, [2962560684, 3318907087, 943874942]],
  [2 ** 32 - 1, [3850105811, 813802916, 3073704848]],
])("the numbers that follow from the seed %d", (seed, numbers) => {
  const next = chance(seed);
  expect([next(), next(), next()]).toEqual(numbers);
});

test("a hash tells numbers apart up to 2^53 - 1, and is 16 digits", () => {
  const values = [
    0,
    1,
    2 ** 31,
    2 ** 32 - 1,
    2 ** 32,
    2 ** 32 + 1,
    1.5 * 2 ** 32,
    2 ** 33,
    2 ** 40,
  ];
  const digitsOf = (value: number): string => {
    const hash = new Hash();
    hash.number(value);
    return hash.digits();
  };
  const all = [...values, 2 ** 53 - 1].map(digitsOf);
  expect(new Set(all).size).toBe(all.length);
  expect(all.map((digits) => digits.length)).toEqual(all.map(() => 16));
  expect([digitsOf(1.5 * 2 ** 32), digitsOf(2 ** 53 - 1)]).toEqual([
    "bbbf3d30c052fe4e",
    "bf9384f93c609e40",
  ]);
});

test("every set of flags is told as it is, in the order of the RFC", () => {
  const sets = Array.from({ length: 31 }, (_, i) =>
    FLAGS.filter((_flag, bit) => (i + 1) & (1 << bit)),
  );
  const lines = sets.map((flags, i) => {
    const ack = flags.includes("ACK") ? " ack=1" : "";
    return `inject client at ${i}ms ${[...flags].reverse().join()} seq=1${ack}`;
  });
  const { segments } = traceOf(`link delay=0ms\n${lines.join("\n")}`);
  expect(segments.filter(({ forged }) => forged).map(({ flags }) => flags)).toEqual(sets);
});

describe("faults", () => {
  const arrivals = (text: string): (number | null)[] =>
    traceOf(START + text).segments.map(({ arrives }) => arrives);

  test("by number hold for a forged segment and for a copy, late ones too", () => {
    expect(arrivals("inject client at 100ms RST seq=1\ndelay 1 by 7ms")).toEqual([107]);
    expect(arrivals("inject client at 100ms RST seq=1\nduplicate 1\ndelay 2 by 7ms")).toEqual([
      100, 127,
    ]);
  });

  test("by number hold where chance plays as well", () => {
    const both = (line: string): (number | null)[] =>
      arrivals(`${line}\nchance drop 0.01%\nuntil 1s`);
    expect(both("at 0ms client send 5\ndrop 1")[0]).toBeNull();
    expect(both("mss 5\nat 0ms client send 10\nreorder 1").slice(0, 2)).toEqual([20, 20]);
    const [first] = traceOf(
      `${START}mss 5\nat 0ms client send 10\nreorder 1\nchance drop 0.01%`,
    ).segments.filter(({ from }) => from === "server");
    expect(first?.causedBy).toBe(2);
  });

  test("what is lost is not held back as well", () => {
    const text = "mss 5\nat 0ms client send 10\nchance drop 100% reorder 100%\nuntil 900ms";
    expect(arrivals(text)).toEqual([null, null]);
  });

  test("of two kinds by number, a loss wins over coming late, where chance plays as well", () => {
    const text = "mss 5\nat 0ms client send 10\ndrop 1\nreorder 1\nchance drop 0.01%\nuntil 900ms";
    expect(arrivals(text).slice(0, 2)).toEqual([null, 20]);
  });

  test("by chance a segment is late by one to four ms where the link takes none", () => {
    const sends = Array.from({ length: 40 }, (_, i) => `at ${10 * i}ms client send 1`).join("\n");
    const { segments } = traceOf(`${START}link delay=0ms\n${sends}\nchance delay 100%`);
    const late = segments.map(({ at, arrives }) => (arrives ?? 0) - at);
    expect([...new Set(late)].sort()).toEqual([1, 2, 3, 4]);
  });

  test("a copy may come in the instant its segment is sent, and no sooner", () => {
    expect(arrivals("at 500ms client send 5\nreplay 1 at 500ms")[1]).toBe(500);
    expect(traceOf(`${START}at 500ms client send 5\nreplay 1 at 499ms`).segments).toHaveLength(2);
  });
});

describe("a limit", () => {
  // Two segments of 5 octets, each acknowledged: 2 calls, 4 arrivals, all within 60 ms.
  const text = `${START}at 0ms client send 5\nat 20ms client send 5`;
  test.each([
    ["events", 6],
    ["segments", 4],
    ["bytes", 10],
    ["time", 60],
  ] as const)("of %s is met by no less than it says", (what, limit) => {
    expect(playScenario(text, {}, { [what]: limit }).ok).toBe(true);
    expect(playScenario(text, {}, { [what]: limit - 1 })).toEqual({
      ok: false,
      error: { code: "too-many", what, limit: limit - 1 },
    });
  });

  test.each<readonly [RunError, string, string]>([
    [
      { code: "parameter-out-of-range", name: "n", line: 4, value: 0, least: 1, greatest: 9 },
      "Line 4: $n is 0; it must be a whole number from 1 to 9.",
      "第 4 行：$n 的值是 0，应为 1 到 9 之间的整数。",
    ],
    [
      { code: "bad-seed", value: -1 },
      "The seed -1 is not a whole number from 0 to 2^32 - 1.",
      "种子 -1 不是 0 到 2^32 - 1 之间的整数。",
    ],
    [
      { code: "too-many", what: "bytes", limit: 7 },
      "The run was stopped at its limit of 7 octets of data.",
      "运行达到上限（7 字节数据），已停止。",
    ],
    [
      { code: "too-many", what: "time", limit: 7 },
      "The run was stopped at its limit of 7 ms of virtual time.",
      "运行达到上限（7 毫秒虚拟时间），已停止。",
    ],
  ])("%j is said in both languages", (error, en, zh) => {
    expect(describeRunError(error)).toEqual({ en, zh });
  });
});

test("a row counts each transition up to it, and a row beyond the last is the last", () => {
  const trace = traceOf(`${START}server closes-on-fin\nat 0ms client close\nuntil 1s`);
  const rows = [0, 1, 2, 3, 4].map((n) => transitionsUpTo(trace, "server", n).map(({ to }) => to));
  expect(rows).toEqual([
    [],
    ["CLOSE-WAIT"],
    ["CLOSE-WAIT", "LAST-ACK"],
    ["CLOSE-WAIT", "LAST-ACK", "CLOSED"],
    ["CLOSE-WAIT", "LAST-ACK", "CLOSED"],
  ]);
  expect(stateAfter(trace, "client", 9)).toBe("TIME-WAIT");
});
