import fc from "fast-check";
import { expect, test } from "vitest";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import { stateSample } from "../questions/samples.ts";
import { diagnosable } from "./kinds.ts";
import { type Answers, answersIn, type Hypothesis, informationOf, separate } from "./separate.ts";

/** A close, and after which segment the client's state is asked. */
function after(k: number): Answers {
  const scenario = `isn client=1 server=2
start established
at 0ms client close
at 100ms server close
until 1s`;
  const { body } = stateSample({ scenario, ask: `state of client after ${k}` });
  const asked = diagnosable(body, 1)?.asked;
  if (!asked) throw new Error("not diagnosed");
  return answersIn(asked);
}

const held = (...mutants: (MutantId | null)[]): Hypothesis[] =>
  mutants.map((mutant) => ({ mutant, share: 1 / mutants.length }));

test.each<[string, number, Hypothesis[], number]>([
  ["two beliefs that answer alike", 3, held("no-time-wait", "passive-closer-time-wait"), 0],
  ["a belief beside knowing it", 3, held(null, "no-time-wait"), 1],
  ["a belief that shows only later", 1, held(null, "no-time-wait"), 0],
  [
    "four that all answer otherwise but two",
    2,
    held(null, "no-fin-wait-2", "fin-closes-both", "no-time-wait"),
    1.5,
  ],
])("%s: after segment %i an answer tells so many bits", (_, k, hypotheses, bits) => {
  expect(informationOf(after(k), hypotheses)).toBeCloseTo(bits, 9);
});

test("the variant chosen is the one whose answers split the suspects", () => {
  const suspects = held("no-fin-wait-2", "no-time-wait");
  expect(separate([1, 2, 4], after, suspects)).toBe(2);
});

test("of variants that tell the same the first is taken; where none tells anything, none", () => {
  expect(separate([1, 3, 4], after, held(null, "no-time-wait"))).toBe(3);
  expect(separate([1, 2], after, held(null, "no-time-wait"))).toBeNull();
  expect(separate([], after, held(null, "no-time-wait"))).toBeNull();
});

test("no question tells more than there is to know, nor less than nothing", () => {
  const mutants = [
    "no-fin-wait-2",
    "no-time-wait",
    "fin-closes-both",
    "fin-acked-with-fin",
  ] as const;
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 4,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), shares, (k, given) => {
      const hypotheses = [
        { mutant: null, share: 0.1 },
        ...mutants.map((mutant, at) => ({ mutant, share: given[at] ?? 0 })),
      ];
      const bits = informationOf(after(k), hypotheses);
      expect(bits).toBeGreaterThanOrEqual(-1e-9);
      expect(bits).toBeLessThanOrEqual(Math.log2(hypotheses.length) + 1e-9);
    }),
    { seed: 11, numRuns: 100 },
  );
});
