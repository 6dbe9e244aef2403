import { beforeAll, expect, test } from "vitest";
import { adoptGuest } from "#server/account/adopt-guest.ts";
import { signInElsewhere } from "#server/account/sign-in-elsewhere.ts";
import { rebuildCards } from "#server/review/rebuild-cards.ts";
import {
  aGuest,
  aLearner,
  anAuthor,
  aWorld,
  count,
  type Person,
  pass,
  refusal,
} from "../setup/people.ts";
import {
  asked,
  choiceQuestion,
  fieldsQuestion,
  flashcardQuestion,
  judged,
  leftOpen,
  onlyQuestions,
  rowsOf,
  shown,
  solve,
  withSlowReviews,
} from "./practice.ts";

const world = aWorld();

beforeAll(async () => {
  await onlyQuestions(
    world,
    fieldsQuestion({ slug: "f1", frequency: 3 }),
    fieldsQuestion({ slug: "f2" }),
    choiceQuestion({ slug: "choice" }),
    flashcardQuestion({ slug: "flashcard" }),
  );
});

async function answer(person: Person, ...slugs: string[]): Promise<void> {
  for (const slug of slugs) {
    const attemptId = await leftOpen(world, person, slug);
    const { question } = await shown(world, person, attemptId);
    await judged(person, attemptId, solve(question));
    pass(world, { minutes: 1 });
  }
}

const adopt = (guest: Person, learner: Person) =>
  adoptGuest(world.db, guest.id, learner.id, world.now);

/** What the totals must be: the sum of the entries. */
async function expectTotals({ id }: Person, points: number): Promise<void> {
  const sum = (sql: string) =>
    count(world, `SELECT coalesce(sum(points), 0) AS n FROM ${sql}`, [id]);
  expect({
    entries: await sum("point_entry WHERE learner_id = $1"),
    all: await sum("score WHERE learner_id = $1 AND period = 'all'"),
    weeks: await sum("score WHERE learner_id = $1 AND period <> 'all'"),
  }).toEqual({ entries: points, all: points, weeks: points });
}

/** The cards as they are and as the log makes them. */
async function expectFolded(person: Person): Promise<void> {
  const { card } = await rowsOf(world, person.id);
  const client = await world.db.pool.connect();
  await rebuildCards(client, person.id);
  client.release();
  expect((await rowsOf(world, person.id)).card).toEqual(card);
}

test("a learner who signs in gets everything the guest did, and the guest is gone", async () => {
  const [guest, learner] = [await aGuest(world), await aLearner(world)];
  await answer(learner, "f1");
  await answer(guest, "f2", "flashcard", "choice");
  const [mine, theirs] = [await rowsOf(world, learner.id), await rowsOf(world, guest.id)];
  await adopt(guest, learner);
  const rows = await rowsOf(world, learner.id);
  for (const table of ["practice", "attempt", "review", "card", "point_entry"]) {
    const both = (mine[table]?.length ?? 0) + (theirs[table]?.length ?? 0);
    expect([table, rows[table]?.length]).toEqual([table, both]);
  }
  await expectTotals(learner, 24);
  expect(await guest.lookUp()).toBeNull();
  for (const left of Object.values(await rowsOf(world, guest.id))) expect(left).toEqual([]);
  expect(await count(world, "SELECT count(*) AS n FROM learner WHERE id = $1", [guest.id])).toBe(0);
});

