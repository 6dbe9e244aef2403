import { z } from "zod";
import { stateName } from "./tcp.ts";

/** FSRS ratings by name, in the order of the buttons. */
export const RATINGS = ["again", "hard", "good", "easy"] as const;
export const rating = z.enum(RATINGS);
export type Rating = z.infer<typeof rating>;

/** Typed text of one blank, as typed. Empty text is an answer left out, not an error. */
const typed = z.string().max(64);

export const flashcardAnswer = z.strictObject({ kind: z.literal("flashcard"), rating });
export const choiceAnswer = z.strictObject({
  kind: z.literal("choice"),
  chosen: z.array(z.string().max(40)).min(1).max(8),
});
export const stateAnswer = z.strictObject({ kind: z.literal("state"), state: stateName });
export const fieldsAnswer = z.strictObject({
  kind: z.literal("fields"),
  /** By blank id: a number as typed, flags as "SYN, ACK", or the name of a state. */
  blanks: z.record(z.string().max(40), typed),
});

/** What a learner hands in: an answer, never a verdict, a time or a card. */
export const answer = z.discriminatedUnion("kind", [
  flashcardAnswer,
  choiceAnswer,
  stateAnswer,
  fieldsAnswer,
]);
export type Answer = z.infer<typeof answer>;
export type FlashcardAnswer = z.infer<typeof flashcardAnswer>;
export type ChoiceAnswer = z.infer<typeof choiceAnswer>;
export type StateAnswer = z.infer<typeof stateAnswer>;
export type FieldsAnswer = z.infer<typeof fieldsAnswer>;
