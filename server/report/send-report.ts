import "server-only";
import type { z } from "zod";
import type { sendReportInput } from "#contract/report.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { failure, type Result, success } from "../result.ts";

/** More reports than this in a day are no longer about questions. */
const A_DAY = 10;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Takes a report about the question of one of the learner's attempts, open or judged. The same text
 * at the same attempt is taken once, however often it comes.
 * @returns `TOO_MANY_REPORTS` after ten within 24 hours
 */
export async function sendReport(
  db: Database,
  learner: SignedIn,
  { attemptId, reason, text }: z.infer<typeof sendReportInput>,
  now: Date,
): Promise<Result<null>> {
  // Postgres keeps no NUL in a text.
  if (text.includes("\0")) return failure("INPUT_NOT_VALID");
  const learnerId = learner.id;
  return db.prisma.$transaction(async (tx) => {
    // One report of a learner after the other, so that ten at once are not eleven.
    await tx.$queryRaw`SELECT id FROM learner WHERE id = ${learnerId}::uuid FOR NO KEY UPDATE`;
    const attempt = await tx.attempt.findUnique({
      where: { learnerId_id: { learnerId, id: attemptId } },
      select: { questionId: true, questionVersion: true },
    });
    if (!attempt) return failure("ATTEMPT_NOT_FOUND");
    const same = await tx.problemReport.count({ where: { learnerId, attemptId, text } });
    if (same > 0) return success(null);
    const since = new Date(now.getTime() - DAY);
    const sent = await tx.problemReport.count({ where: { learnerId, createdAt: { gt: since } } });
    if (sent >= A_DAY) return failure("TOO_MANY_REPORTS");
    const { questionId, questionVersion } = attempt;
    await tx.problemReport.create({
      data: { learnerId, attemptId, questionId, questionVersion, reason, text, createdAt: now },
    });
    return success(null);
  });
}
