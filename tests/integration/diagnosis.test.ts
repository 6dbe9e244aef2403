import { beforeAll, expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import type { PublicQuestion } from "#contract/question.ts";
import { MUTANTS } from "#oracle/mutants/mutants.ts";
import { aGuest, aWorld, count, type Person, pass } from "../setup/people.ts";
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

/** Cards of this learner that are due in half a minute, the first a little earlier. */
async function dueSoon(person: Person, ...skills: string[]): Promise<void> {
  await world.db.pool.query(
    `INSERT INTO card (learner_id, skill, due, stability, difficulty, scheduled_days,
       learning_steps, reps, lapses, state, last_review, version)
     SELECT $1, skill, $2::timestamptz + place * interval '1 second', 1, 5, 0, 1, 1, 0, 1, $2, 1
     FROM unnest($3::text[]) WITH ORDINALITY AS due (skill, place)`,
    [person.id, new Date(world.now.getTime() + 30_000), skills],
  );
}

/** A question to be missed first, and a new one that would tell more than any other. */
function missedAndNew(name: string): string[] {
  return [
    closeQuestion({ slug: `${name}-1`, kind: "state", frequency: 3 }, "state of client after 6"),
    closeQuestion(
      { slug: `${name}-2`, kind: "fields", frequency: 2 },
      "[state of client after 6, state of server after 6]",
    ),
  ];
}

/** A learner whose answer left several beliefs open; by now, these cards are due. */
async function withOpenBeliefs(...skills: string[]): Promise<Person> {
  const guest = await aGuest(world);
  await dueSoon(guest, ...skills);
  const { attemptId } = await asked(world, guest);
  const { verdict } = await judged(guest, attemptId, { kind: "state", state: "CLOSED" });
  expect(verdict.diagnosis).toMatchObject({ status: "possible" });
  pass(world, { minutes: 0.8 });
  return guest;
}

test("what is due comes before what is new: among it, what tells open beliefs apart", async () => {
  await onlyQuestions(
    world,
    ...missedAndNew("apart"),
    stateQuestion({ slug: "due-first", topic: "closing" }),
    closeQuestion({ slug: "due-next", kind: "state", frequency: 1 }, "state of server after $k"),
  );
  const guest = await withOpenBeliefs("due-first", "due-next");
  const { question } = await asked(world, guest);
  expect(question).toMatchObject({ slug: "due-next", asked: { after: 6 } });
});

test("where nothing due tells open beliefs apart, what is due comes all the same", async () => {
  const due = stateQuestion({ slug: "due-alone", topic: "closing" });
  await onlyQuestions(world, ...missedAndNew("alone"), due);
  const guest = await withOpenBeliefs("due-alone");
  expect((await asked(world, guest)).question.slug).toBe("due-alone");
});

test("nor does a kind that is not diagnosed have to wait for one that is", async () => {
  const due = choiceQuestion({ slug: "due-choice", topic: "reset" });
  await onlyQuestions(world, ...missedAndNew("choice"), due);
  const guest = await withOpenBeliefs("due-choice");
  expect((await asked(world, guest)).question.slug).toBe("due-choice");
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
