import { describe, expect, test } from "vitest";
import { traceVerdict } from "#contract/kinds/trace.ts";
import { MUTANTS } from "#oracle/mutants/mutants.ts";
import { check } from "../check.ts";
import { rightAnswer } from "../grade.ts";
import { questionSource } from "../source.ts";
import { split } from "../split.ts";
import { flawedRun } from "./flawed.ts";
import { trace } from "./trace.ts";

const both = (text: string) => ({ zh: `${text}（中文）`, en: text });
const TALK = `isn client=$x server=$y
server listen
at 0ms client open
after segment 3 client send 400
at 100ms server send 900
at 200ms client close
at 300ms server close`;

function sample(wrong: string[], scenario = TALK) {
  const source = questionSource.parse({
    ...{ kind: "trace", slug: "sample", skill: "sample", topic: "handshake", frequency: 1 },
    ...{ prompt: both("Which?"), explanation: both("EXPLAINED"), figure: both("Run") },
    parameters: { x: { from: 0, to: 4294967295 }, y: { from: 0, to: 4294967295 } },
    ...{ scenario, wrong },
  });
  const { body, key } = split(source);
  if (body.kind !== "trace" || key.kind !== "trace") throw new Error("not a trace question");
  return { body, key };
}

const WRONG = ["ack-names-last-octet", "syn-takes-no-number", "pure-ack-takes-number"];

describe("a capture with a wrong segment", () => {
  test("differs from what TCP does in that segment alone", () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const flawed = flawedRun(TALK, { x: seed * 977, y: seed * 7919 }, seed, "ack-is-peers-seq");
      if (!flawed.ok) throw new Error("not drawn");
      const { truth, capture, segment, flaws } = flawed.value;
      const others = (one: typeof truth) => one.segments.filter(({ n }) => n !== segment);
      expect(others(capture)).toEqual(others(truth));
      expect(flaws).toEqual(["ack"]);
      expect(capture.segments[segment - 1]?.ack).not.toBe(truth.segments[segment - 1]?.ack);
    }
  });

  test("has it now here, now there", () => {
    const found = Array.from({ length: 40 }, (_, seed) => {
      const flawed = flawedRun(TALK, { x: 5, y: 9 }, seed, "ack-names-last-octet");
      return flawed.ok ? flawed.value.segment : 0;
    });
    expect(new Set(found).size).toBeGreaterThan(3);
    expect(found).not.toContain(0);
  });

  test("shows neither states nor timers, which would tell", () => {
    const { body } = sample(WRONG);
    const drawn = trace.toPublic(body, 3);
    if (!drawn.ok) throw new Error("not drawn");
    expect(drawn.value.ladder).toMatchObject({ states: [], waits: [] });
    expect(drawn.value.ladder.segments).toHaveLength(11);
  });

  test("may hold one segment more, that should not be sent at all", () => {
    const { scenario } = MUTANTS["send-after-close"];
    const flawed = flawedRun(scenario, {}, 1, "send-after-close");
    expect(flawed).toMatchObject({ ok: true, value: { segment: 3, flaws: ["not-sent"] } });
    if (!flawed.ok) return;
    const { capture, truth } = flawed.value;
    expect(capture.segments.map(({ n }) => n)).toEqual(capture.segments.map((_, i) => i + 1));
    expect(capture.segments).toHaveLength(truth.segments.length + 1);
  });
});

describe("the verdict", () => {
  const put = { ...sample(WRONG), seed: 11 };
  const answer = rightAnswer(put.body, put.key, put.seed);
  if (!answer.ok || answer.value.kind !== "trace") throw new Error("not answered");
  const right = answer.value;

  function verdictOn(given: Partial<typeof right>) {
    const graded = trace.grade(put, { ...right, ...given });
    if (graded.status !== "judged") throw new Error(graded.status);
    return traceVerdict.parse(graded.verdict);
  }

  test("is right for the segment and for what is wrong with it", () => {
    expect(verdictOn({})).toMatchObject({ mark: "right", right: 2, of: 2 });
  });

  test("is partly right for the right segment with another flaw", () => {
    expect(verdictOn({ flaw: "len" })).toMatchObject({ mark: "partly", right: 1 });
  });

  test("is wrong for another segment, whatever is said of it", () => {
    const segment = right.segment === 1 ? 2 : right.segment - 1;
    expect(verdictOn({ segment })).toMatchObject({ mark: "wrong", right: 0 });
  });

  test("names the belief, gives the checker's reason, and shows what TCP does", () => {
    const verdict = verdictOn({ segment: 1 });
    expect(verdict.belief.en.length).toBeGreaterThan(10);
    expect(verdict.cells[0]?.because.absolute.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(verdict.cells[0]?.rules).toHaveLength(1);
    expect(verdict.ladder?.states.length).toBeGreaterThan(0);
  });

  test("a segment that the capture does not have is not readable", () => {
    expect(trace.grade(put, { ...right, segment: 12 })).toEqual({
      status: "unreadable",
      blanks: ["segment"],
    });
  });
});

test("the worked answer is right for every seed", () => {
  const { body, key } = sample(WRONG);
  for (let seed = 0; seed < 60; seed += 1) {
    const answer = rightAnswer(body, key, seed);
    if (!answer.ok || answer.value.kind !== "trace") throw new Error("not answered");
    expect(trace.grade({ body, key, seed }, answer.value)).toMatchObject({
      verdict: { mark: "right" },
    });
  }
});

describe("what keeps it from being published", () => {
  const source = (wrong: string) => `slug: sample
kind: trace
skill: sample
topic: handshake
frequency: 1
prompt: { zh: 问, en: Q }
explanation: { zh: 答, en: A }
figure: { zh: 图, en: Run }
scenario: |
  server listen
  at 0ms client open
  at 100ms client close
wrong:
  - ack-names-last-octet
  - ${wrong}
`;

  test.each([
    ["no-such-belief", /no known misconception/],
    ["one-msl", /sends every segment as TCP does/],
    ["isn-zero", /cannot prove that it is wrong/],
  ])("%s", (wrong, because) => {
    const { problems } = check(source(wrong));
    expect(problems).toMatchObject([{ line: 15, field: "wrong.1" }]);
    expect(problems[0]?.message.en).toMatch(because);
  });
});
