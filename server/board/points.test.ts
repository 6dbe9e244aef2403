import { describe, expect, test } from "vitest";
import type { Mark } from "#contract/judged.ts";
import type { Verdict } from "#contract/verdict.ts";
import { pointsFor } from "./points.ts";

const nothing = { zh: "", en: "" };

function verdictOf(
  kind: "flashcard" | "choice" | "state" | "fields",
  right: number,
  of: number,
): Verdict {
  const mark: Mark = right === of ? "right" : "partly";
  const shared = { mark, right, of, explanation: nothing, rules: [], ladder: null };
  switch (kind) {
    case "flashcard":
      return { kind, ...shared, back: nothing };
    case "choice":
      return { kind, ...shared, options: [] };
    case "state":
      return { kind, ...shared, cells: [] };
    case "fields":
      return { kind, ...shared, cells: [] };
  }
}

describe("a verdict is worth its kind, by the parts that are right", () => {
  test.each([
    ["fields", 5, 5, 10],
    ["fields", 3, 5, 6],
    ["fields", 1, 3, 3],
    ["fields", 0, 3, 0],
    ["state", 1, 1, 6],
    ["state", 0, 1, 0],
    ["choice", 1, 1, 4],
    ["choice", 2, 3, 3],
    ["choice", 0, 2, 0],
    ["flashcard", 1, 1, 0], // rated by oneself, so it proves nothing
  ] as const)("%s, %d of %d: %d", (kind, right, of, points) => {
    expect(pointsFor(verdictOf(kind, right, of), "learner", 0)).toBe(points);
  });
});

test.each(["author", "admin"] as const)("an %s reads the keys and earns nothing", (role) => {
  expect(pointsFor(verdictOf("fields", 5, 5), role, 0)).toBe(0);
});

test("more right is never worth less, and always a whole number", () => {
  for (let of = 1; of <= 12; of++) {
    const worth = Array.from({ length: of + 1 }, (_, right) =>
      pointsFor(verdictOf("fields", right, of), "learner", 0),
    );
    expect(worth.every(Number.isInteger)).toBe(true);
    expect(worth).toEqual([...worth].sort((a, b) => a - b));
    expect([worth[0], worth.at(-1)]).toEqual([0, 10]);
  }
});

describe("a hint costs a quarter of the points, and a quarter is always left", () => {
  test.each([
    ["fields", 5, 5, [10, 8, 5, 3, 3]],
    ["fields", 3, 5, [6, 5, 3, 2, 2]],
    ["choice", 1, 1, [4, 3, 2, 1, 1]],
    ["state", 0, 1, [0, 0, 0, 0, 0]],
    ["flashcard", 1, 1, [0, 0, 0, 0, 0]],
  ] as const)("%s, %d of %d", (kind, right, of, points) => {
    const earned = points.map((_, hints) =>
      pointsFor(verdictOf(kind, right, of), "learner", hints),
    );
    expect(earned).toEqual(points);
  });
});
