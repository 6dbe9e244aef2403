import "server-only";
import type { Answer, Rating } from "#contract/answer.ts";
import type { Verdict } from "#contract/verdict.ts";

/**
 * What a verdict says to the scheduler: right is "good", partly right "hard", wrong "again". Only a
 * flashcard is rated by its learner; "easy" is not given for a machine's verdict.
 */
export function rate(verdict: Verdict, answer: Answer): Rating {
  if (answer.kind === "flashcard") return answer.rating;
  if (verdict.mark === "right") return "good";
  return verdict.mark === "partly" ? "hard" : "again";
}
