import { z } from "zod";
import { answer } from "./answer.ts";
import { MAX_HINTS } from "./asked.ts";
import { mark, ruleReference } from "./judged.ts";
import { rating } from "./kinds/flashcard.ts";
import { ladder } from "./ladder.ts";
import { publicQuestion } from "./question.ts";
import { bilingual } from "./text.ts";
import { verdict } from "./verdict.ts";

/** Where a practice session stands: one bead per question, in the order asked. */
export const bead = z.enum(["right", "partly", "wrong", "rated", "now", "to-come"]);
export type Bead = z.infer<typeof bead>;
export const sessionProgress = z.strictObject({
  sessionId: z.uuid(),
  position: z.int().min(1),
  of: z.int().min(1),
  beads: z.array(bead),
});
export type SessionProgress = z.infer<typeof sessionProgress>;

/** When the card returns after this answer. */
export const nextDue = z.strictObject({
  rating,
  due: z.iso.datetime(),
  /** Points entered for this attempt, 0 when it does not count. */
  points: z.int().min(0),
  /** How many hints were taken before the answer; rating and points heed them. */
  hints: z.int().min(0).max(MAX_HINTS),
});
export type NextDue = z.infer<typeof nextDue>;

/** The back of a flashcard, sent only when the learner asks to see it. */
export const revealed = z.strictObject({
  back: bilingual,
  rules: z.array(ruleReference),
  ladder: ladder.nullable(),
  /** What each rating would do, shown on its button. */
  intervals: z.array(z.strictObject({ rating, due: z.iso.datetime() })).length(4),
});
export type Revealed = z.infer<typeof revealed>;

/** One attempt as its page shows it. */
export const attemptView = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("asking"),
    attemptId: z.uuid(),
    question: publicQuestion,
    /** Present once a flashcard was turned over. */
    revealed: revealed.nullable(),
    /** The hints taken so far, in their order. */
    hints: z.array(bilingual).max(MAX_HINTS),
    progress: sessionProgress,
  }),
  z.strictObject({
    status: z.literal("judged"),
    attemptId: z.uuid(),
    question: publicQuestion,
    verdict,
    next: nextDue,
    progress: sessionProgress,
  }),
]);
export type AttemptView = z.infer<typeof attemptView>;

export const nextInput = z.strictObject({
  /** The session to go on with; left out, today's open session goes on or a new one starts. */
  sessionId: z.uuid().optional(),
});
export const nextOutput = z.discriminatedUnion("goTo", [
  z.strictObject({ goTo: z.literal("attempt"), attemptId: z.uuid() }),
  z.strictObject({ goTo: z.literal("summary"), sessionId: z.uuid() }),
  /** Nothing is due and nothing new is left; `due` is the next moment something returns. */
  z.strictObject({ goTo: z.literal("nothing"), due: z.iso.datetime().nullable() }),
]);
export type NextOutput = z.infer<typeof nextOutput>;

export const revealInput = z.strictObject({ attemptId: z.uuid() });

/** Asks for the first `n` hints: one more than were taken, or fewer to read them again. */
export const hintInput = z.strictObject({ attemptId: z.uuid(), n: z.int().min(1).max(MAX_HINTS) });
export const hintOutput = z.strictObject({
  /** The first n hints, or all that were taken if those are more. */
  hints: z.array(bilingual).min(1).max(MAX_HINTS),
});
export type HintOutput = z.infer<typeof hintOutput>;

export const submitInput = z.strictObject({ attemptId: z.uuid(), answer });

/** Answer to a submit: judged, or not readable (which costs nothing and leaves the attempt open). */
export const submitOutput = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("judged"),
    /** True when this attempt was judged before: what is shown is the first verdict. */
    again: z.boolean(),
    verdict,
    next: nextDue,
    progress: sessionProgress,
  }),
  z.strictObject({ status: z.literal("unreadable"), blanks: z.array(z.string()).min(1) }),
]);
export type SubmitOutput = z.infer<typeof submitOutput>;

/** The end of a session. */
export const sessionSummary = z.strictObject({
  sessionId: z.uuid(),
  right: z.int().min(0),
  partly: z.int().min(0),
  wrong: z.int().min(0),
  rated: z.int().min(0),
  points: z.int().min(0),
  /** Seconds from the first question to the last answer. */
  seconds: z.int().min(0),
  attempts: z.array(
    z.strictObject({
      attemptId: z.uuid(),
      prompt: bilingual,
      mark: mark.nullable(),
      due: z.iso.datetime(),
    }),
  ),
  /** The next moment a card of this learner is due. */
  nextDue: z.iso.datetime().nullable(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;
