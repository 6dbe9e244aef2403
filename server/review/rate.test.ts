import { expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import type { Mark, Verdict } from "#contract/verdict.ts";
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
  expect(machine.map((answer) => rate(marked(mark), answer))).toEqual([rating, rating, rating]);
});

test.each(["again", "hard", "good", "easy"] as const)("a flashcard rated %s is %s", (rating) => {
  const back = { zh: "", en: "" };
  const verdict: Verdict = { kind: "flashcard", mark: "right", ...shared, back };
  expect(rate(verdict, { kind: "flashcard", rating })).toBe(rating);
});
