import { describe, expect, test } from "vitest";
import { changeOf } from "./mutant.ts";
import { mutantsOf } from "./mutants-of.ts";

const changes = (code: string): string[] => mutantsOf("oracle/run/a.ts", code).map(changeOf);

describe("what is changed", () => {
  test.each<readonly [string, string, readonly string[]]>([
    ["a comparison, at its boundary and turned round", "const c = a < b;", ["< → <=", "< → >="]],
    ["a condition", "if (a) {}", ["a → true", "a → false"]],
    ["a loop, which is never forced to go on", "while (a) {}", ["a → false"]],
    [
      "what is joined",
      "const c = a && b;",
      ["a → true", "a → false", "&& → ||", "b → true", "b → false"],
    ],
    ["a negation", "const c = !a;", ["!a → a"]],
    ["what stands in for nothing", "const c = a ?? 0;", ["a ?? 0 → (0)", "0 → 1"]],
    ["arithmetic", "const c = a + b;", ["+ → -"]],
    ["a number", "const c = 2;", ["2 → 3", "2 → 1"]],
    ["a large number, once", "const c = 60_000;", ["60_000 → 60001"]],
    ["a truth", "const c = true;", ["true → false"]],
    ["a word", 'const c = "drop";', ['"drop" → ""']],
    ["a list", "const c = [a];", ["[a] → []"]],
    ["a field set anew", "const c = { ...a, b };", ["b → (nothing)"]],
    ["a call with an opposite", "const c = Math.min(a, b);", ["min → max"]],
    ["a case", "switch (a) { case b: f(a); }", ["b → undefined", "f(a); → ;"]],
    ["a statement", "f(a);", ["f(a); → ;"]],
    [
      "a throw, but not what it says",
      "function g() { throw new Error(1); }",
      ["throw new Error(1); → ;"],
    ],
    [
      "a return on the way",
      "function g() { if (a) return; f(a); }",
      ["a → true", "a → false", "return; → ;", "f(a); → ;"],
    ],
  ])("%s", (_what, code, expected) => {
    expect(changes(code)).toEqual(expected);
  });

  test.each([
    ["types", "type A = 1 | 2; const b: 3 = f;"],
    ["imports", 'import { a } from "b";'],
    ["documentation", "/** 1 + 1 */ declare const a: unknown;"],
    ["rule ids", 'const a = "9293-3.4-syn";'],
    ["sentences", 'const a = "one two";'],
    ["the last return of a function", "function g() { return; }"],
  ])("not %s", (_what, code) => {
    expect(changes(code)).toEqual([]);
  });
});

test("a mutant belongs to the rule whose branch it lies in, and to the condition above", () => {
  const code = [
    "function g() {",
    "  if (a) {",
    "    // rule one",
    "    f(1);",
    "    return;",
    "  }",
    "  // rule two",
    "  // rule three",
    "  f(2);",
    "  // rule four",
    "  f(3);",
    "}",
  ].join("\n");
  const rules = (was: string) =>
    mutantsOf("oracle/run/a.ts", code).find((mutant) => mutant.was === was)?.rules;
  expect(rules("a")).toEqual(["one"]);
  expect(rules("f(1);")).toEqual(["one"]);
  expect(rules("return;")).toEqual(["one"]);
  expect(rules("f(2);")).toEqual(["two", "three"]);
  expect(rules("f(3);")).toEqual(["four"]);
});

test("a mutant names its place and can be put in", () => {
  const [mutant] = mutantsOf("oracle/run/a.ts", "f(\n  a < b,\n);");
  expect(mutant).toMatchObject({ file: "oracle/run/a.ts", line: 1, code: "f(" });
  const less = mutantsOf("oracle/run/a.ts", "f(\n  a < b,\n);").find(({ was }) => was === "<");
  expect(less).toMatchObject({
    line: 2,
    column: 5,
    start: 7,
    end: 8,
    becomes: "<=",
    kind: "comparison",
  });
});
