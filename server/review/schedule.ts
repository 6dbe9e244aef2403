import "server-only";
import { type Card as FsrsCard, fsrs, type Grade, Rating } from "ts-fsrs";
import { RATINGS, type Rating as RatingName } from "#contract/kinds/flashcard.ts";

/**
 * The one file that knows ts-fsrs (FSRS-6). The library reads the clock when it is not told the time,
 * so every call here passes `now`; its fuzz, which draws chance, is off.
 */
const SCHEDULER = fsrs({ enable_fuzz: false, enable_short_term: true, request_retention: 0.9 });

/** A card as stored: FSRS's own fields. `version` counts its reviews. */
export type Card = {
  due: Date;
  stability: number;
  difficulty: number;
  scheduledDays: number;
  learningSteps: number;
  reps: number;
  lapses: number;
  state: number;
  lastReview: Date | null;
  version: number;
};

/** FSRS states. */
export const REVIEW = 2;

const GRADES: Record<RatingName, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** The number FSRS and the log use for a rating: 1 again to 4 easy. */
export function ratingNumber(rating: RatingName): number {
  return GRADES[rating];
}

export function ratingName(number: number): RatingName {
  const name = RATINGS[number - 1];
  if (!name) throw new RangeError(`no rating has the number ${number}`);
  return name;
}

/**
 * What a rating makes of a card. Pure. A clock that stands still or went back is not believed: the
 * review counts as made after the one before it, so that the log of a skill has one order.
 * @param card null for a skill that was never reviewed
 */
export function schedule(card: Card | null, rating: RatingName, now: Date): Card {
  const earliest = card?.lastReview ? card.lastReview.getTime() + 1 : 0;
  const at = new Date(Math.max(now.getTime(), earliest));
  const { card: next } = SCHEDULER.next(toFsrs(card, at), at, GRADES[rating]);
  return {
    due: next.due,
    stability: next.stability,
    difficulty: next.difficulty,
    scheduledDays: next.scheduled_days,
    learningSteps: next.learning_steps,
    reps: next.reps,
    lapses: next.lapses,
    state: next.state,
    lastReview: at,
    version: (card?.version ?? 0) + 1,
  };
}

/** When the card would return after each of the four ratings. */
export function intervals(card: Card | null, now: Date): { rating: RatingName; due: string }[] {
  return RATINGS.map((rating) => ({ rating, due: schedule(card, rating, now).due.toISOString() }));
}

function toFsrs(card: Card | null, now: Date): FsrsCard {
  return {
    due: card?.due ?? now,
    stability: card?.stability ?? 0,
    difficulty: card?.difficulty ?? 0,
    elapsed_days: 0,
    scheduled_days: card?.scheduledDays ?? 0,
    learning_steps: card?.learningSteps ?? 0,
    reps: card?.reps ?? 0,
    lapses: card?.lapses ?? 0,
    state: card?.state ?? 0,
    ...(card?.lastReview && { last_review: card.lastReview }),
  };
}
