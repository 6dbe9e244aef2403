import { beforeAll, expect, test } from "vitest";
import { aGuest, aWorld, type Person } from "../setup/people.ts";
import {
  asked,
  choiceQuestion,
  fail,
  fieldsQuestion,
  flashcardQuestion,
  judged,
  onlyQuestions,
  practise,
  solve,
} from "./practice.ts";

const world = aWorld();

beforeAll(async () => {
  await onlyQuestions(
    world,
    fieldsQuestion({ slug: "hand-1", topic: "handshake", frequency: 3 }),
    flashcardQuestion({ slug: "hand-2", topic: "handshake", frequency: 2 }),
    choiceQuestion({ slug: "reset-1", topic: "reset", frequency: 3 }),
    choiceQuestion({ slug: "reset-2", topic: "reset", frequency: 2 }),
    flashcardQuestion({ slug: "reset-2-too", topic: "reset", skill: "reset-2" }),
    choiceQuestion({ slug: "reset-3", topic: "reset", frequency: 1 }),
  );
});

const show = (person: Person) => person.asks((api) => api.progress.show());
const at = (instant: string) => {
  world.now = new Date(instant);
};

/** Puts a card where its history would have put it. */
async function put(person: Person, skill: string, state: number, due: string): Promise<void> {
  await world.db.pool.query(
    "UPDATE card SET state = $3, due = $4 WHERE learner_id = $1 AND skill = $2",
    [...[person.id, skill, state, due]],
  );
}

test("who has done nothing yet has everything before them", async () => {
  at("2026-03-04T09:00:00Z");
  const progress = await show(await aGuest(world));
  expect(progress).toMatchObject({
    ...{ day: "2026-03-04", due: 0, fresh: 5, minutes: 5, open: null, nextDue: null },
    done: { right: 0, partly: 0, wrong: 0, rated: 0, seconds: 0 },
    topics: [
      { topic: "handshake", skills: 2, due: 0, fresh: 2, learning: 0, known: 0 },
      { topic: "reset", skills: 3, due: 0, fresh: 3, learning: 0, known: 0 },
    ],
  });
  expect(progress.week.map(({ day, due }) => [day, due])).toEqual([
    ...["04", "05", "06", "07", "08", "09", "10"].map((day) => [`2026-03-${day}`, 0]),
  ]);
});

const ZONES = [
  // The day of 4 March there: from its 4 in the morning to the next.
  { zone: "Asia/Shanghai", begins: "2026-03-03T20:00:00Z", ends: "2026-03-04T20:00:00Z" },
  { zone: "America/Los_Angeles", begins: "2026-03-04T12:00:00Z", ends: "2026-03-05T12:00:00Z" },
];

const moved = (instant: string, hours: number) =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

test.each(ZONES)(
  "done today is what was answered on the day of $zone",
  async ({ zone, begins, ends }) => {
    const guest = await aGuest(world, zone);
    at(moved(begins, -1 / 3600));
    await practise(world, guest);
    expect(await show(guest)).toMatchObject({ day: "2026-03-03", done: { right: 1 } });
    at(begins);
    expect(await show(guest)).toMatchObject({ day: "2026-03-04", done: { right: 0, seconds: 0 } });
    const { attemptId, question } = await asked(world, guest);
    at(moved(begins, 1 / 60));
    await judged(guest, attemptId, solve(question));
    await practise(world, guest, fail);
    expect((await show(guest)).done).toEqual({
      right: 0,
      partly: 0,
      wrong: 1,
      rated: 1,
      seconds: 60,
    });
    at(moved(ends, -1 / 3600));
    expect(await show(guest)).toMatchObject({ day: "2026-03-04", done: { wrong: 1, rated: 1 } });
    at(ends);
    expect(await show(guest)).toMatchObject({ day: "2026-03-05", done: { wrong: 0, rated: 0 } });
  },
);

