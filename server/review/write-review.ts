import "server-only";
import { DatabaseError, type Pool } from "pg";
import type { Answer } from "#contract/answer.ts";
import type { Verdict } from "#contract/verdict.ts";
import { ALL_TIME } from "../board/period.ts";
import type { Card } from "./schedule.ts";

/** What was decided about one attempt, to be written once. */
export type DecidedReview = {
  learnerId: string;
  attemptId: string;
  skill: string;
  topic: string;
  answer: Answer;
  verdict: Verdict;
  rating: number;
  card: Card;
  points: number;
  variant: string;
  /** The mutant that explains a wrong answer, counted in the learner's profile; null when none. */
  belief: string | null;
  /** How many hints the rating and the points were reckoned with. */
  hints: number;
  /** The learner's day, ISO date. */
  day: string;
  week: string;
  now: Date;
};

/**
 * One statement writes a graded review: the attempt is judged, the log grows, the card moves, points
 * are entered if this variant and this day are fresh, the totals follow, and the belief that explains
 * a wrong answer is counted. It does nothing at all when the attempt is judged already, or when the
 * card or the number of hints is not the one the decision was made from.
 *
 * Everything hangs on `judged`: two submits at once meet at the attempt's row, and the second finds
 * it judged. Two attempts of one skill meet at the card: the later one's version becomes NULL, which
 * the column refuses, and the whole statement is undone. The learner's row is held before all else,
 * as `adoptGuest` does, so that the two wait for each other in one order. The points are reckoned
 * first because `attempt` keeps what was really entered.
 */
const WRITE = `
WITH here AS (
  SELECT id AS learner FROM learner WHERE id = $1 FOR KEY SHARE
), open AS (
  SELECT learner_id, id FROM attempt JOIN here ON here.learner = learner_id
  WHERE id = $2 AND judged_at IS NULL AND hints = $25
    AND coalesce((SELECT version FROM card WHERE learner_id = $1 AND skill = $3), 0) = $4 - 1
  FOR UPDATE OF attempt
), entry AS (
  INSERT INTO point_entry (learner_id, attempt_id, skill, topic, day, variant, points, earned_at)
  SELECT learner_id, id, $3, $5, $6::date, $7, $8, $9 FROM open
  WHERE $8::int > 0 AND NOT EXISTS (
    SELECT FROM attempt earlier WHERE earlier.learner_id = $1 AND earlier.variant = $7)
  ON CONFLICT DO NOTHING
  RETURNING points
), judged AS (
  UPDATE attempt SET answer = $10, verdict = $11, mark = $12, rating = $13, due = $14,
    judged_at = $9, variant = $7, points = coalesce((SELECT points FROM entry), 0)
  FROM open WHERE attempt.learner_id = open.learner_id AND attempt.id = open.id
  RETURNING attempt.points
), log AS (
  INSERT INTO review (learner_id, attempt_id, skill, rating, reviewed_at)
  SELECT learner_id, id, $3, $13, $15 FROM open
), moved AS (
  INSERT INTO card (learner_id, skill, due, stability, difficulty, scheduled_days, learning_steps,
    reps, lapses, state, last_review, version)
  SELECT learner_id, $3, $14, $16, $17, $18, $19, $20, $21, $22, $15, $4 FROM open
  ON CONFLICT (learner_id, skill) DO UPDATE SET due = excluded.due,
    stability = excluded.stability, difficulty = excluded.difficulty,
    scheduled_days = excluded.scheduled_days, learning_steps = excluded.learning_steps,
    reps = excluded.reps, lapses = excluded.lapses, state = excluded.state,
    last_review = excluded.last_review,
    version = CASE WHEN card.version = excluded.version - 1 THEN excluded.version END
), believed AS (
  INSERT INTO belief (learner_id, mutant, questions, last_at)
  SELECT learner_id, $24, 1, $9 FROM open WHERE $24::text IS NOT NULL
  ON CONFLICT (learner_id, mutant) DO UPDATE SET questions = belief.questions + 1,
    last_at = excluded.last_at
), total AS (
  INSERT INTO score (learner_id, period, points)
  SELECT $1, period, points FROM entry CROSS JOIN unnest($23::text[]) AS period
  ON CONFLICT (learner_id, period) DO UPDATE SET points = score.points + excluded.points
)
SELECT points FROM judged`;

/**
 * Writes a decided review.
 * @returns the points entered, or null when nothing was written because another submit or a hint was
 *   first
 */
export async function writeReview(pool: Pool, review: DecidedReview): Promise<number | null> {
  try {
    return await write(pool, review);
  } catch (error) {
    if (error instanceof DatabaseError && error.code === NOT_NULL_VIOLATION) return null;
    throw error;
  }
}

const NOT_NULL_VIOLATION = "23502";

async function write(pool: Pool, review: DecidedReview): Promise<number | null> {
  const { card } = review;
  const { rows } = await pool.query<{ points: number }>({
    name: "write-review",
    text: WRITE,
    values: [
      review.learnerId,
      review.attemptId,
      review.skill,
      card.version,
      review.topic,
      review.day,
      review.variant,
      review.points,
      review.now,
      JSON.stringify(review.answer),
      JSON.stringify(review.verdict),
      review.answer.kind === "flashcard" ? null : review.verdict.mark,
      review.rating,
      card.due,
      card.lastReview,
      card.stability,
      card.difficulty,
      card.scheduledDays,
      card.learningSteps,
      card.reps,
      card.lapses,
      card.state,
      [ALL_TIME, review.week],
      review.belief,
      review.hints,
    ],
  });
  return rows[0]?.points ?? null;
}
