import { describe, expect, test } from "vitest";
import { numbersVerdict } from "#contract/kinds/numbers.ts";
import { checkForPublishing } from "../gate.ts";
import { questionSource } from "../source.ts";
import { split } from "../split.ts";
import { numbers } from "./numbers.ts";

const both = (text: string) => ({ zh: `${text}（中文）`, en: text });
const LOST = `link delay=20ms
rto $r
start established
at 0ms client send 500
drop 1, 2, 3
until 60s`;
const RTO = {
  ...{ id: "rto", text: both("The RTO then?"), unit: "s" },
  ...{ value: "rto(client, 3)", formula: "$r ms * 2 * 2" },
};
const COUNT = { id: "count", text: both("How many?"), value: "$n * 60", unit: "connections" };

type Parts = { scenario?: string | undefined; ask?: object[]; parameters?: object };

function sourceOf(parts: Parts = {}) {
  return questionSource.parse({
    ...{ kind: "numbers", slug: "sample", skill: "sample", topic: "retransmission", frequency: 1 },
    ...{ prompt: both("Work out."), explanation: both("EXPLAINED"), figure: both("Run") },
    ...{ scenario: LOST, parameters: { r: { oneOf: [1500] }, n: { oneOf: [500] } } },
    ...{ ask: [RTO, { ...COUNT, tolerance: "2%" }], ...parts },
  });
}

function sample(parts: Parts = {}) {
  const { body, key } = split(sourceOf(parts));
  if (body.kind !== "numbers" || key.kind !== "numbers") throw new Error("not numbers");
  return { body, key, seed: 1 };
}

function verdictOn(typed: Record<string, string>, put = sample()) {
  const graded = numbers.grade(put, { kind: "numbers", numbers: typed });
  return graded.status === "judged" ? numbersVerdict.parse(graded.verdict) : graded;
}

describe("typed numbers count with their units and within their tolerance", () => {
  test.each([
    [{ rto: "6", count: "30000" }, "right", 2],
    [{ rto: "6000 ms", count: "3 万" }, "right", 2],
    [{ rto: "６ 秒", count: "29，500" }, "right", 2], // 2 % of 30,000 are 600
    [{ rto: "0.1 min", count: "30.6k" }, "right", 2],
    [{ rto: "6", count: "29399" }, "partly", 1],
    [{ rto: "6000", count: "30000" }, "partly", 1], // 6000 s
    [{ rto: "6.001", count: "30000" }, "partly", 1],
    [{ rto: "6" }, "partly", 1],
    [{ rto: "6", count: " " }, "partly", 1],
    [{}, "wrong", 0],
  ] as const)("%j: %s", (typed, mark, right) => {
    expect(verdictOn(typed)).toMatchObject({ mark, right, of: 2 });
  });

  test("KB may be said of 1024 or of 1000 octets", () => {
    const window = { id: "w", text: both("?"), value: "65536", unit: "octets" };
    const put = sample({ ask: [window] });
    for (const [typed, mark] of [
      ["64 KB", "right"],
      ["64 KiB", "right"],
      ["65,536", "right"],
      ["65535", "wrong"],
    ] as const) {
      expect([typed, verdictOn({ w: typed }, put)]).toMatchObject([typed, { mark }]);
    }
  });
});

test("the verdict has the truth in its unit, and how it is worked out with these numbers", () => {
  expect(verdictOn({ rto: "4 s" })).toMatchObject({
    numbers: [
      { mark: "wrong", given: "4 s", truth: "6", unit: "s", formula: "1.5 s × 2 × 2" },
      { mark: "wrong", given: null, truth: "30000", formula: "500 × 60", tolerance: "2%" },
    ],
    ladder: { segments: { length: 5 } },
    explanation: { en: "EXPLAINED" },
  });
  const verdict = verdictOn({});
  expect(JSON.stringify(verdict)).toContain("6298-5.5-backoff");
});

test.each([
  [{ rto: "12x", count: "30000" }, ["rto"]],
  [{ rto: "soon", count: "many" }, ["rto", "count"]],
  [{ rto: "6 KB", count: "30000" }, ["rto"]],
  [{ rto: "6", other: "1" }, ["other"]],
])("what cannot be read costs nothing, and nothing is told: %j", (typed, blanks) => {
  expect(verdictOn(typed)).toEqual({ status: "unreadable", blanks });
});

test("the open question tells no value and no expression", () => {
  const shown = JSON.stringify(numbers.toPublic(sample().body, 1));
  expect(shown).not.toMatch(/rto\(|\$|30000|formula|tolerance|drop/);
});

test("the key has the values, and what a believer would get", () => {
  const { body } = sample();
  expect(numbers.keyOf(body, 1)).toEqual({
    ok: true,
    value: [
      ["rto", 6000],
      ["count", 30_000],
    ],
  });
  const believed = numbers.keyOf(body, 1, { mutant: "no-backoff" });
  expect(believed).toEqual({
    ok: true,
    value: [
      ["rto", 1500],
      ["count", 30_000],
    ],
  });
});

describe("a source is refused", () => {
  test.each<[string, Parts, string]>([
    [
      "an expression that cannot be read",
      { ask: [{ ...RTO, value: "rto(client" }] },
      "ask.0.value",
    ],
    ["an unknown parameter", { ask: [{ ...COUNT, value: "$k" }] }, "ask.0.value"],
    ["a row's unknown parameter", { ask: [{ ...RTO, value: "at($k)" }] }, "ask.0.value"],
    ["a quantity without a run", { scenario: undefined, ask: [RTO] }, "ask.0.value"],
    ["a quantity that the run lacks", { ask: [{ ...RTO, value: "at(50)" }] }, "ask.0.value"],
    [
      "a formula that leads elsewhere",
      { ask: [{ ...RTO, formula: "$r ms * 3" }] },
      "ask.0.formula",
    ],
    ["a value that nobody can type", { ask: [{ ...COUNT, value: "$n / 3" }] }, "ask.0.tolerance"],
    ["an id twice", { ask: [COUNT, COUNT] }, "ask.1.id"],
  ])("%s", (_, parts, field) => {
    const problems = checkForPublishing(sourceOf(parts), () => null);
    expect(problems.map((problem) => problem.field)).toContain(field);
    for (const { message } of problems) expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  test.each(["5 %", "-1", "x", "%"])("a tolerance of %j", (tolerance) => {
    expect(() => sourceOf({ ask: [{ ...COUNT, tolerance }] })).toThrow();
  });

  test("but not with a tolerance, which makes a third typable", () => {
    const ask = [{ ...COUNT, value: "$n / 3", tolerance: "1%" }];
    expect(checkForPublishing(sourceOf({ ask }), () => null)).toEqual([]);
  });
});
