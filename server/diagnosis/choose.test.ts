import { expect, test } from "vitest";
import { MUTANT_IDS, type MutantId } from "#oracle/mutants/mutants.ts";
import { fieldsSample, stateSample } from "../questions/samples.ts";
import { type Asking, fillTable, lookedAt } from "./answer-table.ts";
import { chooseSeparating, openHypotheses } from "./choose.ts";
import { diagnosable } from "./kinds.ts";
import type { Hypothesis } from "./separate.ts";

const SCENARIO = `isn client=1 server=2
start established
at 0ms client close
at 100ms server close
until 1s`;

/** A close, and after which segment the client's state is asked. */
function after(version: string, ks: number[]): Asking {
  const parameters = { k: { oneOf: ks } };
  const { body } = stateSample({
    scenario: SCENARIO,
    ask: "state of client after $k",
    parameters,
  });
  return { version, body };
}

const held = (...mutants: (MutantId | null)[]): Hypothesis[] =>
  mutants.map((mutant) => ({ mutant, share: 1 / mutants.length }));

/** Seeds one after the other. */
function counting(): () => number {
  let seed = 1000;
  return () => seed++;
}

test("the best of many questions is found, wherever it stands, in a variant that shows it", () => {
  const dull = Array.from({ length: 60 }, (_, n) => after(`dull ${n}`, [1]));
  const telling = after("telling", [1, 1, 1, 1, 1, 3]);
  const suspects = held(null, "no-time-wait");
  const found = chooseSeparating([...dull, telling], suspects, counting());
  expect(found?.question.version).toBe("telling");
  const { body } = telling;
  const asked = diagnosable(body, found?.seed ?? 0)?.asked;
  expect(asked?.truth.parts.get("3.client")?.readings).toEqual(["TIME-WAIT"]);
});

test("nothing is chosen while nothing is open, or where nothing tells it apart", () => {
  const questions = [after("first", [1])];
  expect(chooseSeparating(questions, [], counting())).toBeNull();
  expect(chooseSeparating(questions, held(null, "no-time-wait"), counting())).toBeNull();
});

test("filled or not, the table holds what each belief leads to", async () => {
  const [filled, unfilled] = [after("filled", [1, 2, 3]), after("unfilled", [1, 2, 3])];
  fillTable([filled]);
  for (let turn = 0; turn < 10; turn += 1) await new Promise((done) => setImmediate(done));
  for (const question of [filled, unfilled]) {
    expect(lookedAt(question)).toHaveLength(3);
    for (const { seed, answers } of lookedAt(question)) {
      const asked = diagnosable(question.body, seed)?.asked;
      for (const mutant of MUTANT_IDS) {
        const [part] = [...(asked?.believed(mutant)?.parts.values() ?? [])];
        if (part) expect(answers(mutant)).toBe(JSON.stringify([part.readings[0]]));
      }
    }
  }
});

test("however sure the suspects are, they are still to be told from knowing it", () => {
  const ask = ["ack of 2", "seq of 3", "ack of 4"];
  const { body } = fieldsSample({ scenario: SCENARIO, ask });
  const asked = diagnosable(body, 1)?.asked;
  if (!asked) throw new Error("not diagnosed");
  const given = new Map<string, number>([["4.ack", 2]]);
  const open: MutantId[] = ["fin-takes-no-number", "ack-names-last-octet"];
  const answer = { asked, given, topic: "closing", open, named: false };
  const [knows, ...suspects] = openHypotheses([answer, answer, answer]);
  expect(knows?.mutant).toBeNull();
  expect(knows?.share).toBeGreaterThanOrEqual(0.3);
  expect(suspects.map(({ mutant }) => mutant)).toEqual(open);
  expect(openHypotheses([{ ...answer, named: true }, answer])).toEqual([]);
});