test("counts of beliefs add up, and reports come along", async () => {
  const [guest, learner] = [await aGuest(world), await aLearner(world)];
  const believe = (person: Person, mutant: string, questions: number, day: string) =>
    world.db.pool.query("INSERT INTO belief VALUES ($1, $2, $3, $4)", [
      ...[person.id, mutant, questions, `2026-11-${day}T00:00:00Z`],
    ]);
  await believe(learner, "fin-takes-no-number", 2, "20");
  await believe(guest, "fin-takes-no-number", 3, "19");
  await believe(learner, "one-msl", 1, "18");
  await believe(guest, "one-msl", 1, "21");
  await believe(guest, "no-wrap", 1, "17");
  await answer(guest, "choice");
  await world.db.pool.query(
    `INSERT INTO problem_report (learner_id, attempt_id, question_id, question_version, text)
     SELECT learner_id, id, question_id, question_version, 'Odd.' FROM attempt WHERE learner_id = $1`,
    [guest.id],
  );
  await adopt(guest, learner);
  const { belief, problem_report: reports, attempt } = await rowsOf(world, learner.id);
  expect(belief).toMatchObject([
    { mutant: "fin-takes-no-number", questions: 5, last_at: expect.stringMatching(/^2026-11-20/) },
    { mutant: "no-wrap", questions: 1, last_at: expect.stringMatching(/^2026-11-17/) },
    { mutant: "one-msl", questions: 2, last_at: expect.stringMatching(/^2026-11-21/) },
  ]);
  expect(attempt).toHaveLength(1);
  expect(reports).toMatchObject([
    { text: "Odd.", attempt_id: Reflect.get(Object(attempt?.[0]), "id") },
  ]);
  for (const left of Object.values(await rowsOf(world, guest.id))) expect(left).toEqual([]);
});

test("what both had earned counts once", async () => {
  const [guest, learner] = [await aGuest(world), await aLearner(world)];
  // The same skill on the same day, and the only variant of a choice on another day.
  await answer(learner, "f1", "choice");
  await answer(guest, "f1");
  pass(world, { days: 1 });
  await answer(guest, "choice", "f1");
  await adopt(guest, learner);
  await expectTotals(learner, 10 + 4 + 10);
});

test("an author gets the guest's progress, but no points for it", async () => {
  const [guest, author] = [await aGuest(world), await anAuthor(world)];
  await answer(guest, "f1", "f2");
  await adopt(guest, author);
  expect((await rowsOf(world, author.id)).review).toHaveLength(2);
  await expectTotals(author, 0);
});

test("cards are folded anew from both histories in the order of time", async () => {
  const [guest, learner] = [await aGuest(world), await aLearner(world)];
  const ratings = ["good", "again", "easy", "hard", "good", "good"] as const;
  for (const [index, rating] of ratings.entries()) {
    const person = index % 2 ? guest : learner;
    await judged(person, await leftOpen(world, person, "flashcard"), { kind: "flashcard", rating });
    pass(world, { days: 2 });
  }
  await adopt(guest, learner);
  const { card } = await rowsOf(world, learner.id);
  expect(card).toMatchObject([{ reps: 6, version: 6 }]);
  const alone = await aGuest(world);
  pass(world, { days: -2 * ratings.length });
  for (const rating of ratings) {
    await judged(alone, await leftOpen(world, alone, "flashcard"), { kind: "flashcard", rating });
    pass(world, { days: 2 });
  }
  const same = (await rowsOf(world, alone.id)).card?.map((row) => ({ ...Object(row) }));
  expect(card).toEqual(same?.map((row) => ({ ...row, learner_id: learner.id })));
});

test("the guest's open question stays answerable, and the learner's session goes on", async () => {
  const [guest, learner] = [await aGuest(world), await aLearner(world)];
  const theirs = await asked(world, guest);
  const mine = await asked(world, learner);
  await adopt(guest, learner);
  expect((await asked(world, learner)).attemptId).toBe(mine.attemptId);
  const told = await judged(learner, theirs.attemptId, solve(theirs.question));
  expect(told).toMatchObject({ again: false, next: { points: 10 } });
});

test("a guest adopted twice at once is adopted once", async () => {
  const [guest, learner] = [await aGuest(world), await aLearner(world)];
  await answer(guest, "f1", "flashcard");
  await Promise.all(Array.from({ length: 6 }, () => adopt(guest, learner)));
  expect((await rowsOf(world, learner.id)).review).toHaveLength(2);
  await expectTotals(learner, 10);
});

