import { describe, expect, test } from "vitest";
import { readSkillMaps, topicOfFile } from "./skills.ts";

const skill = (id: string, requires = "") =>
  `${id}:\n  name: { zh: 技能, en: Skill }\n${requires && `  requires: [${requires}]\n`}`;

function read(files: Record<string, string>) {
  const { skills, problems } = readSkillMaps(new Map(Object.entries(files)));
  for (const { message } of problems) {
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(message.en).toMatch(/[a-z]/);
  }
  return {
    ids: skills.map(({ id }) => id),
    problems: problems.map(({ file, line, column, field }) => [file, line, column, field]),
    messages: problems.map(({ message }) => message.en),
    skills,
  };
}

test("skills stand in the order of topics and of their files", () => {
  const closing = skill("four-segments", "isn") + skill("half-close", "four-segments");
  const { skills, problems } = read({
    "closing.yaml": closing,
    "sequence-numbers.yaml": skill("isn"),
  });
  expect(problems).toEqual([]);
  const name = { zh: "技能", en: "Skill" };
  expect(skills).toEqual([
    { id: "isn", topic: "sequence-numbers", position: 1, name, requires: [] },
    { id: "four-segments", topic: "closing", position: 1, name, requires: ["isn"] },
    { id: "half-close", topic: "closing", position: 2, name, requires: ["four-segments"] },
  ]);
});

describe("a problem names file, line, column and field, and its file gives no skill", () => {
  const good = { "states.yaml": skill("good") };
  test.each([
    ["a field that nobody knows", `${skill("a")}  need: [b]\n`, 3, 3, "a.need"],
    ["no English name", "a:\n  name: { zh: 技能 }\n", 2, 3, "a.name.en"],
    [
      "a name longer than a list shows",
      skill("a").replace("Skill", "s".repeat(41)),
      2,
      19,
      "a.name.en",
    ],
    ["an id with a space", "a b:\n  name: { zh: 技, en: A }\n", 1, 1, "a b"],
    ["requires that is no list", `${skill("a")}  requires: good\n`, 3, 3, "a.requires"],
    ["a skill twice in a file", skill("a") + skill("a"), 3, 1, ""],
    ["no YAML", "a: [\n", 2, 1, ""],
    ["a skill that nobody wrote", skill("a", "good, gone"), 3, 20, "a.requires.1"],
    ["a skill that requires itself", skill("a", "a"), 3, 3, "a.requires"],
    ["a skill of another file", skill("b") + skill("good"), 3, 1, "good"],
  ])("%s", (_, text, line, column, field) => {
    const { ids, problems } = read({ ...good, "time-wait.yaml": text });
    expect(problems).toEqual([["time-wait.yaml", line, column, field]]);
    expect(ids).toEqual(["good"]);
  });

  test("a file that is named after no topic", () => {
    const { ids, problems, messages } = read({ ...good, "sailing.yaml": skill("a") });
    expect(problems).toEqual([["sailing.yaml", null, null, ""]]);
    expect(messages[0]).toContain("time-wait");
    expect(ids).toEqual(["good"]);
  });
});

test("a circle over two files is told at each of its skills, with the way round", () => {
  const { ids, problems, messages } = read({
    "states.yaml": skill("a", "b") + skill("b", "c"),
    "closing.yaml": skill("c", "a"),
    "reset.yaml": skill("d", "a"),
  });
  expect(problems).toEqual([
    ["states.yaml", 3, 3, "a.requires"],
    ["states.yaml", 6, 3, "b.requires"],
    ["closing.yaml", 3, 3, "c.requires"],
  ]);
  expect(messages[0]).toBe("The skill requires itself: a → b → c → a.");
  // Who only leads into the circle is not in it.
  expect(ids).toEqual(["d"]);
});

test("while one file cannot be read, a name in another is not called unknown", () => {
  const { ids, problems } = read({
    "states.yaml": "a: [\n",
    "closing.yaml": skill("c", "a"),
  });
  expect(problems.map(([file]) => file)).toEqual(["states.yaml"]);
  expect(ids).toEqual(["c"]);
});

test.each([
  ["time-wait.yaml", "time-wait"],
  ["time-wait.yml", null],
  ["TIME-WAIT.yaml", null],
  ["README.md", null],
])("the file %s is the map of %s", (file, topic) => {
  expect(topicOfFile(file)).toBe(topic);
});
