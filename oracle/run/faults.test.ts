import { describe, expect, test } from "vitest";
import { parseScenario } from "../scenario/parse.ts";
import { traceOf, wireOf } from "../wire/wire-run.ts";
import { run } from "./run.ts";
import type { Trace } from "./trace.ts";

const START = "start established\nisn client=1000 server=2000\n";
const OPEN = "isn client=1000 server=2000\nserver listen\nmsl 10s\nat 0ms client open\n";

/** The lines of `wireOf` with when each segment arrives, and whose copy or forgery it is. */
function linesOf(text: string, parameters: Record<string, number> = {}): string[] {
  const trace = traceOf(text, parameters);
  const lines = wireOf(trace);
  return trace.segments.map(({ arrives, copyOf, forged }, i) => {
    const copy = copyOf === null ? "" : ` copy of ${copyOf}`;
    return `${lines[i]} @${arrives ?? "never"}${copy}${forged ? " forged" : ""}`;
  });
}

describe("a fault by the number of a segment", () => {
  test("duplicate: a copy comes one link delay behind the first, or as late as is said", () => {
    expect(linesOf(`${START}at 0ms client send 5\nduplicate 1`)).toEqual([
      "1 0 client PSH,ACK 1 1 +5 @20",
      "2 20 client PSH,ACK 1 1 +5 @40 copy of 1",
      "3 20 server ACK 1 6 @40",
      "4 40 server ACK 1 6 @60",
    ]);
    expect(linesOf(`${START}at 0ms client send 5\nduplicate 1 after $t`, { t: 300 })).toContain(
      "3 300 client PSH,ACK 1 1 +5 @320 copy of 1",
    );
  });

  test("a segment lost and told to come behind the next one does not come at all", () => {
    const lines = linesOf(`${START}mss 5\nat 0ms client send 10\ndrop 1\nreorder 1\nuntil 900ms`);
    expect(lines[0]).toBe("1 0 client ACK 1 1 +5 lost @never");
  });

  test("the octets of a copy are delivered once", () => {
    const text = `${START}at 0ms client send 5\nduplicate 1\nduplicate 1 after 1s`;
    expect(traceOf(text).received.server).toBe(5);
  });

  test("a segment lost and duplicated comes as its copy alone", () => {
    expect(linesOf(`${START}at 0ms client send 5\ndrop 1\nduplicate 1`).slice(0, 2)).toEqual([
      "1 0 client PSH,ACK 1 1 +5 lost @never",
      "2 20 client PSH,ACK 1 1 +5 @40 copy of 1",
    ]);
  });

  test("delay: a segment arrives so much later, and others overtake it", () => {
    const text = `${START}mss 5\nat 0ms client send 10\ndelay 1 by 7ms`;
    expect(linesOf(text)).toEqual([
      "1 0 client ACK 1 1 +5 @27",
      "2 0 client PSH,ACK 6 1 +5 @20",
      "3 20 server ACK 1 1 @40",
      "4 27 server ACK 1 11 @47",
    ]);
  });

  test("reorder: a segment arrives right behind the next of the same direction", () => {
    const text = `${START}mss 5\nat 0ms client send 15\nreorder 1`;
    expect(linesOf(text)).toEqual([
      "1 0 client ACK 1 1 +5 @20",
      "2 0 client ACK 6 1 +5 @20",
      "3 0 client PSH,ACK 11 1 +5 @20",
      "4 20 server ACK 1 1 @40",
      "5 20 server ACK 1 11 @40",
      "6 20 server ACK 1 16 @40",
    ]);
  });

  test("two held back one after the other come in reverse", () => {
    const text = `${START}mss 5\nat 0ms client send 15\nreorder 1, 2`;
    const acks = traceOf(text).segments.filter(({ from }) => from === "server");
    expect(acks.map(({ causedBy, ack }) => [causedBy, ack])).toEqual([
      [3, 2001 - 1000],
      [2, 1001],
      [1, 1016],
    ]);
  });

  test("a segment held back with none behind it never arrives; its repetition brings both", () => {
    expect(linesOf(`${START}at 0ms client send 5\nreorder 1`)).toEqual([
      "1 0 client PSH,ACK 1 1 +5 @1020",
      "2 1000 client PSH,ACK 1 1 +5 again 1 @1020",
      "3 1020 server ACK 1 6 @1040",
      "4 1020 server ACK 1 6 @1040",
    ]);
    expect(linesOf(`${START}at 0ms client abort\nreorder 1`)).toEqual([
      "1 0 client RST 1 - lost @never",
    ]);
  });

  test("replay: an old SYN comes into a new connection, which a challenge ACK saves", () => {
    const lines = linesOf(`${OPEN}replay 1 at 500ms`);
    expect(lines.slice(3)).toEqual([
      "4 480 client SYN 0 - @500 copy of 1",
      "5 500 server ACK 1 1 @520",
    ]);
  });

  test("a replay for a time before its segment was sent does not happen", () => {
    expect(linesOf(`${START}at 500ms client send 5\nreplay 1 at 100ms`)).toHaveLength(2);
  });

  test("numbers may be parameters", () => {
    const text = `${START}at 0ms client send 5\ndrop $a\nduplicate $a after $t\nreplay $a at $u`;
    const times = traceOf(text, { a: 1, t: 30, u: 900 }).segments.filter((s) => s.copyOf === 1);
    expect(times.map(({ arrives }) => arrives)).toEqual([50, 900]);
  });
});

