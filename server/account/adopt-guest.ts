import "server-only";
import type { Database } from "../database/database.ts";
import { rebuildCards } from "../review/rebuild-cards.ts";

/**
 * Gives everything a guest did to the learner who then signed in, and removes the guest. Attempts,
 * reviews, points and reports are a log, so they move; cards and totals are folded anew from it, and
 * counts of beliefs add up. Points of a variant or a day that the learner already has are not counted
 * twice, and those of who may read the keys not at all.
 */
export async function adoptGuest(
  db: Database,
  guestId: string,
  learnerId: string,
  now: Date,
): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN");
    // Both rows locked in one order, so that two sign-ins at once wait for each other.
    const locked = await client.query(
      "SELECT id FROM learner WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE",
      [[guestId, learnerId]],
    );
    if (locked.rowCount === 2) {
      await client.query(
        "UPDATE practice SET ended_at = $2 WHERE learner_id = $1 AND ended_at IS NULL",
        [guestId, now],
      );
      await client.query(MOVE_PRACTICES, [guestId, learnerId]);
      await client.query("UPDATE review SET learner_id = $2 WHERE learner_id = $1", [
        guestId,
        learnerId,
      ]);
      await client.query(MOVE_POINTS, [guestId, learnerId]);
      await client.query(ADD_BELIEFS, [guestId, learnerId]);
      await client.query("UPDATE problem_report SET learner_id = $2 WHERE learner_id = $1", [
        guestId,
        learnerId,
      ]);
      await client.query(RECOUNT_SCORES, [learnerId]);
      await rebuildCards(client, learnerId);
      await client.query("DELETE FROM learner WHERE id = $1", [guestId]);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** A practice and its attempts change hands together: the key of one is the other's foreign key. */
const MOVE_PRACTICES = `UPDATE practice SET learner_id = $2 WHERE learner_id = $1`;

const MOVE_POINTS = `
  INSERT INTO point_entry (learner_id, attempt_id, skill, topic, day, variant, points, earned_at)
  SELECT $2, attempt_id, skill, topic, day, variant, points, earned_at
  FROM point_entry WHERE learner_id = $1
    AND (SELECT role FROM learner WHERE id = $2) = 'learner'
  ON CONFLICT DO NOTHING`;

/** A belief that both hold was met as often as both met it. */
const ADD_BELIEFS = `
  INSERT INTO belief (learner_id, mutant, questions, last_at)
  SELECT $2, mutant, questions, last_at FROM belief WHERE learner_id = $1
  ON CONFLICT (learner_id, mutant) DO UPDATE SET
    questions = belief.questions + excluded.questions,
    last_at = greatest(belief.last_at, excluded.last_at)`;

/** Totals are derived: all time, and each ISO week in UTC. */
const RECOUNT_SCORES = `
  INSERT INTO score (learner_id, period, points)
  SELECT learner_id, period, sum(points)::int FROM (
    SELECT learner_id, 'all' AS period, points FROM point_entry WHERE learner_id = $1
    UNION ALL
    SELECT learner_id, to_char(earned_at AT TIME ZONE 'UTC', 'IYYY"-W"IW'), points
    FROM point_entry WHERE learner_id = $1
  ) entries GROUP BY learner_id, period
  ON CONFLICT (learner_id, period) DO UPDATE SET points = excluded.points`;
