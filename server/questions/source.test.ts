import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MODULES } from "./kinds.ts";
import { readSource } from "./source.ts";

const FIELDS = `slug: numbers
kind: fields
skill: numbers
topic: handshake
frequency: 3
prompt:
  zh: 填空
  en: Fill in
figure:
  zh: 图
  en: Figure
parameters:
  x: { from: 0, to: 9 }
scenario: |
  server listen
  at 0ms client open
ask:
  - ack of 2
explanation:
  zh: 因为
  en: Because
`;

function problemsIn(text: string) {
  const read = readSource(text);
  return read.ok ? [] : read.problems;
}

/** Where the problems of a changed source are said to be. */
function placesAfter(from: string, to: string) {
  expect(FIELDS).toContain(from);
  const found = problemsIn(FIELDS.replace(from, to));
  return found.map(({ line, column, field }) => [line, column, field]);
}

test("a source without problems is read, with what is left out filled in", () => {
  const read = readSource(FIELDS);
  expect(read.ok && read.value).toMatchObject({
    slug: "numbers",
    parameters: { x: { from: 0, to: 9 } },
    rules: [],
    numbers: "either",
    show: [],
    scenario: "server listen\nat 0ms client open\n",
  });
});

describe("a problem names line, column and field", () => {
  test.each([
    // what is changed, into what, then line, column and field
    ["slug: numbers", "slug: Numbers", 1, 1, "slug"],
    ["topic: handshake", "topic: sailing", 4, 1, "topic"],
    ["frequency: 3", "frequency: 4", 5, 1, "frequency"],
    ["frequency: 3", "frequency: 2.5", 5, 1, "frequency"],
    ["frequency: 3", 'frequency: "3"', 5, 1, "frequency"],
    ["  en: Fill in", "  en: ''", 8, 3, "prompt.en"],
    ["  en: Fill in\n", "", 6, 1, "prompt.en"], // missing: the nearest field around it
    ["to: 9", "to: 4294967296", 13, 17, "parameters.x.to"],
    ["from: 0, to: 9", "from: 9, to: 0", 13, 3, "parameters.x"],
    ["from: 0, to: 9", "oneOf: []", 13, 8, "parameters.x.oneOf"],
    ["  x: {", "  X: {", 13, 3, "parameters.X"],
    ["  - ack of 2", `  - ${"a".repeat(81)}`, 18, 5, "ask.0"],
    ["ask:\n  - ack of 2", "ask: ack of 2", 17, 1, "ask"],
    ["kind: fields", "kind: essay", 2, 1, "kind"],
    ["topic: handshake\n", "", 1, 1, "topic"],
  ])("%j → %j", (from, to, line, column, field) => {
    expect(placesAfter(from, to)).toEqual([[line, column, field]]);
  });

  test("an unknown field is named where it stands", () => {
    expect(placesAfter("frequency: 3", "frequency: 3\nanswer: 1")).toEqual([[6, 1, "answer"]]);
    expect(placesAfter("  en: Fill in", "  en: Fill in\n  fr: Remplir")).toEqual([
      [9, 3, "prompt.fr"],
    ]);
  });

  test("every problem of a source is told, not the first one only", () => {
    const text = FIELDS.replace("topic: handshake", "topic: x").replace("slug: numbers", "slug: 1");
    expect(problemsIn(text).map(({ field }) => field)).toEqual(["slug", "topic"]);
  });

  test("an item of a list inside a list of options", () => {
    const options =
      "options:\n  - { id: a, text: { zh: 一, en: A } }\n  - { id: B, text: { zh: 二 } }";
    const text = FIELDS.replace("kind: fields", "kind: choice\nanswers: one")
      .replace("ask:\n  - ack of 2", options)
      .replace("kind: choice", "kind: choice\ndiagram: with-question");
    const places = problemsIn(text).map(({ line, field }) => [line, field]);
    expect(places).toEqual([
      [21, "options.1.id"],
      [21, "options.1.text.en"],
    ]);
  });
});

