import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import {
  aGuest,
  aLearner,
  anAdmin,
  anAuthor,
  asks,
  aWorld,
  type Person,
  pass,
  signUp,
} from "../setup/people.ts";
import {
  choiceQuestion,
  fail,
  fieldsQuestion,
  flashcardQuestion,
  judged,
  leftOpen,
  onlyQuestions,
  rowsOf,
  shown,
  solve,
  stateQuestion,
} from "./practice.ts";

const world = aWorld();
const MONDAY = "2026-03-09T00:00:00.000Z";

beforeAll(async () => {
  await onlyQuestions(
    world,
    ...["f1", "f2", "f3"].map((slug) => fieldsQuestion({ slug })),
    fieldsQuestion({ slug: "f1-too", skill: "f1" }),
    stateQuestion({ slug: "state" }),
    choiceQuestion({ slug: "choice" }),
    flashcardQuestion({ slug: "flashcard" }),
  );
});

beforeEach(async () => {
  await world.db.pool.query("DELETE FROM learner");
  world.now = new Date("2026-03-04T09:00:00Z");
});

/** Answers one question and says what it earned. */
async function earn(person: Person, slug: string, how = solve): Promise<number> {
  const attemptId = await leftOpen(world, person, slug);
  const { question } = await shown(world, person, attemptId);
  return (await judged(person, attemptId, how(question))).next.points;
}

test("a variant answered wrongly is not fresh any more: the right answer to it earns nothing", async () => {
  const person = await aLearner(world);
  expect(await earn(person, "choice", fail)).toBe(0);
  world.now = new Date("2026-03-06T09:00:00Z");
  expect(await earn(person, "choice")).toBe(0);
});

test("a banned learner is not shown and keeps everybody's rank", async () => {
  const banned = await named("Banned", "f1", "f2");
  const other = await named("Other", "f1");
  await world.db.pool.query("UPDATE learner SET banned_at = now() WHERE id = $1", [banned.id]);
  const { top } = await board(other);
  expect(top).toEqual([expect.objectContaining({ rank: 2, name: "Other", you: true })]);
});

async function named(name: string, ...slugs: string[]): Promise<Person> {
  const person = await aLearner(world, { name });
  for (const slug of slugs) await earn(person, slug);
  return person;
}

const board = (person: Person | null, period: "week" | "all" = "all") =>
  asks(world, person?.signInId ?? null, (api) => api.board.show({ period }));

/** Totals as kept and as the entries sum up, which must agree. */
async function totals() {
  const { rows } = await world.db.pool.query<{ kept: unknown; summed: unknown }>(
    `SELECT (SELECT jsonb_object_agg(learner_id || period, points) FROM score) AS kept,
       (SELECT jsonb_object_agg(learner_id || period, points) FROM (
          SELECT learner_id, period, sum(points) AS points FROM point_entry,
            unnest(ARRAY['all', to_char(earned_at AT TIME ZONE 'UTC', 'IYYY"-W"IW')]) AS period
          GROUP BY learner_id, period) sums) AS summed`,
  );
  return rows[0] ?? { kept: 0, summed: 1 };
}

test("each kind is worth its points, a flashcard nothing", async () => {
  const learner = await aLearner(world);
  expect(await earn(learner, "f1")).toBe(10);
  expect(await earn(learner, "state")).toBe(6);
  expect(await earn(learner, "choice")).toBe(4);
  const easy = (): Answer => ({ kind: "flashcard", rating: "easy" });
  expect(await earn(learner, "flashcard", easy)).toBe(0);
  expect((await board(learner)).around).toMatchObject({ rank: 1, points: 20 });
});

test("an answer that is partly right earns its part, a wrong one nothing", async () => {
  const learner = await aLearner(world);
  const third = await earn(learner, "f1", (question) => {
    const right = solve(question);
    return right.kind === "fields"
      ? { ...right, blanks: { ...right.blanks, "2.ack": "", "3.seq": "" } }
      : right;
  });
  expect(third).toBe(3);
  expect(await earn(learner, "f2", fail)).toBe(0);
  expect((await rowsOf(world, learner.id)).point_entry).toMatchObject([{ points: 3 }]);
});

