import fc from "fast-check";
import { createEmptyCard, type Card as FsrsCard, fsrs } from "ts-fsrs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { RATINGS } from "#contract/kinds/flashcard.ts";
import { type Card, intervals, REVIEW, ratingName, ratingNumber, schedule } from "./schedule.ts";

const START = new Date("2026-11-21T04:00:00.000Z");
const DAY = 86_400_000;

const later = (date: Date, ms: number) => new Date(date.getTime() + ms);
const GRADES = [1, 2, 3, 4] as const;

/** The fields that both have, so that ours can be laid beside the library's own. */
function common(card: Card | FsrsCard) {
  const ours = "lastReview" in card;
  return {
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: ours ? card.scheduledDays : card.scheduled_days,
    learningSteps: ours ? card.learningSteps : card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    lastReview: ours ? card.lastReview : (card.last_review ?? null),
  };
}

/** A history: what was rated, and how long after the review before, in ms. */
const history = fc.array(
  fc.record({
    rating: fc.constantFrom(...RATINGS),
    after: fc.oneof(fc.integer({ min: 1, max: DAY }), fc.integer({ min: 1, max: 400 * DAY })),
  }),
  { minLength: 1, maxLength: 12 },
);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a card goes as FSRS-6 itself says, review after review", () => {
  const library = fsrs({ enable_fuzz: false, enable_short_term: true, request_retention: 0.9 });
  fc.assert(
    fc.property(history, (reviews) => {
      let now = START;
      let ours: Card | null = null;
      let theirs: FsrsCard = createEmptyCard(now);
      for (const { rating, after } of reviews) {
        now = later(now, after);
        const grade = GRADES[RATINGS.indexOf(rating)] ?? 1;
        theirs = library.next(theirs, now, grade).card;
        ours = schedule(ours, rating, now);
        expect(common(ours)).toEqual(common(theirs));
      }
      expect(ours?.version).toBe(reviews.length);
    }),
    { seed: 6, numRuns: 150 },
  );
});

test("the same card, rating and time give the same card, and the given one is left alone", () => {
  const card = schedule(null, "good", START);
  const before = structuredClone(card);
  const first = schedule(card, "hard", later(START, DAY));
  expect(schedule(card, "hard", later(START, DAY))).toEqual(first);
  expect(card).toEqual(before);
});

describe("the clock is never read", () => {
  test.each([
    ["1970", new Date(0)],
    ["now", START],
    ["2099", new Date("2099-12-31T23:59:59Z")],
  ])("with the machine's clock at %s", (_, machine) => {
    const expected = [schedule(null, "good", START), intervals(null, START)];
    vi.useFakeTimers({ now: machine, toFake: ["Date"] });
    expect([schedule(null, "good", START), intervals(null, START)]).toEqual(expected);
  });

  test("with a clock and a chance that throw when asked", () => {
    const asked = () => {
      throw new Error("read");
    };
    vi.spyOn(Date, "now").mockImplementation(asked);
    vi.spyOn(performance, "now").mockImplementation(asked);
    vi.spyOn(Math, "random").mockImplementation(asked);
    const construct = (real: DateConstructor, given: unknown[]): Date =>
      given.length === 0 ? asked() : Reflect.construct(real, given);
    vi.stubGlobal("Date", new Proxy(Date, { construct, apply: asked }));
    const card = RATINGS.reduce<Card | null>((kept, name) => schedule(kept, name, START), null);
    expect(card?.reps).toBe(4);
    expect(intervals(card, START)).toHaveLength(4);
  });
});

describe("a clock that stands still or went back", () => {
  const first = schedule(null, "good", START);
  const reviewed = schedule(first, "good", later(START, 3 * DAY));

  test.each([0, 1, 60_000, 30 * DAY])("by %d ms counts as the moment after the last", (back) => {
    const next = schedule(reviewed, "good", later(START, 3 * DAY - back));
    const moment = later(START, 3 * DAY + 1);
    expect(next).toEqual(schedule(reviewed, "good", moment));
    expect(next.lastReview).toEqual(moment);
  });

  test("never makes the log of a card run backwards, whatever the jumps", () => {
    const jumps = fc.array(fc.integer({ min: -3 * DAY, max: 3 * DAY }), { maxLength: 10 });
    fc.assert(
      fc.property(jumps, fc.constantFrom(...RATINGS), (times, rating) => {
        let [now, card]: [Date, Card] = [START, first];
        for (const jump of times) {
          now = later(now, jump);
          const next = schedule(card, rating, now);
          const [was, is] = [card.lastReview, next.lastReview];
          expect(is?.getTime()).toBeGreaterThan(was?.getTime() ?? 0);
          expect(next.due.getTime()).toBeGreaterThan(is?.getTime() ?? 0);
          expect([next.stability, next.difficulty].every(Number.isFinite)).toBe(true);
          card = next;
        }
      }),
      { seed: 16, numRuns: 100 },
    );
  });
});

describe("the four ratings", () => {
  const card = [START, later(START, DAY), later(START, 5 * DAY)].reduce<Card | null>(
    (kept, now) => schedule(kept, "easy", now),
    null,
  );

  test.each([
    ["a new card", null, START],
    ["a card in review", card, later(START, 30 * DAY)],
    ["a card that is overdue by years", card, later(START, 3000 * DAY)],
  ])("bring %s back in their order", (_, from, now) => {
    const dues = intervals(from, now);
    expect(dues.map(({ rating }) => rating)).toEqual([...RATINGS]);
    const times = dues.map(({ due }) => Date.parse(due));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(4);
    expect(Math.min(...times)).toBeGreaterThan(now.getTime());
  });

  test("promise what they then do", () => {
    for (const { rating, due } of intervals(card, later(START, 30 * DAY))) {
      expect(schedule(card, rating, later(START, 30 * DAY)).due.toISOString()).toBe(due);
    }
    expect(card?.state).toBe(REVIEW);
  });

  test("are 1 to 4 in the log and come back by name", () => {
    expect(RATINGS.map(ratingNumber)).toEqual([1, 2, 3, 4]);
    expect([1, 2, 3, 4].map(ratingName)).toEqual([...RATINGS]);
  });

  test.each([0, 5, 1.5, -1, Number.NaN])("%d is no rating", (number) => {
    expect(() => ratingName(number)).toThrow(RangeError);
  });
});
