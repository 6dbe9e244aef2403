import "server-only";
import type { Pool } from "pg";
import type { HintOutput } from "#contract/review.ts";
import type { Bilingual } from "#contract/text.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { drawParameters, filledBoth } from "../questions/draw.ts";
import { failure, type Result, success } from "../result.ts";
import { type LoadedAttempt, loadAttempt, loadKey } from "./load-attempt.ts";

/**
 * Gives the first `n` hints of an attempt. While it is open they are counted before they are told, one
 * more at a time; once it is judged they are free and nothing is counted.
 * @returns `NOT_FOUND` for a hint that the question does not have or that is not the next one
 */
export async function takeHint(
  db: Database,
  learner: SignedIn,
  { attemptId, n }: { attemptId: string; n: number },
): Promise<Result<HintOutput>> {
  const counted = await countHint(db.pool, learner.id, attemptId, n);
  const attempt = await loadAttempt(db.pool, learner.id, attemptId);
  if (!attempt) return failure("ATTEMPT_NOT_FOUND");
  if (!counted && !attempt.judged) return failure("NOT_FOUND");
  const hints = await hintsOf(db, attempt, Math.max(n, attempt.hints));
  return hints.length < n ? failure("NOT_FOUND") : success({ hints });
}

/** The first `n` hints with the attempt's numbers, fewer where the question has fewer. */
export async function hintsOf(
  db: Database,
  attempt: LoadedAttempt,
  n: number,
): Promise<Bilingual[]> {
  const { hints } = await loadKey(db.pool, attempt);
  const values = drawParameters(attempt.body.parameters, attempt.seed);
  return hints.slice(0, n).map((hint) => filledBoth(hint, values));
}

/** Two tabs that take the same hint count it once; a submit on its way sees the count (`writeReview`). */
const COUNT = `
UPDATE attempt SET hints = greatest(attempt.hints, $3)
FROM question_version
WHERE attempt.learner_id = $1 AND attempt.id = $2 AND judged_at IS NULL AND attempt.hints >= $3 - 1
  AND question_version.question_id = attempt.question_id
  AND question_version.version = attempt.question_version
  AND coalesce((question_version.body->>'hints')::int, 0) >= $3`;

/** Whether the hint was counted, now or before: the attempt is open, and this is the next at most. */
async function countHint(
  pool: Pool,
  learnerId: string,
  attemptId: string,
  n: number,
): Promise<boolean> {
  const values = [learnerId, attemptId, n];
  const { rowCount } = await pool.query({ name: "count-hint", text: COUNT, values });
  return rowCount === 1;
}
