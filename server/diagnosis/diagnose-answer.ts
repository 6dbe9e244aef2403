import "server-only";
import type { Pool } from "pg";
import type { Answer } from "#contract/answer.ts";
import type { Diagnosis } from "#contract/diagnosis.ts";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import type { QuestionBody, QuestionKey } from "../questions/split.ts";
import { diagnose } from "./diagnose.ts";
import { diagnosable } from "./kinds.ts";
import { knownQuestion, type Named } from "./known-questions.ts";
import { recentAnswers } from "./recent-answers.ts";
import { wrongParts } from "./suspects.ts";
import { tellDiagnosis } from "./tell.ts";

/** What the learner is told of the belief behind an answer, and the belief that was named. */
export type DiagnosedAnswer = { told: Diagnosis | null; named: MutantId | null };

const NOTHING: DiagnosedAnswer = { told: null, named: null };

/**
 * Compares an answer with what each misconception would have answered, in the light of what this
 * learner answered lately. Nothing is told of a right answer or of a kind whose key is no run.
 */
export async function diagnoseAnswer(
  pool: Pool,
  learnerId: string,
  put: Named & { body: QuestionBody; key: QuestionKey; answer: Answer },
  now: Date,
): Promise<DiagnosedAnswer> {
  const question = knownQuestion(put, () => diagnosable(put.body, put.seed, put.key));
  const given = question?.givenBy(put.answer);
  if (!question || !given) return NOTHING;
  const answer = { asked: question.asked, given };
  if (wrongParts(answer).length === 0) return NOTHING;
  const found = diagnose(answer, await recentAnswers(pool, learnerId, now));
  if (!found) return NOTHING;
  return {
    told: tellDiagnosis(found, question.asked, question.title),
    named: found.status === "named" ? found.mutant : null,
  };
}
