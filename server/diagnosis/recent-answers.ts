import "server-only";
import type { Pool } from "pg";
import { answer } from "#contract/answer.ts";
import { diagnosis } from "#contract/diagnosis.ts";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import { questionBody, questionKey } from "../questions/split.ts";
import { DIAGNOSED_KINDS, type Diagnosable, diagnosable } from "./kinds.ts";
import { knownQuestion } from "./known-questions.ts";
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
  question_id: string;
  question_version: number;
  topic: string;
  body: unknown;
  key: unknown;
  seed: number;
  answer: unknown;
  diagnosis: unknown;
};

const RECENT = `
SELECT attempt.question_id, attempt.question_version, attempt.topic, body, key, seed, answer,
  verdict -> 'diagnosis' AS diagnosis
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
  const { question_id: questionId, question_version: version, seed, topic } = row;
  const put = knownQuestion({ questionId, version, seed }, () => prepared(row));
  const given = answer.safeParse(row.answer);
  const parts = given.success ? put?.givenBy(given.data) : null;
  if (!put || !parts) return null;
  const told = diagnosis.safeParse(row.diagnosis).data;
  const beliefs = told?.status === "possible" ? told.beliefs : [];
  return {
    asked: put.asked,
    given: parts,
    topic,
    open: beliefs.flatMap(({ mutant }) => mutantOf(mutant) ?? []),
    named: told?.status === "named",
  };
}

function prepared(row: Row): Diagnosable | null {
  const body = questionBody.safeParse(row.body);
  const key = questionKey.safeParse(row.key);
  return body.success && key.success ? diagnosable(body.data, row.seed, key.data) : null;
}
