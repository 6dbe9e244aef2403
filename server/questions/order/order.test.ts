import { describe, expect, test } from "vitest";
import { orderVerdict } from "#contract/kinds/order.ts";
import { checkForPublishing } from "../gate.ts";
import { OPEN_AND_CLOSE } from "../samples.ts";
import { questionSource } from "../source.ts";
import { split } from "../split.ts";
import { drawOrder } from "./items.ts";
import { order } from "./order.ts";

const both = (text: string) => ({ zh: `${text}（中文）`, en: text });
const CROSSING = `isn client=100 server=300
link delay=20ms
start established
at 0ms client close
at 10ms server close
until 1s`;

type Parts = { scenario?: string; items?: string; of?: number[]; extra?: string[]; show?: string };

function sourceOf(parts: Parts) {
  return questionSource.parse({
    ...{ kind: "order", slug: "sample", skill: "sample", topic: "closing", frequency: 1 },
    ...{ prompt: both("In order?"), explanation: both("EXPLAINED"), figure: both("Run") },
    ...{ scenario: OPEN_AND_CLOSE, items: "segments", ...parts },
  });
}

function sample(parts: Parts = {}, seed = 1) {
  const { body, key } = split(sourceOf(parts));
  if (body.kind !== "order" || key.kind !== "order") throw new Error("not an order");
  return { body, key, seed };
}

type Put = ReturnType<typeof sample>;

function shownIn({ body, seed }: Put) {
  const shown = order.toPublic(body, seed);
  if (!shown.ok) throw new Error(shown.error.message.en);
  return shown.value;
}

/** What an item looks like, short: "c SYN", "LISTEN". */
function looksOf(put: Put): Map<string, string> {
  return new Map(
    shownIn(put).items.map(({ id, item }) => [
      id,
      item.as === "state" ? item.state : `${item.from[0]} ${item.flags.join("+")}`,
    ]),
  );
}

/** Answers with looks; of two that are alike the first comes first, or the second does. */
function verdictOn(put: Put, looks: readonly string[], alike: "first" | "last" = "first") {
  const ids = [...looksOf(put)];
  const free = alike === "first" ? ids : ids.toReversed();
  const taken = looks.map((look) => {
    const at = free.findIndex(([, one]) => one === look);
    if (at < 0) throw new Error(`nothing looks like ${look}`);
    return free.splice(at, 1)[0]?.[0] ?? "";
  });
  const graded = order.grade(put, { kind: "order", order: taken });
  return graded.status === "judged" ? orderVerdict.parse(graded.verdict) : graded.status;
}

const WHOLE = ["c SYN", "s SYN+ACK", "c ACK", "c FIN+ACK", "s ACK", "s FIN+ACK", "c ACK"];

describe("the segments of a connection", () => {
  const put = sample();

  test.each(["first", "last"] as const)("in order are right, whichever ACK is the %s", (alike) => {
    expect(verdictOn(put, WHOLE, alike)).toMatchObject({ mark: "right", right: 6, of: 6 });
  });

  test("each pair of neighbours counts", () => {
    const swapped = [...WHOLE.slice(0, 4), "s FIN+ACK", "s ACK", "c ACK"];
    expect(verdictOn(put, swapped)).toMatchObject({
      mark: "partly",
      right: 3,
      of: 6,
      joints: [true, true, true, false, false, false],
    });
    expect(verdictOn(put, WHOLE.toReversed())).toMatchObject({ mark: "wrong", right: 0 });
  });

  test("each wrong joint has a reason with its rules; the verdict shows the run", () => {
    const verdict = verdictOn(put, [...WHOLE.slice(0, 5), "c ACK", "s FIN+ACK"]);
    if (typeof verdict === "string") throw new Error(verdict);
    const looks = looksOf(put);
    expect(verdict.reasons.map(({ id }) => looks.get(id))).toEqual(["c ACK", "s FIN+ACK"]);
    for (const { because, rules } of verdict.reasons) {
      expect([because.zh !== "", because.en !== "", rules.length > 0]).toEqual([true, true, true]);
    }
    expect(verdict.truth.map((id) => looks.get(id))).toEqual(WHOLE);
    expect([verdict.ladder?.segments.length, verdict.ties]).toEqual([7, false]);
  });

  test("what is left out joins nothing", () => {
    expect(verdictOn(put, WHOLE.slice(1))).toMatchObject({ mark: "partly", right: 5, of: 6 });
    expect(verdictOn(put, [])).toMatchObject({ mark: "wrong", right: 0, given: [] });
  });

  test("some of them are picked by number, and their numbers are shown or not", () => {
    const some = sample({ of: [1, 2, 6], show: "numbers" });
    expect(verdictOn(some, ["c SYN", "s SYN+ACK", "s FIN+ACK"])).toMatchObject({ mark: "right" });
    const numbers = shownIn(some).items.map(({ item }) => item.as === "segment" && item.numbers);
    expect(numbers).toEqual(expect.arrayContaining([{ seq: 1, ack: 2 }]));
    expect(JSON.stringify(shownIn(put))).not.toContain('"seq"');
  });
});

