import "server-only";
import type { Pool } from "pg";
import type { HeldBelief } from "#contract/diagnosis.ts";
import { beliefOf } from "./tell.ts";

/** So many are shown. */
const SHOWN = 3;

/** The beliefs that explained most of a learner's wrong answers, and how many. */
export async function heldBeliefs(pool: Pool, learnerId: string): Promise<HeldBelief[]> {
  const { rows } = await pool.query<{ mutant: string; questions: number }>(
    `SELECT mutant, questions FROM belief WHERE learner_id = $1
     ORDER BY questions DESC, last_at DESC, mutant`,
    [learnerId],
  );
  const known = rows.flatMap(({ mutant, questions }) => {
    const belief = beliefOf(mutant);
    return belief ? [{ ...belief, questions }] : [];
  });
  return known.slice(0, SHOWN);
}
