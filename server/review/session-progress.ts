import "server-only";
import type { Pool } from "pg";
import { mark } from "#contract/judged.ts";
import type { Bead, SessionProgress } from "#contract/review.ts";

type Row = { planned: number; position: number; mark: string | null; judged: boolean };

const BEADS = `
SELECT planned, position, mark, judged_at IS NOT NULL AS judged
FROM practice JOIN attempt ON attempt.learner_id = practice.learner_id
  AND attempt.practice_id = practice.id
WHERE practice.learner_id = $1 AND practice.id = $2
ORDER BY position`;

/** Where a session stands, seen from the question at `position`. */
export async function sessionProgress(
  pool: Pool,
  learnerId: string,
  practiceId: string,
  position: number,
): Promise<SessionProgress> {
  const values = [learnerId, practiceId];
  const { rows } = await pool.query<Row>({ name: "session-beads", text: BEADS, values });
  const of = Math.max(rows[0]?.planned ?? 1, rows.length, position);
  const beads = Array.from({ length: of }, (_, index) =>
    beadOf(rows[index], index + 1 === position),
  );
  return { sessionId: practiceId, position, of, beads };
}

function beadOf(row: Row | undefined, here: boolean): Bead {
  if (!row?.judged) return here ? "now" : "to-come";
  const known = mark.safeParse(row.mark);
  return known.success ? known.data : "rated";
}
