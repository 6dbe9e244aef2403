import { expect, test } from "vitest";
import { MUTANT_IDS } from "#oracle/mutants/mutants.ts";
import type { Diagnosable } from "#server/diagnosis/kinds.ts";
import { wrongParts } from "#server/diagnosis/suspects.ts";
import { type Drawn, practise, putOf, type Question, readQuestion } from "./practice.ts";
import { answerOfBeliever, answerWithSlips, chanceFrom, oneOf } from "./simulated-learner.ts";

/** A part of content/ that holds many beliefs apart, so that the test takes little time. */
const QUESTIONS: readonly Question[] = [
  "close-numbers",
  "half-close-numbers",
  "handshake-numbers",
  "first-data-after-handshake",
  "request-and-response-numbers",
  "lost-data-retransmitted",
  "simultaneous-close-numbers",
  "last-ack-lost",
  "fin-again-in-time-wait",
  "active-closer-states",
  "server-states-of-an-open",
].map(readQuestion);

test.each([
  "fin-takes-no-number",
  "syn-takes-no-number",
  "pure-ack-takes-number",
  "ack-names-last-octet",
  "ack-is-seq-plus-one",
  "seq-counts-segments",
  "retransmission-takes-new-number",
  "both-time-wait",
] as const)("who follows %s is told so within three questions", (mutant) => {
  const learner = ({ asked }: Diagnosable) => answerOfBeliever(asked, mutant);
  const missed = QUESTIONS.flatMap((question): Drawn[] => {
    const drawn = { question, seed: 1 };
    const { asked } = putOf(drawn);
    return wrongParts({ asked, given: answerOfBeliever(asked, mutant) }).length > 0 ? [drawn] : [];
  });
  expect(missed.length).toBeGreaterThan(0);
  for (const seed of [1, 2, 3]) {
    const chance = chanceFrom(seed);
    const first = oneOf(missed, chance);
    const ended = practise({ questions: QUESTIONS, learner, first, count: 3, chance });
    expect(ended.named).toBe(mutant);
  }
});

test("of 100 who know TCP and slip in one part of ten few are told of a belief", {
  timeout: 30_000,
}, () => {
  let named = 0;
  for (let seed = 0; seed < 100; seed += 1) {
    const chance = chanceFrom(seed);
    const learner = ({ asked }: Diagnosable) => answerWithSlips(asked, 0.1, chance);
    if (practise({ questions: QUESTIONS, learner, count: 10, chance }).named !== null) named += 1;
  }
  expect(named).toBeLessThanOrEqual(5);
});

test("a simulated believer answers the truth wherever the belief changes nothing", () => {
  const put = putOf({ question: oneOf(QUESTIONS, chanceFrom(1)), seed: 2 });
  const right = answerOfBeliever(put.asked, null);
  const silent = MUTANT_IDS.filter((mutant) => {
    const given = answerOfBeliever(put.asked, mutant);
    return wrongParts({ asked: put.asked, given }).length === 0;
  });
  expect(silent.length).toBeGreaterThan(0);
  for (const mutant of silent) {
    expect([...answerOfBeliever(put.asked, mutant).keys()]).toEqual([...right.keys()]);
  }
});
