import "server-only";
import type { Pool } from "pg";
import { type Verdict, verdict } from "#contract/verdict.ts";
import {
  type QuestionBody,
  type QuestionKey,
  questionBody,
  questionKey,
} from "../questions/split.ts";
import type { Card } from "./schedule.ts";

/** What came of a judged attempt. */
export type Judged = { verdict: Verdict; rating: number; due: Date; points: number; hints: number };

/** An attempt with what is needed to show it. The key is not among it. */
export type LoadedAttempt = {
  id: string;
  practiceId: string;
  position: number;
  questionId: string;
  version: number;
  skill: string;
  topic: string;
  seed: number;
  revealed: boolean;
  /** How many hints were taken. */
  hints: number;
  body: QuestionBody;
  judged: Judged | null;
  card: Card | null;
};

type Row = {
  id: string;
  practice_id: string;
  position: number;
  question_id: string;
  question_version: number;
  attempt_skill: string;
  topic: string;
  seed: number;
  revealed_at: Date | null;
  hints: number;
  body: unknown;
  verdict: unknown;
  rating: number | null;
  attempt_due: Date | null;
  points: number | null;
  card_version: number | null;
  due: Date;
  stability: number;
  difficulty: number;
  scheduled_days: number;
  learning_steps: number;
  reps: number;
  lapses: number;
  state: number;
  last_review: Date | null;
};

const LOAD = `
SELECT attempt.id, practice_id, position, attempt.question_id, question_version,
  attempt.skill AS attempt_skill, attempt.topic, seed, revealed_at, hints,
  body,
  CASE WHEN judged_at IS NULL THEN NULL ELSE verdict END AS verdict,
  attempt.rating, attempt.due AS attempt_due, points,
  card.version AS card_version, card.due, stability, difficulty, scheduled_days, learning_steps,
  reps, lapses, state, last_review
FROM attempt
JOIN question_version ON question_version.question_id = attempt.question_id
  AND question_version.version = attempt.question_version
LEFT JOIN card ON card.learner_id = attempt.learner_id AND card.skill = attempt.skill
WHERE attempt.learner_id = $1 AND attempt.id = $2`;

/**
 * Loads an attempt of this learner with its question and card, in one statement. Somebody else's
 * attempt and one that never was are the same null.
 */
export async function loadAttempt(
  pool: Pool,
  learnerId: string,
  attemptId: string,
): Promise<LoadedAttempt | null> {
  const values = [learnerId, attemptId];
  const { rows } = await pool.query<Row>({ name: "load-attempt", text: LOAD, values });
  const row = rows[0];
  if (!row) return null;
  const { rating, attempt_due: due, points, hints } = row;
  const isJudged = row.verdict !== null && rating !== null && due !== null && points !== null;
  return {
    id: row.id,
    practiceId: row.practice_id,
    position: row.position,
    questionId: row.question_id,
    version: row.question_version,
    skill: row.attempt_skill,
    topic: row.topic,
    seed: row.seed,
    revealed: row.revealed_at !== null,
    hints,
    body: questionBody.parse(row.body),
    judged: isJudged ? { verdict: verdict.parse(row.verdict), rating, due, points, hints } : null,
    card: cardOf(row),
  };
}

function cardOf(row: Row): Card | null {
  if (row.card_version === null) return null;
  return {
    due: row.due,
    stability: row.stability,
    difficulty: row.difficulty,
    scheduledDays: row.scheduled_days,
    learningSteps: row.learning_steps,
    reps: row.reps,
    lapses: row.lapses,
    state: row.state,
    lastReview: row.last_review,
    version: row.card_version,
  };
}

const KEY = `SELECT key FROM question_key WHERE question_id = $1 AND version = $2`;

/** Loads the key of the very version an attempt was asked with. For judging, revealing and hints. */
export async function loadKey(pool: Pool, attempt: LoadedAttempt): Promise<QuestionKey> {
  const values = [attempt.questionId, attempt.version];
  const { rows } = await pool.query<{ key: unknown }>({ name: "load-key", text: KEY, values });
  return questionKey.parse(rows[0]?.key);
}
