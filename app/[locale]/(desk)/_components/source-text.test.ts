import { describe, expect, test } from "vitest";
import { linesWithProblems, offsetOf, placeOf, slugIn } from "./source-text.ts";

const TEXT = "slug: a\nkind: state\n\nask:";

describe("places in a source", () => {
  test.each([
    [1, 1, 0],
    [2, 7, 14],
    [3, 1, 20],
    [4, 5, 25],
  ])("line %i, column %i is offset %i, and back", (line, column, offset) => {
    expect(offsetOf(TEXT, line, column)).toBe(offset);
    expect(placeOf(TEXT, offset)).toEqual({ line, column });
  });

  test("a place beyond a line or the text is its end", () => {
    expect(offsetOf(TEXT, 1, 99)).toBe(7);
    expect(offsetOf(TEXT, 99, 1)).toBe(TEXT.length);
  });

  test("a problem of the whole file marks no line", () => {
    const message = { zh: "", en: "" };
    const problems = [
      { line: 3, column: 1, field: "ask", message },
      { line: null, column: null, field: "", message },
    ];
    expect([...linesWithProblems(problems)]).toEqual([3]);
  });
});

test("the slug is found before the rest can be read", () => {
  expect(slugIn("kind: [\nslug: three-way\n")).toBe("three-way");
  expect(slugIn('slug: "quoted" # name\n')).toBe("quoted");
  expect(slugIn("slug:\nkind: state")).toBeNull();
  expect(slugIn("  slug: within")).toBeNull();
});
