import "server-only";
import type { Pool } from "pg";
import { TOPICS } from "#contract/asked.ts";
import type { Kind } from "#contract/question.ts";
import type { SignedIn } from "../account/signed-in.ts";
import { boundsOf, dayOf } from "../progress/learner-day.ts";
import { REVIEW } from "./schedule.ts";

/** New skills a day, and questions a session: enough for a quarter of an hour. */
const FRESH_A_DAY = 20;
export const SESSION_LENGTH = 10;

/** What waits for a learner now. `fresh` is what today's share of new skills still allows. */
export type Queue = { due: number; fresh: number };

/** The published questions, one row each, as every statement of the queue needs them. */
export const ASKED = `
  SELECT question.id, slug, published_version AS version, skill, topic, frequency, kind
  FROM question JOIN question_version ON question_version.question_id = question.id
    AND question_version.version = published_version
  WHERE retired_at IS NULL`;

/**
 * A card in review is due all day on its day; one in learning only from its minute on. $2 is now,
 * $3 the end of the learner's day.
 */
export const IS_DUE = `(
  (card.state = ${REVIEW} AND card.due < $3) OR (card.state <> ${REVIEW} AND card.due <= $2))`;

const COUNT = `
WITH asked AS (SELECT DISTINCT skill FROM (${ASKED}) published),
begun AS (
  SELECT count(*) AS n FROM (
    SELECT skill FROM review WHERE learner_id = $1 GROUP BY skill HAVING min(reviewed_at) >= $4
  ) today)
SELECT
  (SELECT count(*) FROM card JOIN asked USING (skill)
   WHERE card.learner_id = $1 AND ${IS_DUE})::int AS due,
  least(
    (SELECT count(*) FROM asked
     WHERE NOT EXISTS (SELECT FROM card WHERE card.learner_id = $1 AND card.skill = asked.skill)),
    greatest(0, ${FRESH_A_DAY} - (SELECT n FROM begun)))::int AS fresh`;

/** Counts what a learner could be asked now. */
export async function countQueue(pool: Pool, learner: SignedIn, now: Date): Promise<Queue> {
  const { begins, ends } = boundsOf(dayOf(now, learner), learner);
  const values = [learner.id, now, ends, begins];
  const { rows } = await pool.query<Queue>({ name: "count-queue", text: COUNT, values });
  return rows[0] ?? { due: 0, fresh: 0 };
}

/** A question chosen to be asked next. */
export type Chosen = { id: string; version: number; skill: string; topic: string };

const NEXT_DUE = `
SELECT asked.id, asked.version, asked.skill, asked.topic
FROM card JOIN (${ASKED}) asked USING (skill)
WHERE card.learner_id = $1 AND ${IS_DUE}
ORDER BY card.state = ${REVIEW}, card.due, asked.slug LIMIT 1`;

const NEXT_FRESH = `
SELECT id, version, skill, topic FROM (${ASKED}) asked
WHERE NOT EXISTS (SELECT FROM card WHERE card.learner_id = $1 AND card.skill = asked.skill)
ORDER BY array_position($2::text[], topic), frequency DESC, slug LIMIT 1`;

const SOON_DUE = `
SELECT min(due) AS due FROM card JOIN (SELECT DISTINCT skill FROM (${ASKED}) published) asked
  USING (skill) WHERE learner_id = $1`;

/** What is due comes first (cards in learning before those in review), then something new. */
export async function chooseNext(pool: Pool, learner: SignedIn, now: Date): Promise<Chosen | null> {
  const { ends } = boundsOf(dayOf(now, learner), learner);
  const due = await pool.query<Chosen>({
    name: "next-due",
    text: NEXT_DUE,
    values: [learner.id, now, ends],
  });
  if (due.rows[0]) return due.rows[0];
  if ((await countQueue(pool, learner, now)).fresh === 0) return null;
  const fresh = await pool.query<Chosen>({
    name: "next-fresh",
    text: NEXT_FRESH,
    values: [learner.id, TOPICS],
  });
  return fresh.rows[0] ?? null;
}

const MAY_BE_NEXT = `
SELECT asked.id, asked.version, asked.skill, asked.topic
FROM (${ASKED}) asked
LEFT JOIN card ON card.learner_id = $1 AND card.skill = asked.skill
WHERE asked.kind = ANY($4) AND CASE WHEN $5 THEN ${IS_DUE} ELSE card.skill IS NULL END
ORDER BY asked.topic = $6 DESC, card.state = ${REVIEW}, card.due, asked.frequency DESC, asked.slug`;

/**
 * The questions of these kinds that may be asked now: while anything is due, those that are due,
 * else the new ones. This topic comes before others.
 */
export async function candidates(
  pool: Pool,
  learner: SignedIn,
  { kinds, topic }: { kinds: readonly Kind[]; topic: string },
  now: Date,
): Promise<Chosen[]> {
  const { ends } = boundsOf(dayOf(now, learner), learner);
  const { due, fresh } = await countQueue(pool, learner, now);
  if (due + fresh === 0) return [];
  const values = [learner.id, now, ends, kinds, due > 0, topic];
  const { rows } = await pool.query<Chosen>({ name: "candidates", text: MAY_BE_NEXT, values });
  return rows;
}

/** The next moment at which a card of this learner returns, null when none will. */
export async function nextReturn(pool: Pool, learnerId: string): Promise<Date | null> {
  const { rows } = await pool.query<{ due: Date | null }>(SOON_DUE, [learnerId]);
  return rows[0]?.due ?? null;
}
