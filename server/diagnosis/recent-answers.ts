import "server-only";
import type { Pool } from "pg";
import { answer } from "#contract/answer.ts";
import { diagnosis } from "#contract/diagnosis.ts";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import { questionBody, questionKey } from "../questions/split.ts";
import { DIAGNOSED_KINDS, diagnosable } from "./kinds.ts";
import type { Answered } from "./suspects.ts";
import { mutantOf } from "./tell.ts";

/** So many answers say what a learner believes now; older ones say what they once believed. */
export const REMEMBERED = 8;
/** An answer older than this says nothing about today, in days. */
const STALE = 30;

/** An answer of this learner, and the beliefs that it left open. */
export type Remembered = Answered & {
  readonly topic: string;
  readonly open: readonly MutantId[];
  /** A belief was named: there is nothing left to find out. */
  readonly named: boolean;
};

type Row = {
  topic: string;
  body: unknown;
  key: unknown;
  seed: number;
  answer: unknown;
  diagnosis: unknown;
};

const RECENT = `
SELECT attempt.topic, body, key, seed, answer, verdict -> 'diagnosis' AS diagnosis
FROM attempt JOIN question_version ON question_version.question_id = attempt.question_id
  AND question_version.version = attempt.question_version
JOIN question_key ON question_key.question_id = attempt.question_id
  AND question_key.version = attempt.question_version
WHERE learner_id = $1 AND judged_at > $2::timestamptz - make_interval(days => ${STALE})
  AND question_version.kind = ANY($3)
ORDER BY judged_at DESC LIMIT ${REMEMBERED}`;

/**
 * What this learner answered lately to questions that are diagnosed, the newest first. A question
 * that can no longer be read or run is left out.
 */
export async function recentAnswers(
  pool: Pool,
  learnerId: string,
  now: Date,
): Promise<Remembered[]> {
  const values = [learnerId, now, DIAGNOSED_KINDS];
  const { rows } = await pool.query<Row>({ name: "recent-answers", text: RECENT, values });
  return rows.flatMap((row) => remembered(row) ?? []);
}

function remembered(row: Row): Remembered | null {
  const body = questionBody.safeParse(row.body);
  const key = questionKey.safeParse(row.key);
  const given = answer.safeParse(row.answer);
  if (!body.success || !key.success || !given.success) return null;
  const put = diagnosable(body.data, row.seed, key.data);
  const parts = put?.givenBy(given.data);
  if (!put || !parts) return null;
  const told = diagnosis.safeParse(row.diagnosis).data;
  const beliefs = told?.status === "possible" ? told.beliefs : [];
  return {
    asked: put.asked,
    given: parts,
    topic: row.topic,
    open: beliefs.flatMap(({ mutant }) => mutantOf(mutant) ?? []),
    named: told?.status === "named",
  };
}
