import "server-only";
import type { Role } from "#contract/account.ts";
import type { Kind } from "#contract/question.ts";
import type { Verdict } from "#contract/verdict.ts";

/** What a fully right answer is worth. A flashcard proves nothing, so it is worth nothing. */
const WORTH: Record<Kind, number> = { flashcard: 0, choice: 4, state: 6, fields: 10 };

/**
 * The points that a verdict is worth, for the parts that are right. Whether they are entered is the
 * database's to decide: once for a variant, once for a skill a day. Authors and admins can read every
 * key, so they earn none.
 */
export function pointsFor(verdict: Verdict, role: Role): number {
  if (role !== "learner") return 0;
  return Math.round((WORTH[verdict.kind] * verdict.right) / verdict.of);
}
