import { z } from "zod";
import { choiceAnswer } from "./kinds/choice.ts";
import { clozeAnswer } from "./kinds/cloze.ts";
import { codeAnswer } from "./kinds/code.ts";
import { explainAnswer } from "./kinds/explain.ts";
import { fieldsAnswer } from "./kinds/fields.ts";
import { flashcardAnswer } from "./kinds/flashcard.ts";
import { numbersAnswer } from "./kinds/numbers.ts";
import { orderAnswer } from "./kinds/order.ts";
import { predictAnswer } from "./kinds/predict.ts";
import { stateAnswer } from "./kinds/state.ts";
import { traceAnswer } from "./kinds/trace.ts";
import type { Kind } from "./question.ts";

/** What a learner hands in: an answer, never a verdict, a time or a card. */
export const answer = z.discriminatedUnion("kind", [
  flashcardAnswer,
  choiceAnswer,
  stateAnswer,
  fieldsAnswer,
  orderAnswer,
  traceAnswer,
  predictAnswer,
  codeAnswer,
  numbersAnswer,
  clozeAnswer,
  explainAnswer,
]);
export type Answer = z.infer<typeof answer>;
export type AnswerOf<K extends Kind> = Extract<Answer, { kind: K }>;
