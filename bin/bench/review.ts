import { randomUUID } from "node:crypto";
import { makeGuest } from "#server/account/guest.ts";
import type { SignedIn } from "#server/account/signed-in.ts";
import { closeDatabase, type Database, openDatabase } from "#server/database/database.ts";
import { grade } from "#server/questions/grade.ts";
import { loadAttempt, loadKey } from "#server/review/load-attempt.ts";
import { schedule } from "#server/review/schedule.ts";
import { submitAnswer } from "#server/review/submit-answer.ts";
import { type DecidedReview, writeReview } from "#server/review/write-review.ts";
import { startTestCluster } from "../testing/cluster.ts";
import { measure, printRow, type Timed } from "./measure.ts";

/**
 * How fast a graded review is, from the inside: the write as one statement beside the same writes as
 * six statements and as a Prisma transaction, then the whole submit (load, grade, schedule, write).
 * All in one run on one machine: read the ratios.
 */

const ROUNDS = 3;
const REVIEWS = 400;

const LEARNER: Omit<SignedIn, "id"> = {
  name: "Bench",
  email: null,
  role: "learner",
  locale: "en",
  timeZone: "UTC",
  dayStartsAt: 4,
  hidden: true,
  guest: true,
};

type Opened = { learnerId: string; attemptId: string };

/** Puts open attempts of one question into the database, each in a learner's own session. */
async function openAttempts(db: Database, slug: string, count: number): Promise<Opened[]> {
  const learners = await Promise.all(
    Array.from({ length: count }, () => makeGuest(db, { locale: "en", timeZone: "UTC" })),
  );
  const { rows } = await db.pool.query<Opened>(
    `WITH begun AS (
       INSERT INTO practice (learner_id, planned, started_at)
       SELECT unnest($1::uuid[]), 1, now() RETURNING learner_id, id)
     INSERT INTO attempt (learner_id, practice_id, position, question_id, question_version, skill,
       topic, seed, oracle_version, drawn_at)
     SELECT begun.learner_id, begun.id, 1, question.id, published_version, skill, topic, 7, '1', now()
     FROM begun, question JOIN question_version ON question_id = question.id
       AND version = published_version WHERE slug = $2
     RETURNING learner_id AS "learnerId", id AS "attemptId"`,
    [learners, slug],
  );
  return rows;
}

async function decide(db: Database, { learnerId, attemptId }: Opened): Promise<DecidedReview> {
  const attempt = await loadAttempt(db.pool, learnerId, attemptId);
  if (!attempt) throw new Error("the attempt is gone");
  const answer = { kind: "state", state: "TIME-WAIT" } as const;
  const graded = grade(attempt.body, await loadKey(db.pool, attempt), attempt.seed, answer);
  if (graded.status !== "judged") throw new Error(graded.status);
  const now = new Date();
  const { skill, topic } = attempt;
  return {
    ...{ learnerId, attemptId, skill, topic, answer, now },
    verdict: graded.verdict,
    rating: 3,
    card: schedule(null, "good", now),
    points: 6,
    variant: randomUUID(),
    belief: null,
    hints: 0,
    day: now.toISOString().slice(0, 10),
    week: "2026-W47",
  };
}

