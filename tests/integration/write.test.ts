import { beforeAll, expect, test } from "vitest";
import { aGuest, aWorld, refusal } from "../setup/people.ts";
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
  statementsOf,
} from "./practice.ts";

const world = aWorld();
const WRITES = /\b(insert|update|delete|merge|begin|commit|savepoint|lock)\b/i;

beforeAll(async () => {
  await onlyQuestions(
    world,
    fieldsQuestion({ slug: "fields", frequency: 3 }),
    choiceQuestion({ slug: "choice" }),
    flashcardQuestion({ slug: "flashcard" }),
  );
});

test.each(["fields", "choice", "flashcard"])(
  "a graded %s review is one statement",
  async (slug) => {
    const guest = await aGuest(world);
    const statements = statementsOf(world);
    for (let review = 0; review < 2; review++) {
      const attemptId = await leftOpen(world, guest, slug);
      const { question } = await shown(world, guest, attemptId);
      statements.length = 0;
      await judged(guest, attemptId, solve(question));
      const sent = statements.splice(0);
      expect(sent.filter((text) => WRITES.test(text))).toHaveLength(1);
      // The attempt with its card, the key, the session's beads; and the sign-in of the request.
      const own = sent.filter((text) => !/\bsign_in\b/.test(text));
      expect(own.length).toBeLessThanOrEqual(4);
      expect(sent.length - own.length).toBe(1);
      await judged(guest, attemptId, solve(question));
      expect(statements.filter((text) => WRITES.test(text))).toEqual([]);
    }
  },
);

test.each([
  ["review", "rating < 0"],
  ["card", "reps < 0"],
  ["point_entry", "points < 0"],
  ["score", "period <> 'all'"],
  ["attempt", "judged_at IS NULL"],
])("when %s refuses its part, nothing of a review is written", async (table, condition) => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const before = await rowsOf(world, guest.id);
  const { pool } = world.db;
  await pool.query(`ALTER TABLE ${table} ADD CONSTRAINT planted CHECK (${condition}) NOT VALID`);
  try {
    const answer = solve(question);
    const told = await refusal(guest.asks((api) => api.review.submit({ attemptId, answer })));
    expect(told).toEqual({ code: "INTERNAL" });
    expect(await rowsOf(world, guest.id)).toEqual(before);
  } finally {
    await pool.query(`ALTER TABLE ${table} DROP CONSTRAINT planted`);
  }
  const told = await judged(guest, attemptId, solve(question));
  expect(told).toMatchObject({ again: false, next: { points: 10 } });
});

test("a connection that breaks in the middle of a submit leaves it whole or undone", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const { pool } = world.db;
  const holder = await pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM attempt WHERE id = $1 FOR UPDATE", [attemptId]);
  const submit = refusal(
    guest.asks((api) => api.review.submit({ attemptId, answer: solve(question) })),
  );
  const ended = () =>
    pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
  await expect.poll(async () => (await ended()).rowCount).toBeGreaterThan(0);
  await holder.query("COMMIT");
  holder.release();
  expect((await submit).code).toBe("DATABASE_AWAY");
  expect((await rowsOf(world, guest.id)).review).toEqual([]);
  expect((await judged(guest, attemptId, solve(question))).again).toBe(false);
  expect((await rowsOf(world, guest.id)).review).toHaveLength(1);
});
