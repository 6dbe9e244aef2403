import { describe, expect, test } from "vitest";
import { clozeVerdict } from "#contract/kinds/cloze.ts";
import { checkForPublishing } from "../gate.ts";
import { questionSource } from "../source.ts";
import { split } from "../split.ts";
import { cloze } from "./cloze.ts";

const both = (text: string) => ({ zh: `${text}（中文）`, en: text });
const TEXT = {
  zh: "服务器回 {{flags}}，进入 {{state}}。重传 {{n}} 次后，它在{{queue}}里。",
  en: "In {{state}} after {{flags}} it waits in the {{queue}}, and tries {{n}} times.",
};
const BLANKS = {
  flags: { flags: "SYN, ACK" },
  state: { state: "SYN-RECEIVED" },
  n: { number: "$n" },
  queue: { words: { zh: ["半连接队列", "SYN 队列"], en: ["SYN queue", "half-open queue"] } },
};

type Parts = { text?: object; blanks?: object; parameters?: object };

function sourceOf(parts: Parts = {}) {
  return questionSource.parse({
    ...{ kind: "cloze", slug: "sample", skill: "sample", topic: "syn-queue", frequency: 1 },
    ...{ prompt: both("Complete."), explanation: both("EXPLAINED") },
    ...{ parameters: { n: { oneOf: [5] } }, text: TEXT, blanks: BLANKS, ...parts },
  });
}

function sample(parts: Parts = {}) {
  const { body, key } = split(sourceOf(parts));
  if (body.kind !== "cloze" || key.kind !== "cloze") throw new Error("not a cloze");
  return { body, key, seed: 1 };
}

const RIGHT = { flags: "SYN, ACK", state: "SYN-RECEIVED", n: "5", queue: "SYN queue" };

function verdictOn(blanks: Record<string, string>) {
  const graded = cloze.grade(sample(), { kind: "cloze", blanks });
  return graded.status === "judged" ? clozeVerdict.parse(graded.verdict) : graded;
}

describe("every usual way to write it counts", () => {
  test.each([
    {},
    { flags: "ack+syn" },
    { flags: "ＳＹＮ、ＡＣＫ" },
    { flags: "SYN-ACK-PSH" }, // PSH is neither asked nor missed
    { state: "syn_rcvd" },
    { state: "SYN_RECV 状态" },
    { n: "五" },
    { n: "five times" },
    { n: "５ 次" },
    { queue: "半连接队列" }, // either language in either
    { queue: "The SYN-Queue" },
    { queue: "syn队列" },
  ])("%j", (changed) => {
    expect(verdictOn({ ...RIGHT, ...changed })).toMatchObject({ mark: "right", right: 4, of: 4 });
  });
});

test("each blank counts for itself; the truth is the first word in each language", () => {
  const wrong = { ...RIGHT, flags: "ACK", state: "ESTAB", queue: "accept queue" };
  expect(verdictOn(wrong)).toMatchObject({
    mark: "partly",
    right: 1,
    of: 4,
    blanks: [
      { id: "flags", mark: "wrong", given: "ACK", truth: { zh: "SYN, ACK", en: "SYN, ACK" } },
      { id: "state", mark: "wrong", given: "ESTAB" },
      { id: "n", mark: "right", truth: { zh: "5", en: "5" } },
      { id: "queue", mark: "wrong", truth: { zh: "半连接队列", en: "SYN queue" } },
    ],
  });
  expect(verdictOn({ n: " " })).toMatchObject({ mark: "wrong", right: 0, of: 4 });
});

test.each([
  [{ state: "FIN-WAIT" }, ["state"]],
  [{ flags: "SIN" }, ["flags"]],
  [{ n: "a few", state: "??" }, ["state", "n"]],
  [{ other: "x" }, ["other"]],
])("what cannot be read costs nothing, and nothing is told: %j", (changed, blanks) => {
  expect(verdictOn({ ...RIGHT, ...changed })).toEqual({ status: "unreadable", blanks });
});

test("the open question has the text in pieces, and the room of its blanks in steps", () => {
  const shown = cloze.toPublic(sample().body, 1);
  if (!shown.ok) throw new Error(shown.error.message.en);
  const { text, blanks } = shown.value;
  expect(text.en.map((piece) => (piece.as === "text" ? piece.text : `<${piece.id}>`))).toEqual([
    ...["In ", "<state>", " after ", "<flags>", " it waits in the ", "<queue>", ", and tries "],
    ...["<n>", " times."],
  ]);
  expect(text.zh.filter((piece) => piece.as === "blank").map(({ id }) => id)).toEqual([
    ...["flags", "state", "n", "queue"],
  ]);
  expect(blanks.map(({ id, takes, room }) => [id, takes, room])).toEqual([
    ["flags", "flags", 10],
    ["state", "state", 14],
    ["n", "number", 6],
    ["queue", "words", 20],
  ]);
  expect(JSON.stringify(shown)).not.toMatch(/SYN|half|队列/);
});

describe("a source is refused", () => {
  const { zh, en } = TEXT;
  test.each<[string, Parts, string]>([
    ["a blank missing in one language", { text: { zh, en: en.replace("{{n}}", "n") } }, "text.en"],
    ["a blank that stands twice", { text: { zh: `${zh}{{n}}`, en } }, "text.zh"],
    ["a blank that nothing fills", { text: { zh, en: `${en}{{more}}` } }, "text.en"],
    ["no blanks", { text: both("Nothing to fill."), blanks: {} }, "blanks"],
    ["flags that are none", { blanks: { ...BLANKS, flags: { flags: "SYNC" } } }, "blanks.flags"],
    ["an unknown parameter", { blanks: { ...BLANKS, n: { number: "$k" } } }, "blanks.n"],
  ])("%s", (_, parts, field) => {
    const problems = checkForPublishing(sourceOf(parts), () => null);
    expect(problems.map((problem) => problem.field)).toContain(field);
  });

  test.each([{ state: "SYN_RCVD" }, { number: -1 }, { words: { zh: ["一"], en: [] } }, {}])(
    "a blank that takes %j",
    (blank) => {
      expect(() => sourceOf({ blanks: { ...BLANKS, n: blank } })).toThrow();
    },
  );
});
