import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import { readExpression } from "./parse.ts";
import { drawRun } from "./work.ts";

const title = { zh: "", en: "" };

function worked(text: string, parameters: Record<string, number> = {}, scenario?: string) {
  const read = readExpression(text);
  if (!read.ok) return `${read.error.column}: ${read.error.message.en}`;
  const figure = scenario === undefined ? null : { scenario, title };
  const run = drawRun({ parameters: {}, figure, ask: [] }, 1, parameters);
  if (!run.ok) throw new Error(run.error.message.en);
  const found = evaluate(read.value, run.value);
  return found.ok ? found.value : found.message.en;
}

describe("arithmetic, with its numbers put in", () => {
  test.each([
    ["1 + 2 * 3", 7, "1 + 2 × 3"],
    ["(1 + 2) * 3", 9, "(1 + 2) × 3"],
    ["10 - 2 - 3", 5, "10 − 2 − 3"],
    ["10 - (2 - 3)", 11, "10 − (2 − 3)"],
    ["24 / 2 / 3", 4, "24 ÷ 2 ÷ 3"],
    ["24 / (2 * 3)", 4, "24 ÷ (2 × 3)"],
    ["2 ^ 3", 8, "2^3"],
    ["(2^($n - 1) - 1) * 1s", 7000, "(2^(4 − 1) − 1) × 1 s"],
    ["$n * 500ms", 2000, "4 × 500 ms"],
    ["$t ms * 2", 3000, "1.5 s × 2"],
    ["$n s + 20ms", 4020, "4 s + 20 ms"],
    ["-2 + $n", 2, "−2 + 4"],
    ["max(4 * $n / 2, 2 * $n)", 8, "max(4 × 4 ÷ 2, 2 × 4)"],
    ["min($n, 10, 3)", 3, "min(4, 10, 3)"],
    ["ceil(7 / 2)", 4, "⌈7 ÷ 2⌉"],
    ["floor(7 / 2)", 3, "⌊7 ÷ 2⌋"],
    ["ceil(0.1 * 30)", 3, "⌈0.1 × 30⌉"], // not 4 for a rounding error
    ["42", 42, null],
    ["$n", 4, null],
  ])("%s = %d", (text, value, formula) => {
    expect(worked(text, { n: 4, t: 1500 })).toMatchObject({ value, formula, quantities: [] });
  });

  test.each([
    ["1 / 0", "Something is divided by 0."],
    ["1 / ($n - 4)", "Something is divided by 0."],
    ["1 - 2", "The value is no number from 0 up."],
    ["10 ^ 400", "The value is no number from 0 up."],
    ["$k", "$k is not among the parameters."],
    ["rto(client, 1)", "There is no run to read from."],
  ])("%s has no value: %s", (text, why) => {
    expect(worked(text, { n: 4 })).toBe(why);
  });

  test("sums, products and brackets of whole numbers are those of JavaScript", () => {
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.nat(99).map(String),
        fc.tuple(tie("node"), fc.constantFrom("+", "-", "*"), tie("node")).map((p) => p.join(" ")),
        tie("node").map((inside) => `(${inside})`),
      ),
    }));
    fc.assert(
      fc.property(node, (text) => {
        fc.pre(text.length <= 200);
        // Every sign is plain arithmetic here, so JavaScript itself says what it comes to.
        const expected: unknown = new Function(`return ${text}`)();
        const found = worked(text);
        if (typeof found === "string") expect(Number(expected)).toBeLessThan(0);
        else expect(found.value).toBe(expected);
      }),
    );
  });
});

