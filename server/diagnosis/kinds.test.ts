import { describe, expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import { MUTANT_IDS, type MutantId } from "#oracle/mutants/mutants.ts";
import { grade, rightAnswer } from "../questions/grade.ts";
import { CONTENT, type Sample, sampleOf } from "../questions/samples.ts";
import { diagnose } from "./diagnose.ts";
import { DIAGNOSED_KINDS, diagnosable } from "./kinds.ts";
import { type Answered, suspectsOf, wrongParts } from "./suspects.ts";

const HEAD = `slug: sample
skill: sample
topic: closing
frequency: 1
prompt: { zh: 问, en: What }
explanation: { zh: 说明, en: Explained }
`;
const CLOSE = `figure: { zh: 关闭, en: A close }
scenario: |
  isn client=1000 server=5000
  link delay=20ms
  start established
  at 0ms client close
  at 100ms server close
`;
const SEED = 3;

function sample(kind: string, own: string, run = CLOSE): Sample {
  return sampleOf(`${HEAD}kind: ${kind}\n${run}${own}`);
}

function answered({ body, key }: Sample, answer: Answer): Answered {
  const put = diagnosable(body, SEED, key);
  const given = put?.givenBy(answer);
  if (!put || !given) throw new Error(`${body.kind} is not diagnosed`);
  return { asked: put.asked, given };
}

/** The beliefs that explain an answer. */
function beliefs(question: Sample, answer: Answer): MutantId[] {
  return suspectsOf(answered(question, answer)).map(({ mutant }) => mutant);
}

describe("predict", () => {
  const next = sample("predict", "shown: 1\n");
  const right = { from: "server", flags: "ACK", seq: "5001", ack: "1002" };

  test("an ACK that does not count the FIN", () => {
    const parts = { ...right, ack: "1001", client: "FIN-WAIT-2", server: "CLOSE-WAIT" };
    expect(beliefs(next, { kind: "predict", parts })).toContain("fin-takes-no-number");
  });

  test("an ACK that is sent together with a FIN", () => {
    const parts = { ...right, flags: "FIN, ACK", client: "TIME-WAIT", server: "LAST-ACK" };
    expect(beliefs(next, { kind: "predict", parts })).toEqual(["fin-acked-with-fin"]);
  });

  test("nobody comes next where a belief has nothing more to send", () => {
    const open = `figure: { zh: 握手, en: A handshake }
scenario: |
  isn client=1000 server=5000
  server listen
  at 0ms client open
`;
    const third = sample("predict", "shown: 2\nask: [from, flags, seq, ack]\n", open);
    const nobody = { kind: "predict" as const, parts: { from: "nobody" } };
    expect(beliefs(third, nobody)).toEqual(["two-way-handshake"]);
  });

  test("an empty part says nothing unless nobody comes next", () => {
    const { given } = answered(next, { kind: "predict", parts: { from: "client", seq: "" } });
    expect([...given.keys()]).toEqual(["from"]);
  });
});

describe("order", () => {
  const path = sample("order", "items: states of client\nextra: [CLOSE-WAIT]\n");

  /** The ids of these states in the shuffled list, in this order. */
  function inOrder(...states: string[]): Answer {
    const put = diagnosable(path.body, SEED, path.key);
    const ids = ["a", "b", "c", "d", "e", "f"];
    const named = ids.map((id): [string, string] => {
      const given = put?.givenBy({ kind: "order", order: [id] })?.get("order");
      return [String(given), id];
    });
    const idOf = (state: string) => named.find(([name]) => name.includes(`"${state}#`))?.[1] ?? "z";
    return { kind: "order", order: states.map(idOf) };
  }

  test("states in the order in which a belief passes through them", () => {
    const order = inOrder("ESTABLISHED", "FIN-WAIT-1", "TIME-WAIT", "CLOSED");
    expect(beliefs(path, order)).toContain("no-fin-wait-2");
  });

  test("an order that no belief leads to", () => {
    const order = inOrder("TIME-WAIT", "ESTABLISHED", "FIN-WAIT-1", "CLOSED");
    expect(diagnose(answered(path, order), [])).toEqual({ status: "none-fits" });
  });
});

describe("numbers", () => {
  const twice = `figure: { zh: 重传, en: Sent again }
scenario: |
  isn client=1000 server=5000
  start established
  at 0ms client send 100
  drop 1, 2, 3
  until 20s
`;
  const own = `ask:
  - { id: fourth, text: { zh: 第四次, en: The fourth }, value: at(4), unit: s, tolerance: "2%" }
`;
  const again = sample("numbers", own, twice);
  const said = (fourth: string) => ({ kind: "numbers" as const, numbers: { fourth } });

  test("the time of a retransmission without backoff", () => {
    expect(beliefs(again, said("3 s"))).toEqual(["no-backoff"]);
    expect(beliefs(again, said("3000ms"))).toEqual(["no-backoff"]);
  });

  test("a value within the tolerance is not wrong", () => {
    expect(wrongParts(answered(again, said("7.1 s")))).toEqual([]);
    expect(wrongParts(answered(again, said("7.3 s")))).toEqual(["fourth"]);
  });

  test("without a run there is nothing to diagnose", () => {
    const sum = `ask: [{ id: n, text: { zh: 几, en: How many }, value: "1 + 1", unit: none }]\n`;
    const { body, key } = sample("numbers", sum, "");
    expect(diagnosable(body, SEED, key)).toBeNull();
  });
});

/** Questions of content/ that are diagnosed; a file that is not well formed is another test's. */
const QUESTIONS = [...CONTENT].flatMap(([slug, text]): [string, Sample][] => {
  try {
    const question = sampleOf(text);
    return diagnosable(question.body, SEED) ? [[slug, question]] : [];
  } catch {
    return [];
  }
});

test.each(QUESTIONS)("the worked answer to %s is right throughout", (_, { body, key }) => {
  const worked = rightAnswer(body, key, SEED);
  if (!worked.ok) throw new Error(worked.error.message.en);
  expect(grade(body, key, SEED, worked.value)).toMatchObject({ verdict: { mark: "right" } });
  const put = diagnosable(body, SEED, key);
  const given = put?.givenBy(worked.value);
  if (!put || !given) throw new Error("not diagnosed");
  expect(wrongParts({ asked: put.asked, given })).toEqual([]);
  expect([...given.keys()].toSorted()).toEqual([...put.asked.truth.parts.keys()].toSorted());
});

test("every kind that is diagnosed has its questions, and no other kind has", () => {
  const kinds = new Set(QUESTIONS.map(([, { body }]) => body.kind));
  expect([...kinds].filter((kind) => !DIAGNOSED_KINDS.includes(kind))).toEqual([]);
  expect(MUTANT_IDS.length).toBeGreaterThan(60);
});
