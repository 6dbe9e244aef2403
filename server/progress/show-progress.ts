import "server-only";
import type { Pool } from "pg";
import { TOPICS } from "#contract/asked.ts";
import type { Progress } from "#contract/progress.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { heldBeliefs } from "../diagnosis/held-beliefs.ts";
import { ASKED, countQueue, IS_DUE, nextReturn } from "../review/queue.ts";
import { REVIEW } from "../review/schedule.ts";
import { secondsOf } from "../review/summarise.ts";
import { boundsOf, dayOf, dayPlus } from "./learner-day.ts";

/** How long a question takes who has not answered any yet, in seconds. */
const USUAL = 60;

/** Where a learner stands today: due, done, each topic, the next seven days. */
export async function showProgress(db: Database, learner: SignedIn, now: Date): Promise<Progress> {
  const day = dayOf(now, learner);
  const [queue, topics, week, done, open, due, usual, beliefs] = await Promise.all([
    countQueue(db.pool, learner, now),
    countTopics(db.pool, learner, now),
    countWeek(db.pool, learner, now),
    countDone(db.pool, learner, now),
    openSession(db.pool, learner.id),
    nextReturn(db.pool, learner.id),
    usualSeconds(db.pool, learner.id),
    heldBeliefs(db.pool, learner.id),
  ]);
  return {
    day,
    due: queue.due,
    fresh: queue.fresh,
    minutes: Math.ceil(((queue.due + queue.fresh) * usual) / 60),
    done,
    open,
    topics,
    week,
    nextDue: due?.toISOString() ?? null,
    beliefs,
  };
}

type TopicRow = Omit<Progress["topics"][number], "topic"> & { topic: string };

const TOPIC_COUNTS = `
SELECT asked.topic, count(*)::int AS skills,
  (count(*) FILTER (WHERE card.skill IS NOT NULL AND ${IS_DUE}))::int AS due,
  (count(*) FILTER (WHERE card.skill IS NULL))::int AS fresh,
  (count(*) FILTER (WHERE card.state <> ${REVIEW}))::int AS learning,
  (count(*) FILTER (WHERE card.state = ${REVIEW}))::int AS known
FROM (SELECT DISTINCT skill, topic FROM (${ASKED}) published) asked
LEFT JOIN card ON card.learner_id = $1 AND card.skill = asked.skill
GROUP BY asked.topic`;

async function countTopics(pool: Pool, learner: SignedIn, now: Date): Promise<Progress["topics"]> {
  const { ends } = boundsOf(dayOf(now, learner), learner);
  const { rows } = await pool.query<TopicRow>(TOPIC_COUNTS, [learner.id, now, ends]);
  return TOPICS.flatMap((topic) => {
    const row = rows.find((counted) => counted.topic === topic);
    return row ? [{ ...row, topic }] : [];
  });
}

const DUE_DATES = `
SELECT card.due FROM card JOIN (SELECT DISTINCT skill FROM (${ASKED}) published) asked USING (skill)
WHERE learner_id = $1 AND card.due < $2`;

async function countWeek(pool: Pool, learner: SignedIn, now: Date): Promise<Progress["week"]> {
  const today = dayOf(now, learner);
  const days = Array.from({ length: 7 }, (_, index) => dayPlus(today, index));
  const last = boundsOf(days.at(-1) ?? today, learner).ends;
  const { rows } = await pool.query<{ due: Date }>(DUE_DATES, [learner.id, last]);
  const due = new Map<string, number>();
  for (const row of rows) {
    const day = dayOf(row.due, learner);
    const counted = day < today ? today : day;
    due.set(counted, (due.get(counted) ?? 0) + 1);
  }
  return days.map((day) => ({ day, due: due.get(day) ?? 0 }));
}

type DoneRow = { mark: string | null; drawn_at: Date; judged_at: Date };

async function countDone(pool: Pool, learner: SignedIn, now: Date): Promise<Progress["done"]> {
  const { begins, ends } = boundsOf(dayOf(now, learner), learner);
  const { rows } = await pool.query<DoneRow>(
    `SELECT mark, drawn_at, judged_at FROM attempt
     WHERE learner_id = $1 AND judged_at >= $2 AND judged_at < $3`,
    [learner.id, begins, ends],
  );
  const count = (name: string | null) => rows.filter((row) => row.mark === name).length;
  return {
    right: count("right"),
    partly: count("partly"),
    wrong: count("wrong"),
    rated: count(null),
    seconds: secondsOf(rows),
  };
}

async function openSession(pool: Pool, learnerId: string): Promise<Progress["open"]> {
  const { rows } = await pool.query<{ id: string; planned: number; judged: number }>(
    `SELECT practice.id, planned, count(attempt.judged_at)::int AS judged
     FROM practice LEFT JOIN attempt ON attempt.learner_id = practice.learner_id
       AND attempt.practice_id = practice.id
     WHERE practice.learner_id = $1 AND ended_at IS NULL GROUP BY practice.id, planned`,
    [learnerId],
  );
  const row = rows[0];
  if (!row || row.judged === 0) return null;
  return { sessionId: row.id, position: Math.min(row.judged + 1, row.planned), of: row.planned };
}

async function usualSeconds(pool: Pool, learnerId: string): Promise<number> {
  const { rows } = await pool.query<{ drawn_at: Date; judged_at: Date }>(
    `SELECT drawn_at, judged_at FROM attempt
     WHERE learner_id = $1 AND judged_at IS NOT NULL ORDER BY judged_at DESC LIMIT 50`,
    [learnerId],
  );
  return rows.length < 5 ? USUAL : Math.max(10, secondsOf(rows) / rows.length);
}