describe("what is no YAML is told at its place", () => {
  test.each([
    ["prompt: [1, 2", 1],
    ["slug: a\nslug: b", 2],
    ["a: b: c", 1],
    ["slug: a\n\tkind: fields", 2],
    ["a: 1\n---\nb: 2", 2],
    ['prompt: "unended', 1],
  ])("%j", (text, line) => {
    const [first] = problemsIn(text);
    expect(first).toMatchObject({ line, field: "" });
    expect(first?.column).toBeGreaterThan(0);
    expect(first?.message.en).toMatch(/^This is not YAML: ./);
    expect(first?.message.zh).toMatch(/^这里不是合法的 YAML：./);
  });

  test.each([
    ["prompt: &a 1\ntopic: *a", 2, 8],
    ["topic: *nowhere", 1, 8],
    ["prompt:\n  en: *Every*", 2, 7], // Markdown without quotes
  ])("%j: an alias is refused where it stands", (text, line, column) => {
    expect(problemsIn(text)[0]).toMatchObject({ line, column });
  });

  test.each(["", "\n\n", "# only a remark", "42", "- a"])("%j is no question", (text) => {
    expect(problemsIn(text)).not.toEqual([]);
  });
});

test("every problem is told in both languages, the Chinese one in Chinese", () => {
  const changes = [
    ["topic: handshake", "topic: x"],
    ["frequency: 3", "frequency: 9"],
    ["slug: numbers", "slug: a b"],
    ["from: 0, to: 9", "oneOf: []"],
    ["ask:", "asked:"],
  ] as const;
  for (const [from, to] of changes) {
    for (const { message } of problemsIn(FIELDS.replace(from, to))) {
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(message.en).toMatch(/^[^\u4e00-\u9fff]+$/);
    }
  }
});

test("a range that is upside down says so in both languages", () => {
  const [problem] = problemsIn(FIELDS.replace("from: 0, to: 9", "from: 9, to: 0"));
  expect(problem?.message).toEqual({
    en: "“from” is greater than “to”. Put the smaller number first.",
    zh: "from 比 to 大。小的数写在 from，大的数写在 to。",
  });
});

describe("what kind of question it is", () => {
  const kinds = Object.keys(MODULES);

  test("a missing kind is asked for, and all there are named", () => {
    const [problem, ...others] = problemsIn(FIELDS.replace("kind: fields\n", ""));
    expect(problem).toMatchObject({ line: 1, field: "kind" });
    expect(problem?.message).toEqual({
      en: `“kind” is missing. Write one of these: ${kinds.join(", ")}.`,
      zh: `缺少 kind。请写明是哪一种：${kinds.join("、")}。`,
    });
    expect(others).toEqual([]);
  });

  test.each([
    ["essay", "essay"],
    ["Fields", "Fields"],
    ["7", "7"],
  ])("kind: %s is none, and all there are named", (written, told) => {
    const [problem] = problemsIn(FIELDS.replace("kind: fields", `kind: ${written}`));
    expect(problem).toMatchObject({ line: 2, field: "kind" });
    expect(problem?.message).toEqual({
      en: `“kind” cannot be “${told}”. Write one of these: ${kinds.join(", ")}.`,
      zh: `kind 不能写成“${told}”。只有这几种：${kinds.join("、")}。`,
    });
  });

  test("a kind that is a list or nothing is missing", () => {
    for (const written of ["[fields]", "", "{ fields: 1 }"]) {
      const [problem] = problemsIn(FIELDS.replace("kind: fields", `kind: ${written}`));
      expect(problem?.message.zh).toMatch(/^缺少 kind。/);
      expect(problem?.message.en).toMatch(/^“kind” is missing\. /);
    }
  });
});

test("a field called __proto__ changes nothing else", () => {
  const read = readSource(`__proto__: { frequency: 1 }\n${FIELDS.replace("frequency: 3\n", "")}`);
  expect(read.ok).toBe(false);
  expect(Object.hasOwn(Object.prototype, "frequency")).toBe(false);
});

test("whatever is written, reading it gives a question or problems, never an error", () => {
  const lines = FIELDS.split("\n");
  const odd = fc.constantFrom(
    "&a",
    "*a",
    "!!map",
    "? [",
    "- -",
    '"',
    "'",
    "|",
    "{",
    "\t",
    "%",
    ": ",
  );
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.nat(12), odd, (at, column, put) => {
      const line = lines[at] ?? "";
      const changed = lines.with(at, line.slice(0, column) + put + line.slice(column));
      const read = readSource(changed.join("\n"));
      expect(read.ok || read.problems.length > 0).toBe(true);
    }),
    { seed: 1122, numRuns: 300 },
  );
});
