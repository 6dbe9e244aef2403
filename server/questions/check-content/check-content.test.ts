import { describe, expect, test, vi } from "vitest";
import { contentSample, sampleOf } from "../samples.ts";
import { agreementProblem, separatedMutant } from "./agreement.ts";
import { type Content, checkContent } from "./check-content.ts";

vi.setConfig({ testTimeout: 30_000 }); // 500 variants, on a busy machine

const HANDSHAKE = `slug: numbers
kind: fields
skill: numbers
topic: handshake
frequency: 3
prompt: { zh: 两个 ISN 是 $x 和 $y, en: The ISNs are $x and $y }
figure: { zh: 握手, en: A handshake }
parameters: { x: { from: 0, to: 4294967295 }, y: { from: 0, to: 4294967295 } }
scenario: |
  isn client=$x server=$y
  link delay=20ms
  server listen
  at 0ms client open
ask: [ack of 2, seq of 3]
explanation: { zh: SYN 占一个编号, en: A SYN takes 1 number }
`;
const CHOICE = `slug: choice
kind: choice
skill: choice
topic: handshake
frequency: 1
prompt: { zh: 是吗, en: Is it so }
answers: one
options:
  - { id: a, right: true, text: { zh: 是, en: Yes } }
  - { id: b, text: { zh: 否, en: No } }
explanation: { zh: 说明, en: Explained }
`;
const MAP = `numbers: { name: { zh: 号码, en: Numbers } }
choice: { name: { zh: 选择, en: A choice }, requires: [numbers] }
`;

function contentOf(questions: Record<string, string>, skills: Record<string, string>): Content {
  return {
    questions: new Map(Object.entries(questions)),
    skills: new Map(Object.entries(skills)),
    exists: () => false,
  };
}

type Change = { numbers?: [string, string]; choice?: [string, string]; map?: string };

