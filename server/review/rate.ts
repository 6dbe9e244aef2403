import "server-only";
import type { Answer } from "#contract/answer.ts";
import type { Rating } from "#contract/kinds/flashcard.ts";
import type { Verdict } from "#contract/verdict.ts";

/**
 * What a verdict says to the scheduler: right is "good", or "hard" after a hint, partly right "hard",
 * wrong "again". Only a flashcard is rated by its learner, whatever hints were taken; "easy" is not
 * given for a machine's verdict.
 * @param hints how many were taken before the answer
 */
export function rate(verdict: Verdict, answer: Answer, hints: number): Rating {
  if (answer.kind === "flashcard") return answer.rating;
  if (verdict.mark === "right") return hints === 0 ? "good" : "hard";
  return verdict.mark === "partly" ? "hard" : "again";
}