test("a skill earns once a day, whichever of its questions is asked", async () => {
  const learner = await aLearner(world, { timeZone: "Asia/Shanghai" });
  world.now = new Date("2026-03-04T12:00:00Z");
  expect(await earn(learner, "f1")).toBe(10);
  expect(await earn(learner, "f1")).toBe(0);
  expect(await earn(learner, "f1-too")).toBe(0);
  world.now = new Date("2026-03-04T19:59:59Z");
  expect(await earn(learner, "f1")).toBe(0);
  world.now = new Date("2026-03-04T20:00:00Z");
  expect(await earn(learner, "f1-too")).toBe(10);
});

test("a variant earns once for ever", async () => {
  const learner = await aLearner(world);
  const earned = { choice: 0, state: 0, same: 0 };
  for (let day = 0; day < 12; day++) {
    pass(world, { days: 1 });
    earned.choice += await earn(learner, "choice");
    // Three segments to ask about, and the numbers do not matter: three variants.
    earned.state += await earn(learner, "state");
    world.seed = 77;
    earned.same += await earn(learner, "f1");
    world.seed = 1000 + day;
  }
  expect(earned).toEqual({ choice: 4, state: 18, same: 10 });
});

test("who can read the keys earns nothing, not even for a question asked before", async () => {
  for (const person of [await anAuthor(world), await anAdmin(world)]) {
    expect(await earn(person, "f1")).toBe(0);
    expect((await board(person)).around).toBeNull();
  }
  const learner = await aLearner(world);
  const attemptId = await leftOpen(world, learner, "f1");
  const { question } = await shown(world, learner, attemptId);
  await world.db.prisma.learner.update({ where: { id: learner.id }, data: { role: "author" } });
  expect((await judged(learner, attemptId, solve(question))).next.points).toBe(0);
});

test("totals are the sums of the entries, in each week and over all time", async () => {
  const learners = [await aLearner(world), await aLearner(world), await aGuest(world)];
  for (let day = 0; day < 9; day++) {
    for (const [index, learner] of learners.entries()) {
      const slug = ["f1", "f2", "state", "choice", "flashcard"][(day + index) % 5] ?? "f1";
      await earn(learner, slug, (day + index) % 4 ? solve : fail);
    }
    pass(world, { days: 1 });
  }
  const { kept, summed } = await totals();
  expect(Object.keys(Object(kept)).length).toBeGreaterThan(8);
  expect(kept).toEqual(summed);
});

test("equal points share a rank, and the next rank counts them all", async () => {
  await named("ten", "f1");
  await named("thirty", "f1", "f2", "f3");
  await named("twenty", "f1", "f2");
  await named("twenty too", "f1", "f3");
  const { top, learners } = await board(null);
  expect(top.map(({ rank, points }) => [rank, points])).toEqual([
    [1, 30],
    [2, 20],
    [2, 20],
    [4, 10],
  ]);
  expect(top.map(({ name }) => name).filter((name) => name.startsWith("twenty"))).toHaveLength(2);
  expect([learners, top.some(({ you }) => you)]).toEqual([4, false]);
});

test("a learner sees two above and two below, and which row is theirs", async () => {
  const slugs = ["f1", "f2", "f3", "state", "choice"];
  const people: Person[] = [];
  for (let number = 1; number <= 7; number++) {
    const taken = slugs.filter((_, index) => [1, 2, 4, 8, 16].map((bit) => number & bit)[index]);
    people.push(await named(`p${number}`, ...taken));
  }
  // 1: 10, 2: 10, 3: 20, 4: 10, 5: 20, 6: 20, 7: 30
  const { around } = await board(people[4] ?? null);
  expect(around).toMatchObject({ rank: 2, points: 20 });
  expect(around?.rows.filter(({ you }) => you).map(({ name }) => name)).toEqual(["p5"]);
  const points = around?.rows.map((row) => row.points) ?? [];
  expect(points).toEqual(points.toSorted((a, b) => b - a));
  const own = around?.rows.findIndex(({ you }) => you) ?? -1;
  expect([own, around?.rows.length]).toEqual([Math.min(own, 2), own + 3]);
  for (const [index, person] of people.entries()) {
    const all = await board(person);
    expect(all.top.find(({ you }) => you)?.rank).toBe(all.around?.rank);
    expect(all.top.find(({ you }) => you)?.name).toBe(`p${index + 1}`);
  }
});

