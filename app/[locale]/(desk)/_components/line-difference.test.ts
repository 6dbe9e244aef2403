import fc from "fast-check";
import { expect, test } from "vitest";
import { compareLines } from "./line-difference.ts";

test("a changed line stands beside what it was", () => {
  expect(compareLines("a\nb\nc", "a\nx\nc")).toEqual([
    { in: "both", text: "a" },
    { in: "mine", text: "b" },
    { in: "theirs", text: "x" },
    { in: "both", text: "c" },
  ]);
});

test("lines added in two places leave the rest common", () => {
  expect(compareLines("a\nb\nc", "z\na\nb\ny\nc").filter((line) => line.in !== "both")).toEqual([
    { in: "theirs", text: "z" },
    { in: "theirs", text: "y" },
  ]);
});

test("each of the two texts can be read off the comparison", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [mine, theirs] = [a.join("\n"), b.join("\n")];
      const compared = compareLines(mine, theirs);
      const read = (whose: "mine" | "theirs") =>
        compared
          .filter((line) => line.in === "both" || line.in === whose)
          .map((line) => line.text)
          .join("\n");
      expect(read("mine")).toBe(mine);
      expect(read("theirs")).toBe(theirs);
    }),
  );
});
