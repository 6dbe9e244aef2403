import "server-only";
import type { z } from "zod";
import type { Answer } from "#contract/answer.ts";
import type { Diagnosis } from "#contract/diagnosis.ts";
import type { libraryAnswer, tryOutput } from "#contract/library.ts";
import type { Locale } from "#contract/text.ts";
import type { Database } from "../database/database.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { diagnosable } from "../diagnosis/kinds.ts";
import { wrongParts } from "../diagnosis/suspects.ts";
import { tellDiagnosis } from "../diagnosis/tell.ts";
import type { SecondReader } from "../explain/model.ts";
import { readAgain } from "../questions/explain-again.ts";
import { grade, rightAnswer } from "../questions/grade.ts";
import type { QuestionBody, QuestionKey } from "../questions/split.ts";
import { failure, type Result, success } from "../result.ts";
import { loadPublished, loadPublishedKey } from "./load-published.ts";
import { publicSeed } from "./public-variant.ts";

type Tried = { body: QuestionBody; key: QuestionKey; seed: number; answer: Answer };

/** Judges an answer to the public variant of a question. Nothing is scored, nothing is written. */
export async function tryAnswer(
  db: Database,
  { slug, answer }: { slug: string; answer: Answer },
  reader: SecondReader | null,
): Promise<Result<z.infer<typeof tryOutput>>> {
  const published = await loadPublished(db.pool, slug);
  if (!published) return failure("NOT_FOUND");
  const { body } = published;
  if (body.kind !== answer.kind) return failure("KIND_DIFFERS");
  const key = await loadPublishedKey(db.pool, published);
  const seed = publicSeed(slug);
  const graded = grade(body, key, seed, answer);
  if (graded.status === "kind-differs") return failure("KIND_DIFFERS");
  if (graded.status === "not-gradable") return failure("NOT_GRADABLE");
  if (graded.status === "unreadable") return success(graded);
  const diagnosis = beliefBehind({ body, key, seed, answer });
  const verdict = await readAgain(graded.verdict, body, reader);
  return success({ ...graded, verdict: { ...verdict, ...(diagnosis && { diagnosis }) } });
}

/** What a wrong answer tells by itself, of somebody whose earlier answers nobody knows. */
function beliefBehind({ body, key, seed, answer }: Tried): Diagnosis | null {
  const question = diagnosable(body, seed, key);
  const given = question?.givenBy(answer);
  if (!question || !given) return null;
  const answered = { asked: question.asked, given };
  const found = wrongParts(answered).length > 0 ? diagnose(answered, []) : null;
  return found && tellDiagnosis(found, question.asked, question.title);
}

/**
 * The worked answer to the public variant: the verdict on an answer that is right throughout.
 * Nothing is noted of who asked for it.
 */
export async function answerQuestion(
  db: Database,
  { slug, locale }: { slug: string; locale: Locale },
): Promise<Result<z.infer<typeof libraryAnswer>>> {
  const published = await loadPublished(db.pool, slug);
  if (!published) return failure("NOT_FOUND");
  const { body } = published;
  const key = await loadPublishedKey(db.pool, published);
  const seed = publicSeed(slug);
  const right = rightAnswer(body, key, seed, locale);
  const graded = right.ok ? grade(body, key, seed, right.value) : null;
  if (graded?.status !== "judged") return failure("NOT_GRADABLE");
  return success({ verdict: graded.verdict });
}
