import "server-only";
import type { Pool } from "pg";
import type { Board, BoardRow, Period } from "#contract/board.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { ALL_TIME, weekEnds, weekOf } from "./period.ts";

/** Rows at the top, and rows shown above and below the learner's own. */
const TOP = 10;
const NEIGHBOURS = 2;

type Row = { learner_id: string; name: string; points: number; rank: number };

/** Equal points share a rank, and those who are not seen keep theirs: hiding changes nobody else's place. */
const RANKED = `learner_id, name, points,
  (SELECT 1 + count(*) FROM score above
   WHERE above.period = score.period AND above.points > score.points)::int AS rank`;

/** Whom others see. */
const SEEN = "(NOT hidden AND banned_at IS NULL)";

/** Order and index agree: `(period, points, learner_id)`, read from its end. */
const TOP_ROWS = `
SELECT ${RANKED} FROM score JOIN learner ON learner.id = learner_id
WHERE period = $1 AND (${SEEN} OR learner_id = $2)
ORDER BY points DESC, learner_id DESC LIMIT ${TOP}`;

const ABOVE = `
SELECT ${RANKED} FROM score JOIN learner ON learner.id = learner_id
WHERE period = $1 AND (points, learner_id) >= ($3, $2::uuid) AND (${SEEN} OR learner_id = $2)
ORDER BY points, learner_id LIMIT ${NEIGHBOURS + 1}`;

const BELOW = `
SELECT ${RANKED} FROM score JOIN learner ON learner.id = learner_id
WHERE period = $1 AND (points, learner_id) < ($3, $2::uuid) AND ${SEEN}
ORDER BY points DESC, learner_id DESC LIMIT ${NEIGHBOURS}`;

/** The next place is the next rank, whoever holds it: those who are not seen keep theirs. */
const NEXT_PLACE = `
SELECT min(points) AS points FROM score WHERE period = $1 AND points > $2`;

/** The board of a period: the top, the learner's own place and neighbours. */
export async function showBoard(
  db: Database,
  learner: SignedIn | null,
  period: Period,
  now: Date,
): Promise<Board> {
  const name = period === "all" ? ALL_TIME : weekOf(now);
  const [counted, top, around] = await Promise.all([
    db.prisma.score.count({ where: { period: name } }),
    db.pool.query<Row>(TOP_ROWS, [name, learner?.id ?? null]),
    learner ? placeOf(db.pool, name, learner.id) : null,
  ]);
  return {
    period,
    learners: counted,
    top: top.rows.map((row) => toRow(row, learner?.id)),
    around,
    hidden: learner?.hidden ?? false,
    ends: weekEnds(now).toISOString(),
  };
}

async function placeOf(pool: Pool, period: string, learnerId: string): Promise<Board["around"]> {
  const own = await pool.query<{ points: number }>(
    "SELECT points FROM score WHERE learner_id = $1 AND period = $2",
    [learnerId, period],
  );
  const points = own.rows[0]?.points;
  if (points === undefined) return null;
  const values = [period, learnerId, points];
  const [above, below, next] = await Promise.all([
    pool.query<Row>(ABOVE, values),
    pool.query<Row>(BELOW, values),
    pool.query<{ points: number | null }>(NEXT_PLACE, [period, points]),
  ]);
  const rows = [...above.rows.toReversed(), ...below.rows].map((row) => toRow(row, learnerId));
  const rank = rows.find((row) => row.you)?.rank;
  const nextPoints = next.rows[0]?.points ?? null;
  const behind = nextPoints === null ? null : nextPoints - points;
  return rank === undefined ? null : { rank, points, behind, rows };
}

function toRow({ rank, name, points, learner_id }: Row, learnerId: string | undefined): BoardRow {
  return { rank, name, points, you: learner_id === learnerId };
}

/** Hides a learner on every board, or shows them again. */
export async function hideLearner(db: Database, learner: SignedIn, hidden: boolean): Promise<void> {
  await db.prisma.learner.update({ where: { id: learner.id }, data: { hidden } });
}
