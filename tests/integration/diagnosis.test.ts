import { beforeAll, expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import type { PublicQuestion } from "#contract/question.ts";
import { MUTANTS } from "#oracle/mutants/mutants.ts";
import { aGuest, aWorld, count, type Person } from "../setup/people.ts";
import { asked, choiceQuestion, judged, onlyQuestions, shown, stateQuestion } from "./practice.ts";

const world = aWorld();

function closeQuestion(
  head: { slug: string; kind: string; frequency: number },
  ask: string,
): string {
  const { slug, kind, frequency } = head;
  return `slug: ${slug}
kind: ${kind}
skill: ${slug}
topic: closing
frequency: ${frequency}
explanation: { zh: 说明, en: Explained }
prompt: { zh: 两个 ISN 是 $x 和 $y；第 $k 个, en: The ISNs are $x and $y; segment $k }
parameters:
  x: { from: 0, to: 4294967295 }
  y: { from: 0, to: 4294967295 }
  k: { oneOf: [3, 4, 5, 6] }
figure: { zh: 关闭, en: A close }
scenario: |
  isn client=$x server=$y
  link delay=20ms
  start established
  at 0ms client send 100
  at 70ms client close
  at 150ms server close
  until 1s
ask: ${ask}
`;
}

const NUMBERS = closeQuestion(
  { slug: "fin-numbers", kind: "fields", frequency: 3 },
  "[ack of 2, seq of 3, ack of 4, ack of 6]",
);

beforeAll(async () => {
  await onlyQuestions(world, NUMBERS, choiceQuestion({ slug: "choose", topic: "reset" }));
});

/** The two ISNs of a prompt. */
function isnsOf(question: PublicQuestion): [number, number] {
  const [x = 0, y = 0] = [...question.prompt.en.matchAll(/\d+/g)].map(Number);
  return [x, y];
}

/** Answers to the four numbers of a close: counted from the ISNs, by so much off. */
function closing(question: PublicQuestion, off: [number, number, number, number]): Answer {
  const [x, y] = isnsOf(question);
  const text = (value: number) => String((value + 2 ** 32) % 2 ** 32);
  const [ofData, fin, ofFin, last] = off;
  const blanks = {
    "2.ack": text(x + 101 + ofData),
    "3.seq": text(x + 101 + fin),
    "4.ack": text(x + 102 + ofFin),
    "6.ack": text(y + 2 + last),
  };
  return { kind: "fields", blanks };
}

const held = (person: Person) =>
  world.db.prisma.belief.findMany({ where: { learnerId: person.id } });

test("the belief behind a wrong answer is named, drawn beside the true run, and counted once", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const answer = closing(question, [0, 0, -1, -1]);
  const submits = await Promise.all(
    Array.from({ length: 10 }, () => judged(guest, attemptId, answer)),
  );
  const { sentence } = MUTANTS["fin-takes-no-number"];
  const diagnosis = {
    status: "named",
    beliefs: [{ mutant: "fin-takes-no-number", sentence }],
    difference: { in: "segment", segment: 4 },
  };
  for (const { verdict } of submits) expect(verdict).toMatchObject({ mark: "partly", diagnosis });
  expect(await shown(world, guest, attemptId)).toMatchObject({ verdict: { diagnosis } });
  expect(await held(guest)).toMatchObject([{ mutant: "fin-takes-no-number", questions: 1 }]);
  const progress = await guest.asks((api) => api.progress.show());
  expect(progress.beliefs).toEqual([{ mutant: "fin-takes-no-number", sentence, questions: 1 }]);
});

test("where no belief fits it is said, and nothing is counted", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const { verdict } = await judged(guest, attemptId, closing(question, [0, 77, 0, 1000]));
  expect(verdict.diagnosis).toEqual({
    status: "none-fits",
    compared: Object.keys(MUTANTS).length,
  });
  expect(await held(guest)).toEqual([]);
});

test("a right answer and a kind without a run are not diagnosed", async () => {
  const guest = await aGuest(world);
  const first = await asked(world, guest);
  const right = await judged(guest, first.attemptId, closing(first.question, [0, 0, 0, 0]));
  expect(right.verdict).toMatchObject({ mark: "right", diagnosis: null });
  const second = await asked(world, guest);
  expect(second.question.kind).toBe("choice");
  const wrong = await judged(guest, second.attemptId, { kind: "choice", chosen: ["no"] });
  expect(wrong.verdict).toMatchObject({ mark: "wrong", diagnosis: null });
  expect(await held(guest)).toEqual([]);
});

test("while several beliefs are open, the next question and its numbers are those that tell them apart", async () => {
  const author = await onlyQuestions(
    world,
    closeQuestion({ slug: "who-waits", kind: "state", frequency: 3 }, "state of client after 6"),
    stateQuestion({ slug: "opening", topic: "closing", frequency: 2 }),
    // Only after segment 6 do the two beliefs that are open lead to different states.
    closeQuestion(
      { slug: "the-other-end", kind: "state", frequency: 1 },
      "state of server after $k",
    ),
  );
  expect(author.id).not.toBe("");
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  expect(question.slug).toBe("who-waits");
  const told = await judged(guest, attemptId, { kind: "state", state: "CLOSED" });
  const { diagnosis } = told.verdict;
  expect(diagnosis).toMatchObject({ status: "possible" });
  const open = diagnosis && diagnosis.status !== "none-fits" ? diagnosis.beliefs : [];
  expect(open.map(({ mutant }) => mutant)).toEqual(
    expect.arrayContaining(["passive-closer-time-wait", "no-time-wait"]),
  );
  const next = await asked(world, guest);
  expect(next.question).toMatchObject({ slug: "the-other-end", asked: { after: 6 } });
  const named = await judged(guest, next.attemptId, { kind: "state", state: "TIME-WAIT" });
  expect(named.verdict.diagnosis).toMatchObject({
    status: "named",
    beliefs: [{ mutant: "passive-closer-time-wait" }],
  });
  const seen = await count(world, "SELECT count(*) AS n FROM belief WHERE learner_id = $1", [
    guest.id,
  ]);
  expect(seen).toBe(1);
});

test("a verdict from before there was a diagnosis is shown as it is", async () => {
  await onlyQuestions(world, NUMBERS.replaceAll("fin-numbers", "older"));
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  await judged(guest, attemptId, closing(question, [0, 0, -1, -1]));
  await world.db.pool.query(
    "UPDATE attempt SET verdict = verdict - 'diagnosis' WHERE learner_id = $1",
    [guest.id],
  );
  const view = await shown(world, guest, attemptId);
  expect(view).toMatchObject({ status: "judged", verdict: { mark: "partly" } });
  expect(view.status === "judged" && view.verdict.diagnosis).toBeUndefined();
});
