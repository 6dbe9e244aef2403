import { z } from "zod";
import { publicChoice } from "./kinds/choice.ts";
import { publicCloze } from "./kinds/cloze.ts";
import { publicCode } from "./kinds/code.ts";
import { publicExplain } from "./kinds/explain.ts";
import { publicFields } from "./kinds/fields.ts";
import { publicFlashcard } from "./kinds/flashcard.ts";
import { publicNumbers } from "./kinds/numbers.ts";
import { publicOrder } from "./kinds/order.ts";
import { publicPredict } from "./kinds/predict.ts";
import { publicState } from "./kinds/state.ts";
import { publicTrace } from "./kinds/trace.ts";

/** The kinds of question. A new kind starts here and the compiler asks for the rest. */
export const KINDS = [
  "flashcard",
  "choice",
  "state",
  "fields",
  "order",
  "trace",
  "predict",
  "code",
  "numbers",
  "cloze",
  "explain",
] as const;
export const kind = z.enum(KINDS);
export type Kind = z.infer<typeof kind>;

/** A question as the browser may know it before the answer: no key, no explanation, no scenario. */
export const publicQuestion = z.discriminatedUnion("kind", [
  publicFlashcard,
  publicChoice,
  publicState,
  publicFields,
  publicOrder,
  publicTrace,
  publicPredict,
  publicCode,
  publicNumbers,
  publicCloze,
  publicExplain,
]);
export type PublicQuestion = z.infer<typeof publicQuestion>;
export type PublicOf<K extends Kind> = Extract<PublicQuestion, { kind: K }>;
