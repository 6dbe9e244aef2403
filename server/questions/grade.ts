import "server-only";
import type { Answer } from "#contract/answer.ts";
import { gradeChoice } from "./choice.ts";
import { gradeFields } from "./fields.ts";
import { gradeFlashcard } from "./flashcard.ts";
import type { Graded } from "./judged.ts";
import type { QuestionBody, QuestionKey } from "./split.ts";
import { gradeState } from "./state.ts";

/**
 * Grades an answer. Pure: the same question, seed and answer have the same verdict for ever, so that
 * a verdict can be computed again after a key was corrected.
 */
export function grade(body: QuestionBody, key: QuestionKey, seed: number, answer: Answer): Graded {
  if (body.kind === "flashcard" && key.kind === "flashcard" && answer.kind === "flashcard") {
    return gradeFlashcard({ body, key, seed });
  }
  if (body.kind === "choice" && key.kind === "choice" && answer.kind === "choice") {
    return gradeChoice({ body, key, seed }, answer);
  }
  if (body.kind === "state" && key.kind === "state" && answer.kind === "state") {
    return gradeState({ body, key, seed }, answer);
  }
  if (body.kind === "fields" && key.kind === "fields" && answer.kind === "fields") {
    return gradeFields({ body, key, seed }, answer);
  }
  return { status: "kind-differs" };
}
