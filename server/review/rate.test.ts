import { expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import type { Mark } from "#contract/judged.ts";
import type { Verdict } from "#contract/verdict.ts";
import { rate } from "./rate.ts";

const shared = { right: 0, of: 1, explanation: { zh: "", en: "" }, rules: [], ladder: null };
const marked = (mark: Mark): Verdict => ({ kind: "choice", mark, ...shared, options: [] });
const machine: Answer[] = [
  { kind: "choice", chosen: ["a"] },
  { kind: "state", state: "CLOSED" },
  { kind: "fields", blanks: {} },
];

test.each([
  ["right", "good"],
  ["partly", "hard"],
  ["wrong", "again"],
] as const)("a machine's verdict %s is %s, never easy", (mark, rating) => {
  expect(machine.map((answer) => rate(marked(mark), answer, 0))).toEqual([rating, rating, rating]);
});

test.each([
  ["right", "hard"],
  ["partly", "hard"],
  ["wrong", "again"],
] as const)("after a hint a machine's verdict %s is %s", (mark, rating) => {
  for (const hints of [1, 4]) {
    expect(machine.map((answer) => rate(marked(mark), answer, hints))).toEqual([
      ...[rating, rating, rating],
    ]);
  }
});

test.each(["again", "hard", "good", "easy"] as const)(
  "a flashcard rated %s is that, whatever hints were taken",
  (rating) => {
    const back = { zh: "", en: "" };
    const verdict: Verdict = { kind: "flashcard", mark: "right", ...shared, back };
    for (const hints of [0, 2]) {
      expect(rate(verdict, { kind: "flashcard", rating }, hints)).toBe(rating);
    }
  },
);