/** What is told of the good content with a change: file, line, field, and the sentence. */
function toldAfter(change: Change) {
  const changed = (text: string, [from, to]: [string, string] = ["", ""]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
  const numbers = changed(HANDSHAKE, change.numbers);
  const choice = changed(CHOICE, change.choice);
  const report = checkContent(
    contentOf({ numbers, choice }, { "handshake.yaml": change.map ?? MAP }),
  );
  return report.problems.map(({ file, line, field, message }) => {
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    return [file, line, field, message.en];
  });
}

test("content without a fault has no problem, and is counted by kind and topic", () => {
  const report = checkContent(
    contentOf({ numbers: HANDSHAKE, choice: CHOICE }, { "handshake.yaml": MAP }),
  );
  expect(report).toEqual({
    problems: [],
    questions: [
      { kind: "fields", topic: "handshake", gradedByOracle: true },
      { kind: "choice", topic: "handshake", gradedByOracle: false },
    ],
  });
});

describe("a planted fault is told at its place", () => {
  const NUMBERS = "questions/numbers.yaml";
  test.each([
    ["a field misspelt", ["ask:", "asks:"], 14, "asks", /Unrecognized key/],
    ["a segment that is not sent", ["seq of 3", "seq of 4"], 14, "ask.1", /segments 1 to 3/],
    ["a file named otherwise", ["slug: numbers", "slug: other"], null, "slug", /numbers\.yaml/],
    ["other numbers in one language", ["takes 1", "takes 2"], 15, "explanation", /^2 stands/],
    [
      "a state in one language only",
      ["SYN 占", "TIME-WAIT 的 SYN 占"],
      15,
      "explanation",
      /^TIME-WAIT/,
    ],
    ["a dead link", ["Yes", '"[Yes](gone.md)"'], 9, "options.0.text", /leads to no file/],
    [
      "nothing that a misconception gets wrong",
      ["ask: [ack of 2, seq of 3]", "ask: [len of 3]"],
      2,
      "kind",
      /^No misconception/,
    ],
  ] as const)("%s", (what, [from, to], line, field, sentence) => {
    const inChoice = what === "a dead link";
    const change: Change = inChoice ? { choice: [from, to] } : { numbers: [from, to] };
    const told = toldAfter(change).filter(([, , , en]) => sentence.test(String(en)));
    expect(told).toEqual([
      [inChoice ? "questions/choice.yaml" : NUMBERS, line, field, expect.stringMatching(sentence)],
    ]);
  });

  test.each([
    ["a skill in no map", MAP.split("\n")[0] ?? "", ["questions/choice.yaml", 3, "skill"]],
    [
      "a skill without a question",
      `${MAP}more: { name: { zh: 多, en: More } }\n`,
      ["skills/handshake.yaml", null, "more"],
    ],
    [
      "a skill that is required and not there",
      MAP.replace("[numbers]", "[gone]"),
      ["skills/handshake.yaml", 2, "choice.requires.0"],
    ],
    [
      "a circle of skills",
      MAP.replace("[numbers]", "[choice]"),
      ["skills/handshake.yaml", 2, "choice.requires"],
    ],
  ])("%s", (_, map, place) => {
    expect(toldAfter({ map }).map((told) => told.slice(0, 3))).toEqual([place]);
  });

  test("a skill of two questions", () => {
    expect(toldAfter({ choice: ["skill: choice", "skill: numbers"] })).toEqual([
      ["questions/choice.yaml", 3, "skill", expect.stringMatching(/already that of numbers/)],
      ["skills/handshake.yaml", null, "choice", expect.stringMatching(/No question/)],
    ]);
  });

  test("a question of another topic than its skill", () => {
    expect(toldAfter({ choice: ["topic: handshake", "topic: reset"] })).toEqual([
      ["questions/choice.yaml", 3, "skill", expect.stringMatching(/map of handshake/)],
    ]);
  });
});

test("asked for one question, the others are not told of", () => {
  const content = contentOf(
    { numbers: HANDSHAKE.replace("takes 1", "takes 2"), choice: CHOICE.replace("Yes", "Yes 7") },
    { "handshake.yaml": MAP },
  );
  const { problems, questions } = checkContent(content, new Set(["choice"]));
  expect(problems.map(({ file }) => file)).toEqual(["questions/choice.yaml"]);
  expect(questions).toHaveLength(2);
});

test("while a question cannot be read, no skill is said to have none", () => {
  const told = toldAfter({ choice: ["kind: choice", "kind: essay"] });
  expect(told.map(([file]) => file)).toEqual(["questions/choice.yaml"]);
});

describe("the worked answer is graded in every variant", () => {
  const { body, key } = contentSample("handshake-numbers");

  const CHOOSE = sampleOf(CHOICE);

  test("it is right where the key agrees", () => {
    expect(agreementProblem(body, key, 50)).toBeNull();
  });

  test("a key whose own answer cannot be read is named with its seed", () => {
    if (CHOOSE.key.kind !== "choice") throw new Error("no choice");
    const wrong = { ...CHOOSE.key, right: ["gone"] };
    expect(agreementProblem(CHOOSE.body, wrong, 3)?.en).toBe(
      "Seed 0: the worked answer is not graded (unreadable).",
    );
  });

  test("a key that does not agree with itself is named with its count", () => {
    if (CHOOSE.key.kind !== "choice") throw new Error("no choice");
    expect(agreementProblem(CHOOSE.body, { ...CHOOSE.key, right: [] }, 3)?.en).toBe(
      "Seed 0: the worked answer is graded wrong, 0 of 1.",
    );
  });

  test("what does not fit the contract is named with its place", () => {
    if (CHOOSE.body.kind !== "choice") throw new Error("no choice");
    const one = { ...CHOOSE.body, options: CHOOSE.body.options.slice(0, 1) };
    expect(agreementProblem(one, CHOOSE.key, 3)?.en).toMatch(
      /^Seed 0: the question does not fit the contract at options/,
    );
  });

  test("a variant that cannot be drawn is named with its reason", () => {
    if (body.kind !== "fields") throw new Error("no blanks");
    expect(agreementProblem({ ...body, ask: ["ack of 9"] }, key, 3)?.en).toMatch(
      /^Seed 0: .*asks about segment 9/,
    );
  });
});

test("the misconception that a question catches is named", () => {
  const { body } = contentSample("handshake-numbers");
  if (body.kind !== "fields") throw new Error("no blanks");
  expect(separatedMutant({ ...body, ask: ["ack of 2"] }, 4)).not.toBeNull();
  // Where a wrong machine sends no third segment, its believer answers nothing there.
  expect(separatedMutant({ ...body, ask: ["len of 3"] }, 4)).toBeNull();
});
