import "server-only";
import type { AttemptView, NextDue, Revealed } from "#contract/review.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { backOf } from "../questions/flashcard.ts";
import { drawFigure, referencesTo } from "../questions/judged.ts";
import { toPublic } from "../questions/to-public.ts";
import { failure, type Result, success } from "../result.ts";
import { type Judged, type LoadedAttempt, loadAttempt, loadKey } from "./load-attempt.ts";
import { intervals, ratingName } from "./schedule.ts";
import { sessionProgress } from "./session-progress.ts";
import { hintsOf } from "./take-hint.ts";

/**
 * One attempt as its page shows it: the question while it is open, the verdict once it is judged.
 * @returns null when this learner has no such attempt
 */
export async function showAttempt(
  db: Database,
  learner: SignedIn,
  attemptId: string,
  now: Date,
): Promise<AttemptView | null> {
  const attempt = await loadAttempt(db.pool, learner.id, attemptId);
  if (!attempt) return null;
  const question = toPublic(attempt.body, attempt.seed);
  if (!question.ok) throw new Error(`attempt ${attemptId}: ${question.error.message.en}`);
  const { practiceId, position } = attempt;
  const progress = await sessionProgress(db.pool, learner.id, practiceId, position);
  const shared = { attemptId, question: question.value, progress };
  if (attempt.judged) {
    const { verdict } = attempt.judged;
    return { status: "judged", ...shared, verdict, next: nextDueOf(attempt.judged) };
  }
  const revealed = attempt.revealed ? await revealedOf(db, attempt, now) : null;
  const hints = attempt.hints === 0 ? [] : await hintsOf(db, attempt, attempt.hints);
  return { status: "asking", ...shared, revealed, hints };
}

/** When the card of a judged attempt returns. */
export function nextDueOf({ rating, due, points, hints }: Judged): NextDue {
  return { rating: ratingName(rating), due: due.toISOString(), points, hints };
}

/**
 * Turns a flashcard over. Noted on the attempt, so that a refresh shows the same side.
 */
export async function revealAttempt(
  db: Database,
  learner: SignedIn,
  attemptId: string,
  now: Date,
): Promise<Result<Revealed>> {
  const attempt = await loadAttempt(db.pool, learner.id, attemptId);
  if (!attempt) return failure("ATTEMPT_NOT_FOUND");
  const revealed = await revealedOf(db, attempt, now);
  if (!revealed) return failure("KIND_DIFFERS");
  await db.prisma.attempt.updateMany({
    where: { learnerId: learner.id, id: attemptId, revealedAt: null },
    data: { revealedAt: now },
  });
  return success(revealed);
}

async function revealedOf(
  db: Database,
  { body, seed, card, ...attempt }: LoadedAttempt,
  now: Date,
): Promise<Revealed | null> {
  if (body.kind !== "flashcard") return null;
  const key = await loadKey(db.pool, { body, seed, card, ...attempt });
  if (key.kind !== "flashcard") return null;
  const figure = drawFigure(key.figure, body, seed);
  return {
    back: backOf({ body, key, seed }),
    rules: referencesTo(key.rules),
    ladder: figure.ok ? figure.value : null,
    intervals: intervals(card, now),
  };
}