describe("what cannot be read is refused at its column", () => {
  test.each([
    ["", "1: Something is missing here."],
    ["1 +", "4: Something is missing here."],
    ["1 + * 2", "5: “*” cannot stand here."],
    ["(1 + 2", "7: Something is missing here."],
    ["1 2", "3: “2” cannot stand here."],
    ["2 ** 3", "4: “*” cannot stand here."],
    ["process.exit(1)", "8: “.” cannot stand here."],
    ["process", "1: “process” cannot stand here."],
    ["constructor", "1: “constructor” cannot stand here."],
    ["1; 2", "2: “;” cannot stand here."],
    ["rto(client)", "11: “)” cannot stand here."],
    ["rto(both, 1)", "5: “both” cannot stand here."],
    ["time-in(client, WAITING)", "17: “WAITING” cannot stand here."],
    ["ceil(1, 2)", "1: “ceil” cannot stand here."],
    ["$N", "1: “$” cannot stand here."],
    ["(".repeat(60), "21: “(” cannot stand here."],
    ["1".repeat(201), "201: An expression has at most 200 characters."],
  ])("%s", (text, why) => {
    expect(worked(text)).toBe(why);
  });

  test("any text is read or refused, and never throws", () => {
    const text = fc.array(fc.constantFrom(..."12$n+-*/^(),. rtocwndms".split("")), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (signs) => {
        const read = readExpression(signs.join(""));
        expect(read.ok || read.error.column > 0).toBe(true);
      }),
    );
  });
});

const LOST = `link delay=20ms
start established
at 0ms client send 500
drop 1, 2, 3
until 30s`;
const OPEN = "server listen\nat 0ms client open\nat 100ms client close\nuntil 1s";
const FAST = `link delay=20ms
mss 1000
start established
at 0ms client send 4000
drop 1
until 2s`;
const CLOSE = `link delay=20ms
msl $m
start established
at 0ms client close
at 80ms server close`;

describe("quantities of a run", () => {
  test.each([
    [LOST, "rto(client, 1)", 1000],
    [LOST, "rto(client, 2)", 2000], // the retransmission is sent as the timer runs out
    [LOST, "rto(client, $k)", 4000],
    [LOST, "at(3)", 3000],
    [LOST, "at(4) - at(1)", 7000],
    [LOST, "arrives(4)", 7020],
    [LOST, "count(segments)", 5],
    [LOST, "count(segments, server)", 1],
    [LOST, "count(retransmissions)", 3],
    [LOST, "count(lost)", 3],
    [LOST, "cwnd(client, 2)", 1460], // RFC 5681 §3.1: the loss window is one segment
    [LOST, "mss(client)", 1460],
    [LOST, "msl", 120_000],
    [OPEN, "cwnd(client, 3)", 4380], // RFC 5681 §3.1: three segments of 1460
    [FAST, "ssthresh(client, 8)", 2000],
    [FAST, "cwnd(client, 8)", 5000],
    [FAST, "cwnd(client, 9)", 2000],
    [CLOSE, "time-in(client, TIME-WAIT)", 60_000],
    [CLOSE, "time-in(client, TIME-WAIT) / (2 * msl)", 1],
    [CLOSE, "time-in(server, CLOSE-WAIT)", 60],
  ])("%s %s = %d", (scenario, text, value) => {
    expect(worked(text, { k: 3, m: 30_000 }, scenario)).toMatchObject({ value });
  });

  test("are named in both languages, with the rules behind them", () => {
    const found = worked("2 * rto(client, 2)", {}, LOST);
    if (typeof found === "string") throw new Error(found);
    expect(found.formula).toBe("2 × 2 s");
    expect(found.quantities).toEqual([
      {
        name: { en: "RTO of the client after segment 2", zh: "第 2 个报文段之后客户端的 RTO" },
        value: "2 s",
      },
    ]);
    expect(found.rules).toContain("6298-5.5-backoff");
  });

  test.each([
    [LOST, "at(9)", "This run has segments 1 to 5, and no segment 9."],
    [LOST, "cwnd(client, 0)", "This run has segments 1 to 5, and no segment 0."],
    [LOST, "arrives(1)", "Segment 1 is lost."],
    [LOST, "rto(client, 4)", "No retransmission timer of the client runs out after segment 4."],
    [
      LOST,
      "time-in(client, CLOSED)",
      "The client does not enter CLOSED and leave it again in this run.",
    ],
    [
      "server listen\nat 0ms client open\nuntil 10ms",
      "cwnd(client, 1)",
      "The client has no congestion window yet at segment 1.",
    ],
  ])("%s %s: %s", (scenario, text, why) => {
    expect(worked(text, {}, scenario)).toBe(why);
  });
});