describe("inject: a segment that nobody sent", () => {
  test("arrives at its time as if from the end it names, and has a number", () => {
    expect(linesOf(`${START}inject client at 100ms RST seq=client+1`)).toEqual([
      "1 80 client RST 1 - @100 forged",
    ]);
    expect(traceOf(`${START}inject client at 100ms RST seq=1001`).final.server).toBe("CLOSED");
  });

  test("its numbers may be relative to either ISN, below it too, or parameters", () => {
    const text = `${START}inject server at 5ms ACK,PSH seq=server-$x ack=client+$y len=9 window=7`;
    expect(traceOf(text, { x: 1, y: 3 }).segments[0]).toMatchObject({
      n: 1,
      at: 0,
      arrives: 5,
      from: "server",
      flags: ["PSH", "ACK"],
      seq: 1999,
      ack: 1003,
      len: 9,
      window: 7,
      forged: true,
    });
  });

  test("one that lies off by a number in the window gets a challenge ACK", () => {
    expect(linesOf(`${START}inject client at 100ms RST seq=client+2`)).toEqual([
      "1 80 client RST 2 - @100 forged",
      "2 100 server ACK 1 1 @120",
    ]);
  });

  test("faults hold for it by its number", () => {
    const text = `${START}inject client at 100ms RST seq=client+1\ndrop 1\nduplicate 1`;
    expect(linesOf(text)).toEqual([
      "1 80 client RST 1 - lost @never forged",
      "2 100 client RST 1 - @120 copy of 1 forged",
    ]);
  });
});

describe("faults by chance", () => {
  const busy = `${START}mss 100\nat 0ms client send 100000\n`;
  const played = (chance: string, seed: number): Trace => {
    const parsed = parseScenario(busy + chance);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const trace = run(parsed.value, {}, seed);
    if (!trace.ok) throw new Error(JSON.stringify(trace.error));
    return trace.value;
  };

  test("come as often as they say, and everything still arrives once", () => {
    const trace = played("chance drop 10% duplicate 5%", 3);
    const own = trace.segments.filter(({ copyOf }) => copyOf === null);
    const lost = own.filter(({ arrives }) => arrives === null).length / own.length;
    const copied = (trace.segments.length - own.length) / own.length;
    expect(lost).toBeGreaterThan(0.08);
    expect(lost).toBeLessThan(0.12);
    expect(copied).toBeGreaterThan(0.03);
    expect(copied).toBeLessThan(0.07);
    expect(trace.received.server).toBe(100_000);
  });

  test.each(["reorder 5%", "delay 5%", "drop 1% duplicate 2.5% reorder $p% delay 0.25%"])(
    "%s leaves no octet out",
    (shares) => {
      const parsed = parseScenario(`${busy}chance ${shares}`);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      const trace = run(parsed.value, { p: 3 }, 11);
      expect(trace.ok && trace.value.received.server).toBe(100_000);
    },
  );

  test("follow from the seed alone, and change no ISN", () => {
    const scenario = (line: string) => parseScenario(`server listen\nat 0ms client open\n${line}`);
    const isns = ["", "chance drop 50%", "drop 9"].map((line) => {
      const parsed = scenario(line);
      const trace = parsed.ok ? run(parsed.value, {}, 5) : parsed;
      return trace.ok ? trace.value.isn : null;
    });
    expect(isns[0]).toEqual(isns[1]);
    expect(isns[0]).toEqual(isns[2]);
    expect(played("chance drop 2%", 1).hash).toBe(played("chance drop 2%", 1).hash);
    expect(played("chance drop 2%", 1).hash).not.toBe(played("chance drop 2%", 2).hash);
  });

  test("another share of one mishap leaves what befalls the first segments by another", () => {
    const firstLost = (line: string) =>
      played(line, 4).segments.find(({ arrives }) => arrives === null)?.n;
    expect(firstLost("chance drop 2% delay 1%")).toBe(firstLost("chance drop 2%"));
  });
});
