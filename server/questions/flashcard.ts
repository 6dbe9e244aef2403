import "server-only";
import { z } from "zod";
import type { FlashcardAnswer, PublicFlashcard } from "#contract/kinds/flashcard.ts";
import { type Bilingual, bilingual } from "#contract/text.ts";
import { drawParameters, filledBoth } from "./draw.ts";
import { drawFigure, type Graded, type Put, told } from "./judged.ts";
import {
  askedOf,
  bodyOf,
  everyBody,
  everyKey,
  figure,
  figureOf,
  keyOf,
  type QuestionKind,
} from "./kind.ts";
import { everySource, illustrated, text } from "./source-parts.ts";
import { runIllustration } from "./variant.ts";

const source = z.strictObject({
  kind: z.literal("flashcard"),
  ...everySource,
  ...illustrated,
  back: text,
});
const body = z.strictObject({ kind: z.literal("flashcard"), ...everyBody });
const key = z.strictObject({
  kind: z.literal("flashcard"),
  ...everyKey,
  back: bilingual,
  figure: figure.nullable(),
});
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** A card that its learner turns over and rates. It proves nothing, so it is worth nothing. */
export const flashcard = {
  source,
  body,
  key,
  worth: 0,
  gradedByOracle: false,
  split(source) {
    const { kind, back } = source;
    return {
      body: { kind, ...bodyOf(source) },
      key: { kind, ...keyOf(source), back, figure: figureOf(source) },
    };
  },
  toPublic: (body, seed) => ({ ok: true, value: { kind: body.kind, ...askedOf(body, seed) } }),
  grade: gradeFlashcard,
  rightAnswer: () => ({ ok: true, value: { kind: "flashcard", rating: "good" } }),
  texts: ({ back }) => [[["back"], back]],
  problems: () => [],
  tryVariant: ({ key, seed }, parameters) => runIllustration(key.figure, parameters, seed),
  keyOf: () => ({ ok: true, value: [] }),
} satisfies QuestionKind<Source, Body, Key, PublicFlashcard, FlashcardAnswer>;

/** The back of the card with the drawn numbers written in. */
export function backOf({ body, key, seed }: Put<Body, Key>): Bilingual {
  return filledBoth(key.back, drawParameters(body.parameters, seed));
}

/** The learner judges; the verdict only keeps what was shown. It never counts for the board. */
export function gradeFlashcard({ body, key, seed }: Put<Body, Key>): Graded {
  const figure = drawFigure(key.figure, body, seed);
  if (!figure.ok) return { status: "not-gradable", error: figure.error };
  return {
    status: "judged",
    verdict: {
      kind: "flashcard",
      mark: "right",
      right: 1,
      of: 1,
      ...told(body, key, seed),
      back: backOf({ body, key, seed }),
      ladder: figure.value,
    },
  };
}