async function sixStatements(db: Database, review: DecidedReview): Promise<void> {
  const client = await db.pool.connect();
  const { learnerId, attemptId, skill, card, now } = review;
  const run = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values });
  try {
    await client.query("BEGIN");
    await run("six-1", "SELECT id FROM attempt WHERE learner_id = $1 AND id = $2 FOR UPDATE", [
      learnerId,
      attemptId,
    ]);
    await run("six-2", SIX.judge, [learnerId, attemptId, JSON.stringify(review.verdict), now]);
    await run("six-3", SIX.log, [learnerId, attemptId, skill, now]);
    await run("six-4", SIX.card, [learnerId, skill, card.due, card.stability, card.difficulty]);
    await run("six-5", SIX.entry, [learnerId, attemptId, skill, review.variant, now]);
    await run("six-6", SIX.score, [learnerId, review.week]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

const SIX = {
  judge: `UPDATE attempt SET verdict = $3, judged_at = $4, rating = 3, due = $4, points = 6
    WHERE learner_id = $1 AND id = $2`,
  log: `INSERT INTO review (learner_id, attempt_id, skill, rating, reviewed_at)
    VALUES ($1, $2, $3, 3, $4)`,
  card: `INSERT INTO card (learner_id, skill, due, stability, difficulty, scheduled_days,
    learning_steps, reps, lapses, state, version) VALUES ($1, $2, $3, $4, $5, 1, 0, 1, 0, 1, 1)`,
  entry: `INSERT INTO point_entry (learner_id, attempt_id, skill, topic, day, variant, points,
    earned_at) VALUES ($1, $2, $3, 'closing', $5::date, $4, 6, $5)`,
  score: `INSERT INTO score (learner_id, period, points) VALUES ($1, 'all', 6), ($1, $2, 6)
    ON CONFLICT (learner_id, period) DO UPDATE SET points = score.points + 6`,
};

async function prismaTransaction(db: Database, review: DecidedReview): Promise<void> {
  const { learnerId, attemptId, skill, now, week } = review;
  const { version, ...card } = review.card;
  await db.prisma.$transaction(async (tx) => {
    const where = { learnerId_id: { learnerId, id: attemptId } };
    await tx.attempt.findUniqueOrThrow({ where });
    const judged = { verdict: review.verdict, judgedAt: now, rating: 3, due: now, points: 6 };
    await tx.attempt.update({ where, data: judged });
    await tx.review.create({ data: { learnerId, attemptId, skill, rating: 3, reviewedAt: now } });
    await tx.card.create({ data: { learnerId, skill, version, ...card } });
    const { topic, variant } = review;
    await tx.pointEntry.create({
      data: { learnerId, attemptId, skill, topic, day: now, variant, points: 6, earnedAt: now },
    });
    for (const period of ["all", week]) {
      const points = { increment: 6 };
      const found = { learnerId_period: { learnerId, period } };
      await tx.score.upsert({
        where: found,
        create: { learnerId, period, points: 6 },
        update: { points },
      });
    }
  });
}

async function round(db: Database, clients: number): Promise<Record<string, Timed>> {
  const decided = async () => {
    const opened = await openAttempts(db, QUESTION, REVIEWS);
    return Promise.all(opened.map((each) => decide(db, each)));
  };
  const one = await measure(await decided(), clients, (review) => writeReview(db.pool, review));
  const six = await measure(await decided(), clients, (review) => sixStatements(db, review));
  const prisma = await measure(await decided(), clients, (review) => prismaTransaction(db, review));
  const opened = await openAttempts(db, QUESTION, REVIEWS);
  const answer = { kind: "state", state: "TIME-WAIT" } as const;
  const whole = await measure(opened, clients, ({ learnerId, attemptId }) =>
    submitAnswer(
      db,
      { id: learnerId, ...LEARNER },
      { attemptId, answer },
      { now: new Date(), reader: null },
    ),
  );
  return {
    "the write, one statement": one,
    "the same, six statements": six,
    "the same, Prisma transaction": prisma,
    "whole submit": whole,
  };
}

/** A question of kind `state`, so that the oracle runs in every submit. */
const QUESTION = "active-closer-states";

const cluster = await startTestCluster({ isSafe: true });
const db = openDatabase(cluster.postgres.url, 16);
try {
  console.log(`${REVIEWS} graded reviews a row, ${ROUNDS} rounds, best of each; fsync on\n`);
  for (const clients of [1, 16]) {
    const best = new Map<string, Timed>();
    for (let n = 0; n < ROUNDS; n++) {
      for (const [name, timed] of Object.entries(await round(db, clients))) {
        const known = best.get(name);
        if (!known || timed.perSecond > known.perSecond) best.set(name, timed);
      }
    }
    console.log(`${clients} at a time`);
    for (const [name, timed] of best) printRow(name, timed);
    console.log();
  }
} finally {
  await closeDatabase(db);
  await cluster.stop();
}
