import { describe, expect, test } from "vitest";
import { type PredictAnswer, predictVerdict } from "#contract/kinds/predict.ts";
import { check } from "./check.ts";
import { keyPartsOf, rightAnswer } from "./grade.ts";
import { predict } from "./predict.ts";
import { questionSource } from "./source.ts";
import { split } from "./split.ts";

const both = (text: string) => ({ zh: `${text}（中文）`, en: text });
const LOST_THIRD = `isn client=100 server=300
server listen
at 0ms client open
drop 3
until 5s`;

type Parts = { scenario?: string; shown?: number | string; ask?: string[]; parameters?: object };

function sample(parts: Parts = {}) {
  const source = questionSource.parse({
    ...{ kind: "predict", slug: "sample", skill: "sample", topic: "handshake", frequency: 1 },
    ...{ prompt: both("What next?"), explanation: both("EXPLAINED"), figure: both("Run") },
    ...{ scenario: LOST_THIRD, shown: 3, ...parts },
  });
  const { body, key } = split(source);
  if (body.kind !== "predict" || key.kind !== "predict") throw new Error("not a prediction");
  return { body, key, seed: 1 };
}

function verdictOn(parts: PredictAnswer["parts"], put = sample()) {
  const graded = predict.grade(put, { kind: "predict", parts });
  return graded.status === "judged" ? predictVerdict.parse(graded.verdict) : graded.status;
}

function marksOn(parts: PredictAnswer["parts"], put = sample()) {
  const verdict = verdictOn(parts, put);
  if (typeof verdict === "string") return verdict;
  return Object.fromEntries(verdict.cells.map(({ blank, mark }) => [blank, mark]));
}

const RIGHT = {
  from: "server",
  flags: "SYN, ACK",
  seq: "300",
  ack: "101",
  client: "ESTABLISHED",
  server: "SYN-RECEIVED",
};

describe("what comes after a lost third segment", () => {
  test("is the SYN,ACK again, and all of it right is right", () => {
    expect(verdictOn(RIGHT)).toMatchObject({ mark: "right", right: 6, of: 6 });
  });

  test("each part counts for itself, and what is left empty is wrong", () => {
    const { ack: _, ...given } = { ...RIGHT, server: "ESTABLISHED" };
    expect(verdictOn(given)).toMatchObject({ mark: "partly", right: 4, of: 6 });
    expect(marksOn(given)).toMatchObject({ ack: "wrong", server: "wrong", seq: "right" });
  });

  test("numbers count absolute or relative, flags in any order and case", () => {
    expect(marksOn({ ...RIGHT, seq: "0", ack: "1", flags: "ack syn" })).toMatchObject({
      seq: "right",
      ack: "right",
      flags: "right",
    });
  });

  test.each([
    ["seq", "12x"],
    ["flags", "SYM"],
    ["client", "OPEN"],
    ["from", "router"],
    ["len", "0"],
  ] as const)("%s: %j is not readable and costs nothing", (part, text) => {
    const graded = predict.grade(sample(), { kind: "predict", parts: { ...RIGHT, [part]: text } });
    expect(graded).toEqual({ status: "unreadable", blanks: [part] });
  });

  test("the reason of a part has the numbers of this run", () => {
    const verdict = verdictOn({ from: "client" });
    if (typeof verdict === "string") throw new Error(verdict);
    const [from] = verdict.cells;
    expect(from?.because.absolute.en).toMatch(/server sends segment 2 again/);
    expect(from?.rules.map(({ id }) => id)).toContain("9293-3.10.8-retransmission");
  });
});

describe("where nothing comes any more", () => {
  const quiet = sample({
    scenario: "server listen\nat 0ms client open",
    ask: ["from", "seq", "client", "server"],
  });

  test("nobody is right, and so are numbers left out", () => {
    const parts = { from: "nobody", client: "ESTABLISHED", server: "ESTABLISHED" };
    expect(verdictOn(parts, quiet)).toMatchObject({ mark: "right", of: 4 });
  });

  test("numbers left out of a segment that an end is said to send are wrong", () => {
    const parts = { from: "client", client: "ESTABLISHED", server: "ESTABLISHED" };
    expect(marksOn(parts, quiet)).toEqual({
      from: "wrong",
      seq: "wrong",
      client: "right",
      server: "right",
    });
  });

  test("an end is wrong", () => {
    expect(marksOn({ from: "client", seq: "5" }, quiet)).toMatchObject({
      from: "wrong",
      seq: "wrong",
    });
  });
});

test("a SYN carries no acknowledgment number: leaving it empty is right, a number is wrong", () => {
  const first = sample({ shown: 0, ask: ["from", "ack"] });
  expect(marksOn({ from: "client", ack: "" }, first)).toEqual({ from: "right", ack: "right" });
  expect(marksOn({ from: "client", ack: "0" }, first)).toEqual({ from: "right", ack: "wrong" });
});

describe("the open question", () => {
  const shown = predict.toPublic(sample().body, 1);

  test("shows the segments so far with what became of them, and nothing behind", () => {
    if (!shown.ok) throw new Error("not drawn");
    const { ladder, last } = shown.value;
    expect(ladder.segments.map(({ n, arrives }) => [n, arrives])).toEqual([
      [1, 20],
      [2, 40],
      [3, null],
    ]);
    expect(ladder.waits).toEqual([]);
    expect(ladder.states.map(({ end, state }) => [end, state])).toEqual([
      ["client", { as: "given", value: "SYN-SENT" }],
      ["server", { as: "given", value: "SYN-RECEIVED" }],
      ["client", { as: "given", value: "ESTABLISHED" }],
    ]);
    expect(last).toBe("client");
  });

  test("says the parts in one order, however the author wrote them", () => {
    const { body } = sample({ ask: ["server", "flags", "from"] });
    const drawn = predict.toPublic(body, 1);
    expect(drawn.ok && drawn.value.parts).toEqual(["from", "flags", "server"]);
  });
});

test("the worked answer is right for every seed", () => {
  const { body, key } = sample({ parameters: { k: { from: 0, to: 4 } }, shown: "$k" });
  for (let seed = 0; seed < 40; seed += 1) {
    const answer = rightAnswer(body, key, seed);
    if (!answer.ok || answer.value.kind !== "predict") throw new Error("not answered");
    expect(predict.grade({ body, key, seed }, answer.value)).toMatchObject({
      verdict: { mark: "right" },
    });
  }
});

test("who believes that a server is ESTABLISHED with its SYN,ACK predicts another state", () => {
  const { body } = sample();
  const truth = keyPartsOf(body, 1);
  const believed = keyPartsOf(body, 1, { mutant: "established-on-syn-ack" });
  if (!truth.ok || !believed.ok) throw new Error("not drawn");
  const differing = truth.value.filter((part, i) => {
    return JSON.stringify(part) !== JSON.stringify(believed.value[i]);
  });
  expect(differing.map(([part]) => part)).toContain("server");
});

test("a question that shows more than there is cannot be published, and says how much there is", () => {
  const { problems } = check(`slug: sample
kind: predict
skill: sample
topic: handshake
frequency: 1
prompt: { zh: 问, en: Q }
explanation: { zh: 答, en: A }
figure: { zh: 图, en: Run }
scenario: |
  server listen
  at 0ms client open
shown: 9
`);
  expect(problems).toMatchObject([{ line: 12, field: "shown" }]);
  expect(problems[0]?.message.en).toMatch(/shows 9 segments; this run has 3/);
});
