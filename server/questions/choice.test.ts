import { describe, expect, test } from "vitest";
import { choiceVerdict } from "#contract/kinds/choice.ts";
import { gradeChoice } from "./choice.ts";
import { choiceSample } from "./samples.ts";

const text = (words: string) => ({ zh: words, en: words });
const options = (right: string, all = "abcde") =>
  [...all].map((id) => ({
    id,
    text: text(`option ${id}`),
    right: right.includes(id),
    ...(id !== "e" && { because: text(`because ${id} and $k`) }),
  }));
const parameters = { k: { oneOf: [7] } };
const one = choiceSample({ answers: "one", options: options("b"), parameters });
const several = choiceSample({ answers: "several", options: options("abc"), parameters });

function verdictOn(sample: typeof one, chosen: string[], seed = 5) {
  const graded = gradeChoice({ ...sample, seed }, { kind: "choice", chosen });
  return graded.status === "judged" ? choiceVerdict.parse(graded.verdict) : graded;
}

describe("of one right option", () => {
  test.each([
    [["b"], "right", 1],
    [["a"], "wrong", 0],
    [["b", "b"], "right", 1], // said twice is said once
  ])("%j is %s", (chosen, mark, right) => {
    expect(verdictOn(one, chosen)).toMatchObject({ mark, right, of: 1 });
  });
});

describe("of several, wrong choices are taken off the right ones", () => {
  test.each([
    [["a", "b", "c"], "right", 3],
    [["c", "a", "b"], "right", 3],
    [["a"], "partly", 1],
    [["a", "b"], "partly", 2],
    [["a", "b", "c", "d"], "partly", 2],
    [["a", "d"], "wrong", 0],
    [["d", "e"], "wrong", 0],
    [["a", "d", "e"], "wrong", 0],
    [["a", "b", "c", "d", "e"], "partly", 1], // ticking everything never makes it right
  ])("%j is %s", (chosen, mark, right) => {
    expect(verdictOn(several, chosen)).toMatchObject({ mark, right, of: 3 });
  });
});

describe("what the question does not offer is unreadable and judges nothing", () => {
  test.each([
    ["an unknown option", one, ["z"]],
    ["an unknown option beside the right one", one, ["b", "z"]],
    ["an unknown option beside right ones", several, ["a", "b", "c", "z"]],
    ["two options where one is asked", one, ["a", "b"]],
    ["the name of something every object has", several, ["constructor"]],
  ])("%s", (_, sample, chosen) => {
    expect(verdictOn(sample, chosen)).toEqual({ status: "unreadable", blanks: ["options"] });
  });
});

test("every option is told about, in the order shown, with the drawn numbers written in", () => {
  const { body } = several;
  const verdict = verdictOn(several, ["a", "d"]);
  expect("options" in verdict && verdict.options.map(({ option }) => option).sort()).toEqual(
    body.options.map(({ id }) => id),
  );
  expect(verdict).toMatchObject({
    options: expect.arrayContaining([
      { option: "a", chosen: true, right: true, because: text("because a and 7") },
      { option: "b", chosen: false, right: true, because: text("because b and 7") },
      { option: "d", chosen: true, right: false, because: text("because d and 7") },
      { option: "e", chosen: false, right: false, because: null },
    ]),
  });
});

test("an option named like something every object has is an option like others", () => {
  const named = options("a").with(1, {
    ...{ id: "constructor", text: text("option"), right: false },
  });
  const sample = choiceSample({ answers: "one", options: named });
  expect(verdictOn(sample, ["constructor"])).toMatchObject({
    mark: "wrong",
    options: expect.arrayContaining([
      { option: "constructor", chosen: true, right: false, because: null },
    ]),
  });
});

test("the figure comes with the verdict, whole; a scenario that cannot run judges nothing", () => {
  const scenario = "server listen\nat 0ms client open";
  const drawn = choiceSample({ answers: "one", options: options("b"), scenario });
  expect(verdictOn(drawn, ["b"])).toMatchObject({ ladder: { segments: { length: 3 } } });
  expect(verdictOn(one, ["b"])).toMatchObject({ ladder: null });
  const broken = choiceSample({ answers: "one", options: options("b"), scenario: "at 0ms fly" });
  expect(verdictOn(broken, ["b"])).toMatchObject({ status: "not-gradable" });
});