test("a guest whom two learners adopt at once becomes one of them, whole", async () => {
  const guest = await aGuest(world);
  const pair = [await aLearner(world), await aLearner(world)];
  await answer(guest, "f1", "f2", "flashcard");
  await Promise.all(pair.map((learner) => adopt(guest, learner)));
  const reviews = await Promise.all(
    pair.map(async ({ id }) => (await rowsOf(world, id)).review?.length),
  );
  expect(reviews.toSorted()).toEqual([0, 3]);
});

test("two guests whom one learner adopts at once are both adopted", async () => {
  const learner = await aLearner(world);
  const guests = [await aGuest(world), await aGuest(world)];
  await answer(guests[0] ?? learner, "f1");
  await answer(guests[1] ?? learner, "f2");
  await Promise.all(guests.map((guest) => adopt(guest, learner)));
  await expectTotals(learner, 20);
});

test("an answer on its way while the guest is adopted is judged or refused, never lost", async () => {
  for (let round = 0; round < 12; round++) {
    const [guest, learner] = [await aGuest(world), await aLearner(world)];
    const { attemptId, question } = await asked(world, guest);
    const submit = guest.asks((api) => api.review.submit({ attemptId, answer: solve(question) }));
    const [told] = await Promise.allSettled([submit, adopt(guest, learner)]);
    if (told.status === "rejected") {
      const codes = ["ATTEMPT_NOT_FOUND", "SIGN_IN_NEEDED"];
      expect(codes).toContain((await refusal(submit)).code);
    }
    const again = await judged(learner, attemptId, solve(question));
    expect(again.again).toBe(told.status === "fulfilled");
    expect((await rowsOf(world, learner.id)).review).toHaveLength(1);
    await expectFolded(learner);
    await expectTotals(learner, 10);
  }
});

test.each(["guest", "learner"])(
  "an answer of the %s while they are made one holds",
  async (who) => {
    const [guest, learner] = [await aGuest(world), await aLearner(world)];
    await answer(learner, "flashcard");
    await answer(guest, "flashcard");
    const person = who === "guest" ? guest : learner;
    const attemptId = await leftOpen(world, person, "flashcard");
    await withSlowReviews(world, async () => {
      const submit = judged(person, attemptId, { kind: "flashcard", rating: "hard" });
      const asleep = `SELECT count(*) AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'PgSleep'`;
      await expect.poll(() => count(world, asleep), { interval: 10 }).toBe(1);
      const [told] = await Promise.all([submit, adopt(guest, learner)]);
      expect(told.again).toBe(false);
    });
    expect((await rowsOf(world, learner.id)).review).toHaveLength(3);
    await expectFolded(learner);
  },
);

test("a new account elsewhere is the guest in front of the page, a known one adopts the guest", async () => {
  const first = await aGuest(world);
  await answer(first, "f1");
  const who = { provider: "github", accountId: "42", name: "Vint", locale: "en" } as const;
  const id = await signInElsewhere(world.db, who, await first.learner(), world.now);
  expect(id).toBe(first.id);
  expect(await first.lookUp()).toMatchObject({ name: "Vint", guest: false, hidden: false });
  const second = await aGuest(world);
  await answer(second, "f2");
  expect(await signInElsewhere(world.db, who, await second.learner(), world.now)).toBe(first.id);
  await expectTotals(first, 20);
  await world.db.pool.query("UPDATE learner SET banned_at = now() WHERE id = $1", [first.id]);
  const third = await aGuest(world);
  expect(await signInElsewhere(world.db, who, await third.learner(), world.now)).toBeNull();
  expect(await third.lookUp()).not.toBeNull();
});

test("somebody new from elsewhere gets the language of the page they came from", async () => {
  const who = { provider: "google", accountId: "7", name: "林叶", locale: "zh" } as const;
  const id = await signInElsewhere(world.db, who, null, world.now);
  const { rows } = await world.db.pool.query("SELECT locale FROM learner WHERE id = $1", [id]);
  expect(rows).toEqual([{ locale: "zh" }]);
});
