import "server-only";
import { mark } from "#contract/judged.ts";
import type { SessionSummary } from "#contract/review.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { drawParameters, filledBoth } from "../questions/draw.ts";
import { questionBody } from "../questions/split.ts";
import { nextReturn } from "./queue.ts";

type Row = {
  id: string;
  body: unknown;
  seed: number;
  mark: string | null;
  due: Date;
  points: number;
  drawn_at: Date;
  judged_at: Date;
};

const JUDGED = `
SELECT attempt.id, body, seed, mark, due, points, drawn_at, judged_at
FROM attempt JOIN question_version ON question_version.question_id = attempt.question_id
  AND question_version.version = attempt.question_version
WHERE learner_id = $1 AND practice_id = $2 AND judged_at IS NOT NULL
ORDER BY position`;

/** What a session came to; null when this learner has no such session. */
export async function summarise(
  db: Database,
  learner: SignedIn,
  sessionId: string,
): Promise<SessionSummary | null> {
  const practice = await db.prisma.practice.findUnique({
    where: { learnerId_id: { learnerId: learner.id, id: sessionId } },
  });
  if (!practice) return null;
  const { rows } = await db.pool.query<Row>(JUDGED, [learner.id, sessionId]);
  const count = (name: string | null) => rows.filter((row) => row.mark === name).length;
  const due = await nextReturn(db.pool, learner.id);
  return {
    sessionId,
    right: count("right"),
    partly: count("partly"),
    wrong: count("wrong"),
    rated: count(null),
    points: rows.reduce((sum, row) => sum + row.points, 0),
    seconds: secondsOf(rows),
    attempts: rows.map((row) => ({
      attemptId: row.id,
      prompt: promptOf(row),
      mark: mark.nullable().parse(row.mark),
      due: row.due.toISOString(),
    })),
    nextDue: due?.toISOString() ?? null,
  };
}

function promptOf({ body, seed }: Row) {
  const { prompt, parameters } = questionBody.parse(body);
  return filledBoth(prompt, drawParameters(parameters, seed));
}

/** Nobody thinks five minutes about one question: what is longer was a walk. */
const LONGEST_THOUGHT = 300;

/** Seconds spent answering, question by question. */
export function secondsOf(rows: readonly { drawn_at: Date; judged_at: Date }[]): number {
  const seconds = rows.map((row) => (row.judged_at.getTime() - row.drawn_at.getTime()) / 1000);
  return Math.round(
    seconds.reduce((sum, each) => sum + Math.min(Math.max(each, 0), LONGEST_THOUGHT), 0),
  );
}
