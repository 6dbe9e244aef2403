import { beforeEach, expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import type { PublicQuestion } from "#contract/question.ts";
import { summarise } from "#server/review/summarise.ts";
import { aGuest, aWorld, count, type Person, pass, refusal } from "../setup/people.ts";
import {
  asked,
  choiceQuestion,
  fail,
  fieldsQuestion,
  flashcardQuestion,
  judged,
  onlyQuestions,
  practise,
  shown,
  solve,
  waiting,
} from "./practice.ts";

const world = aWorld();

beforeEach(async () => {
  await world.db.pool.query("DELETE FROM attempt");
  await world.db.pool.query("DELETE FROM question");
});

const next = (person: Person) => person.asks((api) => api.review.next({}));

function cards(number: number): string[] {
  return Array.from({ length: number }, (_, index) =>
    flashcardQuestion({ slug: `card-${String(index).padStart(2, "0")}` }),
  );
}

const slugOf = (source: string) => /^slug: (.*)$/m.exec(source)?.[1] ?? "";

/** Answers until nothing is asked any more, and says which skills were asked. */
async function practiseAll(person: Person, how = solve): Promise<string[]> {
  const slugs: string[] = [];
  for (;;) {
    const told = await next(person);
    if (told.goTo === "nothing") return slugs;
    if (told.goTo === "summary") continue;
    const { question } = await shown(world, person, told.attemptId);
    slugs.push(question.slug);
    await judged(person, told.attemptId, how(question));
  }
}

test("a session asks each question once and ends with its summary", async () => {
  await onlyQuestions(
    world,
    fieldsQuestion({ slug: "a", frequency: 3 }),
    choiceQuestion({ slug: "b", frequency: 2 }),
    flashcardQuestion({ slug: "c", frequency: 1 }),
  );
  const guest = await aGuest(world);
  const first = await asked(world, guest);
  pass(world, { minutes: 1 });
  await judged(guest, first.attemptId, solve(first.question));
  const second = await practise(world, guest, fail);
  const third = await practise(world, guest);
  expect(third.progress).toMatchObject({ position: 3, of: 3, beads: ["right", "wrong", "rated"] });
  const { sessionId } = first.progress;
  const end = await guest.asks((api) => api.review.next({ sessionId }));
  expect(end).toEqual({ goTo: "summary", sessionId });
  const summary = await summarise(world.db, await guest.learner(), sessionId);
  expect(summary).toMatchObject({ right: 1, partly: 0, wrong: 1, rated: 1, points: 10 });
  expect(summary).toMatchObject({ seconds: 60, nextDue: second.next.due });
  expect(summary?.attempts.map((attempt) => attempt.mark)).toEqual(["right", "wrong", null]);
  expect(await summarise(world.db, await (await aGuest(world)).learner(), sessionId)).toBeNull();
});

test("after a session nothing is asked until something returns", async () => {
  await onlyQuestions(world, ...cards(1));
  const guest = await aGuest(world);
  const { next: told } = await practise(world, guest);
  expect((await next(guest)).goTo).toBe("summary");
  expect(await next(guest)).toEqual({ goTo: "nothing", due: told.due });
  world.now = new Date(Date.parse(told.due) - 1);
  expect((await next(guest)).goTo).toBe("nothing");
  world.now = new Date(told.due);
  expect((await asked(world, guest)).question.slug).toBe("card-00");
});

test("a session asks ten questions, a day twenty new skills, the next day twenty more", async () => {
  await onlyQuestions(world, ...cards(34));
  const guest = await aGuest(world);
  expect((await asked(world, guest)).progress.of).toBe(10);
  const first = await practiseAll(guest);
  expect([first.length, new Set(first).size]).toEqual([20, 20]);
  expect(
    await count(world, "SELECT count(*) AS n FROM practice WHERE learner_id = $1", [guest.id]),
  ).toBe(2);
  world.now = new Date("2026-03-05T03:59:59Z");
  const before = await practiseAll(guest);
  expect(before.filter((slug) => !first.includes(slug))).toEqual([]);
  world.now = new Date("2026-03-05T04:00:00Z");
  const after = await practiseAll(guest);
  expect(after.filter((slug) => !first.includes(slug))).toHaveLength(14);
});

test.each([
  ["Asia/Shanghai", "2026-03-04T19:59:59Z", "2026-03-04T20:00:00Z"],
  ["America/Los_Angeles", "2026-03-05T11:59:59Z", "2026-03-05T12:00:00Z"],
  // In the night of 8 March the clocks there go forward: 4 o'clock comes an hour sooner.
  ["America/Los_Angeles", "2026-03-08T10:59:59Z", "2026-03-08T11:00:00Z"],
])("a day of %s begins at 4 in the morning there (%s)", async (zone, last, begins) => {
  await onlyQuestions(world, ...cards(41));
  const guest = await aGuest(world, zone);
  world.now = new Date(last);
  expect(await practiseAll(guest)).toHaveLength(20);
  world.now = new Date(begins);
  expect(await practiseAll(guest)).toEqual(cards(41).map(slugOf).slice(20, 40));
});

test("what is due comes before what is new, learning before review, the longest due first", async () => {
  await onlyQuestions(world, ...cards(6));
  const guest = await aGuest(world);
  for (let number = 0; number < 5; number++) await practise(world, guest);
  const due: [string, number, string][] = [
    ["card-00", 2, "2026-03-04T08:00:00Z"],
    ["card-01", 2, "2026-03-03T08:00:00Z"],
    ["card-02", 1, "2026-03-04T08:30:00Z"],
    ["card-03", 3, "2026-03-04T08:20:00Z"],
    ["card-04", 1, "2026-03-04T11:00:00Z"],
  ];
  for (const [skill, state, at] of due) {
    await world.db.pool.query(
      "UPDATE card SET state = $3, due = $4 WHERE learner_id = $1 AND skill = $2",
      [guest.id, skill, state, at],
    );
  }
  world.now = new Date("2026-03-04T09:00:00Z");
  await world.db.pool.query("UPDATE practice SET ended_at = now()");
  const easy = (question: PublicQuestion): Answer =>
    question.kind === "flashcard" ? { kind: "flashcard", rating: "easy" } : solve(question);
  const order = await practiseAll(guest, easy);
  expect(order).toEqual(["card-03", "card-02", "card-01", "card-00", "card-05"]);
});

test("a card in review is asked from the morning of its day on", async () => {
  await onlyQuestions(world, ...cards(1));
  const guest = await aGuest(world, "Asia/Shanghai");
  await practise(world, guest);
  await next(guest);
  await world.db.pool.query("UPDATE card SET state = 2, due = '2026-03-10T12:00:00Z'");
  world.now = new Date("2026-03-09T19:59:59Z");
  expect((await next(guest)).goTo).toBe("nothing");
  world.now = new Date("2026-03-09T20:00:00Z");
  expect((await next(guest)).goTo).toBe("attempt");
});

test("a question that was edited meanwhile is judged by the words it was asked with", async () => {
  const source = choiceQuestion({ slug: "edited", words: "before" });
  const author = await onlyQuestions(world, source);
  const guest = await aGuest(world);
  const open = await asked(world, guest);
  const changed = source
    .replace("yes-it-is, right: true", "yes-it-is")
    .replace("{ id: no,", "{ id: no, right: true,")
    .replaceAll("before", "after");
  const { revision } = await author.asks((api) => api.desk.open({ slug: "edited" }));
  const saved = await author.asks((api) =>
    api.desk.save({ slug: "edited", revision, source: changed }),
  );
  await author.asks((api) => api.desk.publish({ slug: "edited", revision: saved.revision }));
  expect(await shown(world, guest, open.attemptId)).toEqual(open);
  const told = await judged(guest, open.attemptId, solve(open.question));
  expect(told.verdict).toMatchObject({ mark: "right", explanation: { en: "Explained before" } });
  const other = await aGuest(world);
  const anew = await asked(world, other);
  const toldAnew = await judged(other, anew.attemptId, fail(anew.question));
  expect(toldAnew.verdict).toMatchObject({ mark: "right", explanation: { en: "Explained after" } });
});

test("a new question is asked in its newest published words", async () => {
  const source = choiceQuestion({ slug: "edited" });
  const author = await onlyQuestions(world, source);
  const { revision } = await author.asks((api) => api.desk.open({ slug: "edited" }));
  const draft = source.replace("Is it so", "Is it really so");
  const saved = await author.asks((api) =>
    api.desk.save({ slug: "edited", revision, source: draft }),
  );
  const drafted = await asked(world, await aGuest(world));
  expect(drafted.question.prompt.en).toBe("Is it so");
  await author.asks((api) => api.desk.publish({ slug: "edited", revision: saved.revision }));
  const published = await asked(world, await aGuest(world));
  expect(published.question.prompt.en).toBe("Is it really so");
});

test("a question retired meanwhile can be answered, and is not asked again", async () => {
  const author = await onlyQuestions(world, ...cards(1));
  const guest = await aGuest(world);
  const open = await asked(world, guest);
  await author.asks((api) => api.desk.retire({ slug: "card-00" }));
  expect((await asked(world, guest)).attemptId).toBe(open.attemptId);
  await judged(guest, open.attemptId, solve(open.question));
  expect((await next(guest)).goTo).toBe("summary");
  pass(world, { days: 30 });
  // Its card returns to nobody, so there is no moment to name either.
  expect(await next(guest)).toEqual({ goTo: "nothing", due: null });
});

test("an open question waits over days, and the session goes on with it", async () => {
  await onlyQuestions(world, ...cards(3));
  const guest = await aGuest(world);
  await practise(world, guest);
  const open = await asked(world, guest);
  pass(world, { days: 2 });
  expect(await asked(world, guest)).toEqual(open);
});

test("twenty tabs that go on at once draw one question and end no session early", async () => {
  await onlyQuestions(world, ...cards(6));
  const guest = await aGuest(world);
  const { sessionId } = (await asked(world, guest)).progress;
  const seen = new Set<string>();
  const tab = async () => {
    for (;;) {
      const told = await guest.asks((api) => api.review.next({ sessionId }));
      if (told.goTo !== "attempt") return;
      seen.add(told.attemptId);
      await judged(guest, told.attemptId, { kind: "flashcard", rating: "good" });
    }
  };
  await Promise.all(Array.from({ length: 20 }, tab));
  expect(seen.size).toBe(6);
  expect(
    await count(world, "SELECT count(*) AS n FROM review WHERE learner_id = $1", [guest.id]),
  ).toBe(6);
});

test("a question lost to another tab ends no session", async () => {
  await onlyQuestions(world, ...cards(3));
  const guest = await aGuest(world);
  const { attemptId } = await practise(world, guest);
  const tab = await world.db.pool.connect();
  await tab.query("BEGIN");
  // The other tab draws the second question and has it judged between two steps of this one.
  await tab.query(
    `INSERT INTO attempt SELECT (jsonb_populate_record(attempt, '{"position": 2}'
       || jsonb_build_object('id', gen_random_uuid()))).* FROM attempt WHERE id = $1`,
    [attemptId],
  );
  const told = asked(world, guest);
  await expect.poll(() => waiting(world)).toBe(1);
  await tab.query("COMMIT");
  tab.release();
  expect((await told).progress).toMatchObject({ position: 3, of: 3 });
});

test("a session is over for good", async () => {
  await onlyQuestions(world, ...cards(1));
  const guest = await aGuest(world);
  const { attemptId, progress } = await practise(world, guest);
  await next(guest);
  const told = await guest.asks((api) => api.review.next({ sessionId: progress.sessionId }));
  expect(told).toEqual({ goTo: "summary", sessionId: progress.sessionId });
  const reveal = await refusal(
    (await aGuest(world)).asks((api) => api.review.reveal({ attemptId })),
  );
  expect(reveal.code).toBe("ATTEMPT_NOT_FOUND");
});
