import "server-only";
import type { ClientBase } from "pg";
import { type Card, ratingName, schedule } from "./schedule.ts";

/**
 * Folds a learner's log into cards anew, in the order of the reviews: the log is the truth, a card
 * only its sum. Runs inside the caller's transaction.
 */
export async function rebuildCards(client: ClientBase, learnerId: string): Promise<void> {
  const { rows } = await client.query<{ skill: string; rating: number; reviewed_at: Date }>(
    `SELECT skill, rating, reviewed_at FROM review WHERE learner_id = $1
     ORDER BY reviewed_at, attempt_id`,
    [learnerId],
  );
  const cards = new Map<string, Card>();
  for (const { skill, rating, reviewed_at } of rows) {
    cards.set(skill, schedule(cards.get(skill) ?? null, ratingName(rating), reviewed_at));
  }
  await client.query("DELETE FROM card WHERE learner_id = $1", [learnerId]);
  const columns = [...cards].map(([skill, { due, lastReview, ...rest }]) => ({
    skill,
    due,
    stability: rest.stability,
    difficulty: rest.difficulty,
    scheduled_days: rest.scheduledDays,
    learning_steps: rest.learningSteps,
    reps: rest.reps,
    lapses: rest.lapses,
    state: rest.state,
    last_review: lastReview,
    version: rest.version,
  }));
  await client.query(
    `INSERT INTO card (learner_id, skill, due, stability, difficulty, scheduled_days,
       learning_steps, reps, lapses, state, last_review, version)
     SELECT $1, skill, due, stability, difficulty, scheduled_days, learning_steps, reps, lapses,
       state, last_review, version
     FROM json_to_recordset($2) AS folded(skill text, due timestamptz, stability float8,
       difficulty float8, scheduled_days int, learning_steps int, reps int, lapses int,
       state smallint, last_review timestamptz, version int)`,
    [learnerId, JSON.stringify(columns)],
  );
}