test.each(ZONES)("what is due, by topic and by day of $zone", async ({ zone, begins, ends }) => {
  const guest = await aGuest(world, zone);
  at(moved(begins, -30));
  for (let number = 0; number < 4; number++) await practise(world, guest);
  const noon = moved(begins, 8);
  at(noon);
  await put(guest, "hand-1", 2, moved(begins, -100)); // overdue
  await put(guest, "hand-2", 2, moved(ends, -1 / 3600)); // later on its day: due since the morning
  await put(guest, "reset-1", 1, moved(noon, 0.1)); // learning, in six minutes
  await put(guest, "reset-2", 2, moved(ends, 24 * 2)); // the first moment of the third day after
  const progress = await show(guest);
  expect(progress).toMatchObject({
    ...{ day: "2026-03-04", due: 2, fresh: 1 },
    topics: [
      { topic: "handshake", skills: 2, due: 2, fresh: 0, learning: 0, known: 2 },
      { topic: "reset", skills: 3, due: 0, fresh: 1, learning: 1, known: 1 },
    ],
  });
  expect(progress.week.map(({ due }) => due)).toEqual([3, 0, 0, 1, 0, 0, 0]);
  expect(progress.week[3]?.day).toBe("2026-03-07");
  await put(guest, "reset-2", 2, moved(ends, 24 * 2 - 1 / 3600));
  expect((await show(guest)).week.map(({ due }) => due)).toEqual([3, 0, 1, 0, 0, 0, 0]);
  at(moved(noon, 0.1));
  expect((await show(guest)).due).toBe(3);
  await put(guest, "reset-2", 2, moved(ends, 24 * 6));
  expect((await show(guest)).week.map(({ due }) => due)).toEqual([3, 0, 0, 0, 0, 0, 0]);
});

test("the week counts days of 23 and 25 hours as days", async () => {
  const guest = await aGuest(world, "America/Los_Angeles");
  at("2026-03-05T18:00:00Z");
  await practise(world, guest);
  // Clocks go forward in the night of the 8th: that day begins at 11 o'clock UTC, not at 12.
  await put(guest, "hand-1", 2, "2026-03-08T11:00:00Z");
  expect((await show(guest)).week.filter(({ due }) => due)).toEqual([
    { day: "2026-03-08", due: 1 },
  ]);
  await put(guest, "hand-1", 2, "2026-03-08T10:59:59Z");
  expect((await show(guest)).week.filter(({ due }) => due)).toEqual([
    { day: "2026-03-07", due: 1 },
  ]);
  at("2026-10-30T18:00:00Z");
  await put(guest, "hand-1", 2, "2026-11-01T11:59:59Z");
  expect((await show(guest)).week.filter(({ due }) => due)).toEqual([
    { day: "2026-10-31", due: 1 },
  ]);
});

test("a learner who moves to another zone has that zone's day from then on", async () => {
  at("2026-03-04T22:00:00Z");
  const guest = await aGuest(world, "Asia/Shanghai");
  await practise(world, guest);
  expect(await show(guest)).toMatchObject({ day: "2026-03-05", done: { right: 1 } });
  await guest.asks((api) => api.account.settings({ timeZone: "America/Los_Angeles" }));
  expect(await show(guest)).toMatchObject({ day: "2026-03-04", done: { right: 1 } });
});

test("a session left in the middle is there to go on with", async () => {
  at("2026-03-04T09:00:00Z");
  const guest = await aGuest(world);
  const first = await asked(world, guest);
  expect((await show(guest)).open).toBeNull();
  await judged(guest, first.attemptId, solve(first.question));
  const { sessionId } = first.progress;
  expect((await show(guest)).open).toEqual({ sessionId, position: 2, of: 5 });
  for (let number = 0; number < 4; number++) await practise(world, guest);
  await guest.asks((api) => api.review.next({}));
  expect((await show(guest)).open).toBeNull();
});

test("the next moment is that of the first card to return, and never one of a retired question", async () => {
  at("2026-03-04T09:00:00Z");
  const guest = await aGuest(world);
  const first = await practise(world, guest);
  await practise(world, guest);
  expect((await show(guest)).nextDue).toBe(first.next.due);
  const { slug } = first.question;
  await world.db.pool.query("UPDATE question SET retired_at = now() WHERE slug = $1", [slug]);
  const progress = await show(guest);
  await world.db.pool.query("UPDATE question SET retired_at = NULL WHERE slug = $1", [slug]);
  expect(Date.parse(progress.nextDue ?? "")).toBeGreaterThanOrEqual(Date.parse(first.next.due));
  expect(progress.topics[0]).toMatchObject({ topic: "handshake", skills: 1 });
});
