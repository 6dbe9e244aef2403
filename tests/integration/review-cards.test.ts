import { beforeAll, expect, test } from "vitest";
import { RATINGS } from "#contract/kinds/flashcard.ts";
import { rebuildCards } from "#server/review/rebuild-cards.ts";
import { aGuest, aWorld, count, type Person, pass } from "../setup/people.ts";
import {
  asked,
  fieldsQuestion,
  flashcardQuestion,
  judged,
  leftOpen,
  onlyQuestions,
  practise,
  rowsOf,
  shown,
  solve,
  withSlowReviews,
} from "./practice.ts";

const world = aWorld();

beforeAll(async () => {
  await onlyQuestions(
    world,
    fieldsQuestion({ slug: "numbers", frequency: 3 }),
    flashcardQuestion({ slug: "one" }),
    flashcardQuestion({ slug: "two" }),
  );
});

/** The cards as they are and as the log makes them. */
async function cardsAndFold(person: Person) {
  const { card } = await rowsOf(world, person.id);
  const client = await world.db.pool.connect();
  try {
    await rebuildCards(client, person.id);
  } finally {
    client.release();
  }
  return { card, fold: (await rowsOf(world, person.id)).card };
}

/** The same numbers for the same name, so that a failure can be seen again. */
function chance(state: number): (below: number) => number {
  let last = state;
  return (below) => {
    last = (last * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((last / 2 ** 31) * below);
  };
}

async function rated(person: Person, slug: string, number: number): Promise<void> {
  const rating = RATINGS[number] ?? "good";
  const attemptId = await leftOpen(world, person, slug);
  await judged(person, attemptId, { kind: "flashcard", rating });
}

test.each([1, 2, 3])("cards are what the log makes of them (history %i)", async (number) => {
  const guest = await aGuest(world);
  const draw = chance(number);
  for (let reviews = 0; reviews < 40; reviews++) {
    pass(world, draw(2) ? { minutes: draw(30) } : { days: draw(30) });
    await rated(guest, draw(2) ? "one" : "two", draw(4));
  }
  const { card, fold } = await cardsAndFold(guest);
  expect(card).toHaveLength(2);
  expect(fold).toEqual(card);
});

test("cards are what the log makes of them though the clock stands still or goes back", async () => {
  const guest = await aGuest(world);
  const draw = chance(4);
  for (let reviews = 0; reviews < 40; reviews++) {
    pass(world, { minutes: draw(3) ? 0 : draw(4000) - 2000 });
    await rated(guest, "one", draw(4));
  }
  const { card, fold } = await cardsAndFold(guest);
  expect(fold).toEqual(card);
  const reviews = await count(
    world,
    "SELECT count(DISTINCT reviewed_at) AS n FROM review WHERE learner_id = $1",
    [guest.id],
  );
  expect(reviews).toBe(40);
});

test("a clock that went back neither loses an answer nor brings a card back earlier", async () => {
  const guest = await aGuest(world);
  await rated(guest, "one", 2);
  pass(world, { days: 3 });
  await rated(guest, "one", 2);
  const before = (await rowsOf(world, guest.id)).card;
  const noon = world.now;
  pass(world, { days: -400 });
  await rated(guest, "one", 2);
  const { card, review } = await rowsOf(world, guest.id);
  expect(review).toHaveLength(3);
  const [old, now] = [before, card].map((rows) => JSON.parse(JSON.stringify(rows))[0]);
  expect(Date.parse(now.last_review)).toBeGreaterThanOrEqual(Date.parse(old.last_review));
  expect(Date.parse(now.due)).toBeGreaterThan(noon.getTime());
  world.now = noon;
});

test("a card that was spoilt is mended from the log", async () => {
  const guest = await aGuest(world);
  await rated(guest, "one", 2);
  await rated(guest, "two", 0);
  const { card } = await rowsOf(world, guest.id);
  await world.db.pool.query(
    "UPDATE card SET due = due + interval '1 year', reps = 9, version = 7 WHERE learner_id = $1",
    [guest.id],
  );
  expect((await cardsAndFold(guest)).fold).toEqual(card);
});

test("two answers to one skill at the same moment are both in the log and in the card", async () => {
  const guest = await aGuest(world);
  for (let round = 0; round < 10; round++) {
    const open = [await leftOpen(world, guest, "one"), await leftOpen(world, guest, "one")];
    await Promise.all(
      open.map((id, index) =>
        judged(guest, id, { kind: "flashcard", rating: index ? "good" : "again" }),
      ),
    );
  }
  const { card, fold } = await cardsAndFold(guest);
  expect(card).toMatchObject([{ reps: 20, version: 20 }]);
  expect(fold).toEqual(card);
});

test("of two answers to one skill whose writes meet, neither is lost", async () => {
  const guest = await aGuest(world);
  await rated(guest, "one", 2);
  const open = [await leftOpen(world, guest, "one"), await leftOpen(world, guest, "one")];
  await withSlowReviews(world, async () => {
    await Promise.all(open.map((id) => judged(guest, id, { kind: "flashcard", rating: "again" })));
  });
  const { card, fold } = await cardsAndFold(guest);
  expect(card).toMatchObject([{ reps: 3, version: 3 }]);
  expect(fold).toEqual(card);
});

test("two graded answers to one skill at the same moment earn points once", async () => {
  const guest = await aGuest(world);
  const open = [await leftOpen(world, guest, "numbers"), await leftOpen(world, guest, "numbers")];
  const told = await Promise.all(
    open.map(async (id) => judged(guest, id, solve((await shown(world, guest, id)).question))),
  );
  expect(told.map(({ next }) => next.points).sort()).toEqual([0, 10]);
  const rows = await rowsOf(world, guest.id);
  expect(rows.review).toHaveLength(2);
  expect(rows.point_entry).toHaveLength(1);
  expect(rows.score).toMatchObject([{ points: 10 }, { points: 10 }]);
});

test("each button of a flashcard says what it then does", async () => {
  const draw = chance(5);
  for (const rating of RATINGS) {
    const guest = await aGuest(world);
    for (let reviews = 0; reviews < draw(4); reviews++) {
      await rated(guest, "one", draw(4));
      pass(world, { days: draw(9) });
    }
    const attemptId = await leftOpen(world, guest, "one");
    const revealed = await guest.asks((api) => api.review.reveal({ attemptId }));
    const told = await judged(guest, attemptId, { kind: "flashcard", rating });
    const promised = revealed.intervals.find((interval) => interval.rating === rating);
    expect(told.next).toMatchObject({ ...promised });
  }
});

test("a turned card stays turned after a refresh, and other kinds cannot be turned", async () => {
  const guest = await aGuest(world);
  const { attemptId } = await practise(world, guest);
  await expect(guest.asks((api) => api.review.reveal({ attemptId }))).rejects.toThrow(
    "KIND_DIFFERS",
  );
  const card = await asked(world, guest);
  const revealed = await guest.asks((api) => api.review.reveal({ attemptId: card.attemptId }));
  expect(card).toMatchObject({ status: "asking", revealed: null });
  expect(await shown(world, guest, card.attemptId)).toEqual({ ...card, revealed });
  expect((await asked(world, guest)).attemptId).toBe(card.attemptId);
});
