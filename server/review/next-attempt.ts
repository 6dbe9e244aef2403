import "server-only";
import type { NextOutput } from "#contract/review.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { chooseSeparating, openHypotheses } from "../diagnosis/choose.ts";
import { DIAGNOSED_KINDS } from "../diagnosis/kinds.ts";
import { publishedBodies, versionName } from "../diagnosis/published.ts";
import { recentAnswers } from "../diagnosis/recent-answers.ts";
import type { Hypothesis } from "../diagnosis/separate.ts";
import { failure, type Result, success } from "../result.ts";
import {
  type Chosen,
  candidates,
  chooseNext,
  countQueue,
  nextReturn,
  SESSION_LENGTH,
} from "./queue.ts";

/** Where an attempt's numbers come from: a whole number from 0 to 2^31 - 1. */
export type DrawSeed = () => number;

/** Names the rules of TCP that attempts are graded by, so that a later correction can find them. */
export const ORACLE_VERSION = "1";

type Practice = { id: string; planned: number; endedAt: Date | null };

/**
 * Finds the question a learner is at, or draws the next one. Asking again, from a second tab or after
 * a refresh, finds the same open attempt: the database allows one a session.
 */
export async function nextAttempt(
  db: Database,
  learner: SignedIn,
  input: { sessionId?: string | undefined },
  now: Date,
  seed: DrawSeed,
): Promise<Result<NextOutput>> {
  const practice = await findPractice(db, learner, input.sessionId, now);
  if (practice === "unknown") return failure("SESSION_NOT_FOUND");
  if (practice === null) {
    const due = await nextReturn(db.pool, learner.id);
    return success({ goTo: "nothing", due: due?.toISOString() ?? null });
  }
  if (practice.endedAt) return success({ goTo: "summary", sessionId: practice.id });
  // A round without a result lost its question to another tab, which had it judged meanwhile: a
  // session has no more questions than that to lose.
  for (let round = 0; round <= practice.planned + 1; round++) {
    const open = await openAttempt(db, learner.id, practice.id);
    if (open) return success({ goTo: "attempt", attemptId: open });
    if (await drawAttempt(db, learner, practice, now, seed)) continue;
    if (await endPractice(db, learner.id, practice.id, now)) {
      return success({ goTo: "summary", sessionId: practice.id });
    }
  }
  throw new Error(`session ${practice.id} neither asks nor ends`);
}

/** Ends a session unless another tab has just been asked its last question. */
async function endPractice(
  db: Database,
  learnerId: string,
  practiceId: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE practice SET ended_at = coalesce(ended_at, $3) WHERE learner_id = $1 AND id = $2
       AND NOT EXISTS (SELECT FROM attempt WHERE attempt.learner_id = $1
         AND practice_id = $2 AND judged_at IS NULL)`,
    [learnerId, practiceId, now],
  );
  return rowCount === 1;
}

async function findPractice(
  db: Database,
  learner: SignedIn,
  sessionId: string | undefined,
  now: Date,
): Promise<Practice | "unknown" | null> {
  const learnerId = learner.id;
  if (sessionId !== undefined) {
    const named = await db.prisma.practice.findUnique({
      where: { learnerId_id: { learnerId, id: sessionId } },
    });
    return named ?? "unknown";
  }
  const open = () => db.prisma.practice.findFirst({ where: { learnerId, endedAt: null } });
  const found = await open();
  if (found) return found;
  const { due, fresh } = await countQueue(db.pool, learner, now);
  const planned = Math.min(due + fresh, SESSION_LENGTH);
  if (planned === 0) return null;
  // Another tab may begin at this moment: the one open session that the index allows is taken.
  await db.pool.query(
    `INSERT INTO practice (learner_id, planned, started_at) VALUES ($1, $2, $3)
     ON CONFLICT (learner_id) WHERE ended_at IS NULL DO NOTHING`,
    [learnerId, planned, now],
  );
  return open();
}

async function openAttempt(
  db: Database,
  learnerId: string,
  practiceId: string,
): Promise<string | null> {
  const open = await db.prisma.attempt.findFirst({
    where: { learnerId, practiceId, judgedAt: null },
    select: { id: true },
  });
  return open?.id ?? null;
}

/** Draws the next question, or lets another tab's stand; false when there is none left to draw. */
async function drawAttempt(
  db: Database,
  learner: SignedIn,
  practice: Practice,
  now: Date,
  seed: DrawSeed,
): Promise<boolean> {
  const asked = await db.prisma.attempt.count({
    where: { learnerId: learner.id, practiceId: practice.id },
  });
  if (asked >= practice.planned) return false;
  // While the first is answered all are looked at: then beliefs may have to be told apart.
  if (asked === 0) await publishedBodies(db.pool);
  const chosen = await chooseVariant(db, learner, now, seed);
  if (!chosen) return false;
  await db.pool.query(
    `INSERT INTO attempt (learner_id, practice_id, position, question_id, question_version, skill,
       topic, seed, oracle_version, drawn_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [
      learner.id,
      practice.id,
      asked + 1,
      chosen.id,
      chosen.version,
      chosen.skill,
      chosen.topic,
      chosen.seed,
      ORACLE_VERSION,
      now,
    ],
  );
  return true;
}

/**
 * The next question and its numbers. What is due comes first, then something new; while a wrong
 * answer leaves several beliefs open, it is the one among these that tells them apart best, else
 * what the queue says, by chance.
 */
async function chooseVariant(
  db: Database,
  learner: SignedIn,
  now: Date,
  seed: DrawSeed,
): Promise<(Chosen & { seed: number }) | null> {
  const answers = await recentAnswers(db.pool, learner.id, now);
  const hypotheses = openHypotheses(answers);
  const topic = answers[0]?.topic ?? "";
  const separating = await chooseOpen(db, learner, { hypotheses, topic }, now, seed);
  if (separating) return separating;
  const next = await chooseNext(db.pool, learner, now);
  return next && { ...next, seed: seed() };
}

type Open = { hypotheses: readonly Hypothesis[]; topic: string };

/** The question that tells open beliefs apart; null where none is open or none does. */
async function chooseOpen(
  db: Database,
  learner: SignedIn,
  { hypotheses, topic }: Open,
  now: Date,
  seed: DrawSeed,
): Promise<(Chosen & { seed: number }) | null> {
  if (hypotheses.length === 0) return null;
  const bodies = await publishedBodies(db.pool);
  const rows = await candidates(db.pool, learner, { kinds: DIAGNOSED_KINDS, topic }, now);
  const asking = rows.flatMap((chosen) => {
    const version = versionName(chosen.id, chosen.version);
    const body = bodies.get(version);
    return body ? [{ version, body, chosen }] : [];
  });
  const found = chooseSeparating(asking, hypotheses, seed);
  return found && { ...found.question.chosen, seed: found.seed };
}
