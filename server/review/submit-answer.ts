import "server-only";
import type { Answer } from "#contract/answer.ts";
import type { SubmitOutput } from "#contract/review.ts";
import type { SignedIn } from "../account/signed-in.ts";
import { weekOf } from "../board/period.ts";
import { pointsFor } from "../board/points.ts";
import type { Database } from "../database/database.ts";
import { dayOf } from "../progress/learner-day.ts";
import { grade } from "../questions/grade.ts";
import { drawVariant, variantName } from "../questions/variant.ts";
import { failure, type Result, success } from "../result.ts";
import { type LoadedAttempt, loadAttempt, loadKey } from "./load-attempt.ts";
import { rate } from "./rate.ts";
import { ratingNumber, schedule } from "./schedule.ts";
import { sessionProgress } from "./session-progress.ts";
import { nextDueOf } from "./show-attempt.ts";
import { type DecidedReview, writeReview } from "./write-review.ts";

/** An attempt is written at the first try unless two tabs meet; more meetings mean a fault. */
const TRIES = 3;

/**
 * Takes an answer: load, grade, rate, schedule, then one write. An attempt is judged once; an answer
 * that comes again, or from a second tab, gets the verdict that the first one got.
 */
export async function submitAnswer(
  db: Database,
  learner: SignedIn,
  input: { attemptId: string; answer: Answer },
  now: Date,
): Promise<Result<SubmitOutput>> {
  for (let tries = 0; tries < TRIES; tries++) {
    const attempt = await loadAttempt(db.pool, learner.id, input.attemptId);
    if (!attempt) return failure("ATTEMPT_NOT_FOUND");
    if (attempt.judged) return success(await told(db, learner, attempt, attempt.judged, true));
    const graded = grade(attempt.body, await loadKey(db.pool, attempt), attempt.seed, input.answer);
    if (graded.status === "unreadable") return success(graded);
    if (graded.status === "kind-differs") return failure("KIND_DIFFERS");
    if (graded.status === "not-gradable") return failure("NOT_GRADABLE");
    const rating = rate(graded.verdict, input.answer);
    const card = schedule(attempt.card, rating, now);
    const points = await writeReview(db.pool, {
      ...identified(learner, attempt, now),
      answer: input.answer,
      verdict: graded.verdict,
      rating: ratingNumber(rating),
      card,
      points: pointsFor(graded.verdict, learner.role),
    });
    if (points === null) continue;
    const judged = { verdict: graded.verdict, rating: ratingNumber(rating), due: card.due, points };
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
  const graded = body.kind === "state" || body.kind === "fields";
  const drawn = graded ? drawVariant(body, seed) : null;
  return {
    learnerId: learner.id,
    attemptId: attempt.id,
    skill,
    topic,
    variant: variantName(attempt.questionId, drawn?.ok ? drawn.value : null),
    day: dayOf(now, learner),
    week: weekOf(now),
    now,
  };
}

async function told(
  db: Database,
  learner: SignedIn,
  attempt: LoadedAttempt,
  judged: NonNullable<LoadedAttempt["judged"]>,
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