describe("segments that cross", () => {
  const put = sample({ scenario: CROSSING });

  test.each([
    [["c FIN+ACK", "s FIN+ACK", "s ACK", "c ACK"], "right", 3],
    [["s FIN+ACK", "c FIN+ACK", "c ACK", "s ACK"], "right", 3],
    [["c FIN+ACK", "s FIN+ACK", "c ACK", "s ACK"], "right", 3],
    // The ACK of the server's FIN can go out only when that FIN was sent.
    [["c FIN+ACK", "c ACK", "s FIN+ACK", "s ACK"], "partly", 2],
  ] as const)("%j: %s", (looks, mark, right) => {
    expect(verdictOn(put, looks)).toMatchObject({ mark, right, of: 3, ties: true });
  });
});

describe("the states of an end", () => {
  const EXTRA = ["CLOSING", "CLOSE-WAIT"];
  const put = sample({ items: "states of client", extra: EXTRA });
  const PATH = ["SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT"];

  test.each([
    [PATH, "right", 6],
    [[...PATH, "CLOSING"], "partly", 5],
    [["CLOSE-WAIT", ...PATH, "CLOSING"], "partly", 4],
    [PATH.slice(1), "partly", 4], // one left out that happens takes back one that does not
    [[], "wrong", 0],
    [["SYN-SENT", "ESTABLISHED", "CLOSING"], "partly", 1],
  ])("%j: %s", (looks, mark, right) => {
    expect(verdictOn(put, looks)).toMatchObject({ mark, right, of: 6 });
  });

  test("one that a single segment leads through is not passed", () => {
    const scenario = "start established\nserver closes-on-fin\nat 0ms client close";
    const straight = sample({ scenario, items: "states of client", extra: ["FIN-WAIT-2"] });
    const path = ["ESTABLISHED", "FIN-WAIT-1", "TIME-WAIT", "CLOSED"];
    expect(verdictOn(straight, path)).toMatchObject({ mark: "right" });
  });
});

test.each([["zz"], ["a", "a"], ["p"]])("%s: what is not among the items is not read", (...ids) => {
  const graded = order.grade(sample(), { kind: "order", order: ids });
  expect(graded).toEqual({ status: "unreadable", blanks: ["order"] });
});

test("the drawn order is never right, tells no number, and has the worked answer", () => {
  for (let seed = 0; seed < 200; seed++) {
    const put = sample({ scenario: CROSSING }, seed);
    const { items } = shownIn(put);
    const asShown = order.grade(put, { kind: "order", order: items.map(({ id }) => id) });
    expect(asShown).not.toMatchObject({ verdict: { mark: "right" } });
    expect(items.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    const right = order.rightAnswer(put);
    expect(right.ok && order.grade(put, right.value)).toMatchObject({ verdict: { mark: "right" } });
  }
});

describe("what a believer would answer", () => {
  const of = (put: Put, mutant: "automatic-fin" | "fin-never-carries-ack" | "two-way-handshake") =>
    order.keyOf(put.body, put.seed, { mutant });

  test("is the true order where another order of his is right too", () => {
    const crossing = sample({ scenario: CROSSING });
    expect(of(crossing, "automatic-fin")).toEqual(order.keyOf(crossing.body, crossing.seed));
  });

  test("has the states that he passes through, those that do not happen among them", () => {
    const scenario = "start established\nserver closes-on-fin\nat 0ms client close";
    const put = sample({ scenario, items: "states of client", extra: ["FIN-WAIT-2"] });
    const names = ["ESTABLISHED#1", "FIN-WAIT-1#1", "FIN-WAIT-2#1", "TIME-WAIT#1", "CLOSED#1"];
    expect(of(put, "fin-never-carries-ack")).toEqual({ ok: true, value: [["order", names]] });
  });

  test("is nothing where his run lacks a segment", () => {
    expect(of(sample(), "two-way-handshake")).toEqual({ ok: true, value: [["order", null]] });
  });
});

describe("a source is refused", () => {
  const ONE_WAY = "start established\nat 0ms client send 10\nat 0ms server send 20";
  test.each<[string, Parts, string]>([
    ["a segment that the run does not have", { of: [1, 9] }, "of"],
    ["a segment named twice", { of: [1, 1] }, "of"],
    ["segments to be left out", { extra: ["LISTEN"] }, "extra"],
    ["states picked by number", { items: "states of client", of: [1, 2] }, "of"],
    ["a state that does happen", { items: "states of client", extra: ["SYN-SENT"] }, "extra"],
    ["a state named twice", { items: "states of client", extra: ["CLOSING", "CLOSING"] }, "extra"],
    ["one item", { scenario: "server listen", items: "states of server" }, "items"],
    ["items in no order", { scenario: ONE_WAY, of: [1, 2] }, "items"],
  ])("%s", (_, parts, field) => {
    const source = sourceOf(parts);
    const problems = checkForPublishing(source, () => null);
    expect(problems.map((problem) => problem.field)).toContain(field);
  });
});

test("what the link copies comes after its original and before what answers it", () => {
  const scenario = `${CROSSING.replace("at 10ms server close", "")}\nduplicate 1`;
  const drawn = drawOrder(sample({ scenario }).body, 1);
  if (!drawn.ok) throw new Error(drawn.error.message.en);
  const { happening, precedes, trace } = drawn.value;
  const copy = trace.segments.find(({ copyOf }) => copyOf !== null);
  const answer = trace.segments.find(({ causedBy }) => causedBy === copy?.n);
  expect(happening.length).toBe(trace.segments.length);
  expect(precedes("1", String(copy?.n))).toBe(true);
  expect(precedes(String(copy?.n), String(answer?.n))).toBe(true);
});
