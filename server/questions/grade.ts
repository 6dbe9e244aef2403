import "server-only";
import type { Answer, AnswerOf } from "#contract/answer.ts";
import type { Kind } from "#contract/question.ts";
import type { Locale } from "#contract/text.ts";
import type { How } from "#oracle/run/run.ts";
import type { Graded, Put } from "./judged.ts";
import type { KeyPart } from "./kind.ts";
import { type BodyOf, type KeyOf, KIND_MODULES } from "./kinds.ts";
import type { QuestionBody, QuestionKey } from "./split.ts";
import type { Drawn } from "./variant.ts";

/**
 * Grades an answer. Pure: the same question, seed and answer have the same verdict for ever, so that
 * a verdict can be computed again after a key was corrected.
 */
export function grade(body: QuestionBody, key: QuestionKey, seed: number, answer: Answer): Graded {
  if (key.kind !== body.kind || answer.kind !== body.kind) return { status: "kind-differs" };
  return gradeAs(body.kind, { body, key, seed }, answer);
}

function gradeAs<K extends Kind>(
  kind: K,
  put: Put<BodyOf<K>, KeyOf<K>>,
  answer: AnswerOf<K>,
): Graded {
  return KIND_MODULES[kind].grade(put, answer);
}

/** The worked answer of a variant, right throughout. Its halves must be of one question. */
export function rightAnswer(
  body: QuestionBody,
  key: QuestionKey,
  seed: number,
  locale: Locale = "en",
): Drawn<Answer> {
  if (key.kind !== body.kind) throw new Error(`${body.slug}: the key of a ${key.kind}`);
  return rightAnswerAs(body.kind, { body, key, seed }, locale);
}

function rightAnswerAs<K extends Kind>(
  kind: K,
  put: Put<BodyOf<K>, KeyOf<K>>,
  locale: Locale,
): Drawn<AnswerOf<K>> {
  return KIND_MODULES[kind].rightAnswer(put, locale);
}

/** What has to be known to answer a variant, or what the believer of a mutant would answer. */
export function keyPartsOf(body: QuestionBody, seed: number, how?: How): Drawn<KeyPart[]> {
  return keyPartsAs(body.kind, body, seed, how);
}

function keyPartsAs<K extends Kind>(
  kind: K,
  body: BodyOf<K>,
  seed: number,
  how?: How,
): Drawn<KeyPart[]> {
  return KIND_MODULES[kind].keyOf(body, seed, how);
}
