import "server-only";
import type { Bilingual } from "#contract/text.ts";
import { drawParameters, filledBoth } from "./draw.ts";
import { drawFigure, type Graded, type Put, told } from "./judged.ts";
import type { BodyOf, KeyOf } from "./split.ts";

type PutFlashcard = Put<BodyOf<"flashcard">, KeyOf<"flashcard">>;

/** The back of the card with the drawn numbers written in. */
export function backOf({ body, key, seed }: PutFlashcard): Bilingual {
  return filledBoth(key.back, drawParameters(body.parameters, seed));
}

/** The learner judges; the verdict only keeps what was shown. It never counts for the board. */
export function gradeFlashcard({ body, key, seed }: PutFlashcard): Graded {
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