test("hiding takes a name away and changes nobody's rank", async () => {
  const first = await named("first", "f1", "f2", "f3");
  const shy = await named("shy", "f1", "f2");
  const last = await named("last", "f1");
  await shy.asks((api) => api.board.hide({ hidden: true }));
  const seen = await board(last);
  expect(seen.top.map(({ rank, name }) => [rank, name])).toEqual([
    [1, "first"],
    [3, "last"],
  ]);
  expect(seen.around?.rows.map(({ name }) => name)).toEqual(["first", "last"]);
  const above = await board(first);
  expect(above.around?.rows.map(({ name }) => name)).toEqual(["first", "last"]);
  expect([seen.learners, seen.hidden, seen.around?.rank]).toEqual([3, false, 3]);
  const own = await board(shy);
  expect(own).toMatchObject({ hidden: true, around: { rank: 2, points: 20 } });
  expect(own.top.map(({ name }) => name)).toEqual(["first", "shy", "last"]);
  await shy.asks((api) => api.board.hide({ hidden: false }));
  expect((await board(null)).top.map(({ name }) => name)).toEqual(["first", "shy", "last"]);
});

test("the next place is the next rank, whoever holds it", async () => {
  const first = await named("first", "f1", "f2", "f3");
  const guest = await aGuest(world);
  for (const slug of ["f1", "f2"]) await earn(guest, slug);
  const banned = await named("banned", "f1", "state");
  await world.db.pool.query("UPDATE learner SET banned_at = now() WHERE id = $1", [banned.id]);
  const shy = await named("shy", "f1", "choice");
  await shy.asks((api) => api.board.hide({ hidden: true }));
  const last = await named("last", "f1");
  const equal = await named("equal", "f1");
  for (const period of ["all", "week"] as const) {
    // 30, 20 by a guest, 16 by one banned, 14 by one hidden, and 10 twice.
    const seen = await board(last, period);
    expect(seen.around).toMatchObject({ rank: 5, points: 10, behind: 4 });
    expect((await board(equal, period)).around).toMatchObject({ rank: 5, behind: 4 });
    expect((await board(shy, period)).around).toMatchObject({ rank: 4, behind: 2 });
    expect((await board(guest, period)).around).toMatchObject({ rank: 2, behind: 10 });
    expect((await board(first, period)).around).toMatchObject({ rank: 1, behind: null });
    expect(JSON.stringify(seen)).not.toMatch(/shy|banned|guest/i);
  }
});

test("a guest is on the board only after signing up", async () => {
  const guest = await aGuest(world);
  await earn(guest, "f1");
  expect(await board(null)).toMatchObject({ learners: 1, top: [] });
  expect((await board(guest)).around).toMatchObject({ rank: 1, points: 10 });
  await signUp(guest, "new here");
  expect((await board(null)).top).toEqual([{ rank: 1, name: "new here", points: 10, you: false }]);
});

test("a week begins on Monday in UTC, whatever the learner's zone", async () => {
  const learner = await aLearner(world, { timeZone: "America/Los_Angeles" });
  world.now = new Date(Date.parse(MONDAY) - 1);
  expect(await earn(learner, "f1")).toBe(10);
  expect((await board(learner, "week")).ends).toBe(MONDAY);
  expect((await board(learner, "week")).around).toMatchObject({ points: 10 });
  world.now = new Date(MONDAY);
  expect(await board(learner, "week")).toMatchObject({ learners: 0, top: [], around: null });
  expect(await earn(learner, "f2")).toBe(10);
  const week = await board(learner, "week");
  expect(week).toMatchObject({ ends: "2026-03-16T00:00:00.000Z", around: { points: 10 } });
  expect((await board(learner)).around).toMatchObject({ points: 20 });
});

test("the week at the turn of the year is one week", async () => {
  const learner = await aLearner(world);
  world.now = new Date("2026-12-31T12:00:00Z");
  await earn(learner, "f1");
  world.now = new Date("2027-01-02T12:00:00Z");
  await earn(learner, "f2");
  expect((await board(learner, "week")).around).toMatchObject({ points: 20 });
  const { kept, summed } = await totals();
  expect(kept).toEqual(summed);
});

test("the board tells names and points, no address and no id", async () => {
  const learner = await aLearner(world, { name: "somebody" });
  await earn(learner, "f1");
  const told = JSON.stringify([await board(null), await board(learner)]);
  expect(told).toContain("somebody");
  expect(told).not.toContain(learner.email);
  expect(told).not.toContain(learner.id);
});
