import "server-only";
import type { Answer } from "#contract/answer.ts";
import { MAX_HINTS } from "#contract/asked.ts";
import type { SubmitOutput } from "#contract/review.ts";
import type { SignedIn } from "../account/signed-in.ts";
import { weekOf } from "../board/period.ts";
import { pointsFor } from "../board/points.ts";
import type { Database } from "../database/database.ts";
import { diagnoseAnswer } from "../diagnosis/diagnose-answer.ts";
import type { SecondReader } from "../explain/model.ts";
import { dayOf } from "../progress/learner-day.ts";
import { readAgain } from "../questions/explain-again.ts";
import { grade, keyPartsOf } from "../questions/grade.ts";
import { variantName } from "../questions/variant.ts";
import { failure, type Result, success } from "../result.ts";
import { type Judged, type LoadedAttempt, loadAttempt, loadKey } from "./load-attempt.ts";
import { rate } from "./rate.ts";
import { ratingNumber, schedule } from "./schedule.ts";
import { sessionProgress } from "./session-progress.ts";
import { nextDueOf } from "./show-attempt.ts";
import { type DecidedReview, writeReview } from "./write-review.ts";

/**
 * An attempt is written at the first try unless two tabs meet, at one answer or at one more hint; more
 * meetings mean a fault.
 */
const TRIES = 3 + MAX_HINTS;

/**
 * Takes an answer: load, grade, diagnose, rate, schedule, then one write. An attempt is judged once; an answer
 * that comes again, or from a second tab, gets the verdict that the first one got.
 */
export async function submitAnswer(
  db: Database,
  learner: SignedIn,
  input: { attemptId: string; answer: Answer },
  { now, reader }: { now: Date; reader: SecondReader | null },
): Promise<Result<SubmitOutput>> {
  for (let tries = 0; tries < TRIES; tries++) {
    const attempt = await loadAttempt(db.pool, learner.id, input.attemptId);
    if (!attempt) return failure("ATTEMPT_NOT_FOUND");
    if (attempt.judged) return success(await told(db, learner, attempt, attempt.judged, true));
    const key = await loadKey(db.pool, attempt);
    const graded = grade(attempt.body, key, attempt.seed, input.answer);
    if (graded.status === "unreadable") return success(graded);
    if (graded.status === "kind-differs") return failure("KIND_DIFFERS");
    if (graded.status === "not-gradable") return failure("NOT_GRADABLE");
    const judgedText = await readAgain(graded.verdict, attempt.body, reader);
    const put = { ...attempt, key, answer: input.answer };
    const diagnosed = await diagnoseAnswer(db.pool, learner.id, put, now);
    const verdict = { ...judgedText, diagnosis: diagnosed.told };
    const { hints } = attempt;
    const rating = rate(verdict, input.answer, hints);
    const card = schedule(attempt.card, rating, now);
    const points = await writeReview(db.pool, {
      ...identified(learner, attempt, now),
      answer: input.answer,
      verdict,
      belief: diagnosed.named,
      rating: ratingNumber(rating),
      card,
      points: pointsFor(verdict, learner.role, hints),
      hints,
    });
    if (points === null) continue;
    const judged = { verdict, rating: ratingNumber(rating), due: card.due, points, hints };
    return success(await told(db, learner, attempt, judged, false));
  }
  throw new Error(`attempt ${input.attemptId} could not be written in ${TRIES} tries`);
}

type Identified = Pick<
  DecidedReview,
  "learnerId" | "attemptId" | "skill" | "topic" | "variant" | "day" | "week" | "now"
>;

function identified(learner: SignedIn, attempt: LoadedAttempt, now: Date): Identified {
  const { body, seed, skill, topic } = attempt;
  const known = keyPartsOf(body, seed);
  return {
    learnerId: learner.id,
    attemptId: attempt.id,
    skill,
    topic,
    variant: variantName(attempt.questionId, known.ok ? known.value : []),
    day: dayOf(now, learner),
    week: weekOf(now),
    now,
  };
}

async function told(
  db: Database,
  learner: SignedIn,
  attempt: LoadedAttempt,
  judged: Judged,
  again: boolean,
): Promise<SubmitOutput> {
  const { practiceId, position } = attempt;
  return {
    status: "judged",
    again,
    verdict: judged.verdict,
    next: nextDueOf(judged),
    progress: await sessionProgress(db.pool, learner.id, practiceId, position),
  };
}
