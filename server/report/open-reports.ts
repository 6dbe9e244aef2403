import "server-only";
import { type OpenReport, reportReason } from "#contract/report.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { failure, type Result, success } from "../result.ts";
import { hasRole } from "../trpc/trpc.ts";

/** So many are shown at once; closing some shows the next. */
const SHOWN = 50;

type Row = {
  id: string;
  reason: string;
  text: string;
  version: number;
  seed: number | null;
  created_at: Date;
  name: string;
};

const OPEN = `
SELECT report.id, reason, text, report.question_version AS version, seed, report.created_at,
  learner.name
FROM problem_report report
JOIN question ON question.id = report.question_id
JOIN learner ON learner.id = report.learner_id
LEFT JOIN attempt ON attempt.learner_id = report.learner_id AND attempt.id = report.attempt_id
WHERE question.slug = $1 AND closed_at IS NULL
ORDER BY report.created_at DESC, report.id LIMIT ${SHOWN}`;

/** The open reports of a question, the latest first. Only an admin is told who wrote them. */
export async function openReports(
  db: Database,
  reader: SignedIn,
  slug: string,
): Promise<OpenReport[]> {
  const { rows } = await db.pool.query<Row>(OPEN, [slug]);
  const mayKnowWho = hasRole(reader.role, "admin");
  return rows.map(({ id, reason, text, version, seed, created_at, name }) => ({
    id,
    reason: reportReason.parse(reason),
    text,
    version,
    seed,
    at: created_at.toISOString(),
    by: mayKnowWho ? name : null,
  }));
}

/** Closes a report of a question. One that is closed already stays as it is. */
export async function closeReport(
  db: Database,
  { slug, id }: { slug: string; id: string },
  now: Date,
): Promise<Result<null>> {
  const { rowCount } = await db.pool.query(
    `UPDATE problem_report SET closed_at = coalesce(closed_at, $3)
     FROM question WHERE question.id = question_id AND slug = $1 AND problem_report.id = $2`,
    [slug, id, now],
  );
  return rowCount === 0 ? failure("NOT_FOUND") : success(null);
}
