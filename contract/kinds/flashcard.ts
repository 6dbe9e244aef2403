import { z } from "zod";
import { asked } from "../asked.ts";
import { judged } from "../judged.ts";
import { bilingual } from "../text.ts";

/** A question that its learner judges: think, turn over, say how well it was known. */
export const publicFlashcard = z.strictObject({ kind: z.literal("flashcard"), ...asked });
export type PublicFlashcard = z.infer<typeof publicFlashcard>;

/** FSRS ratings by name, in the order of the buttons. */
export const RATINGS = ["again", "hard", "good", "easy"] as const;
export const rating = z.enum(RATINGS);
export type Rating = z.infer<typeof rating>;

export const flashcardAnswer = z.strictObject({ kind: z.literal("flashcard"), rating });
export type FlashcardAnswer = z.infer<typeof flashcardAnswer>;

/** A flashcard is rated by its learner: `mark` says nothing there. */
export const flashcardVerdict = z.strictObject({
  kind: z.literal("flashcard"),
  ...judged,
  back: bilingual,
});
export type FlashcardVerdict = z.infer<typeof flashcardVerdict>;
