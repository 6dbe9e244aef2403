import { z } from "zod";
import { choiceVerdict } from "./kinds/choice.ts";
import { clozeVerdict } from "./kinds/cloze.ts";
import { codeVerdict } from "./kinds/code.ts";
import { explainVerdict } from "./kinds/explain.ts";
import { fieldsVerdict } from "./kinds/fields.ts";
import { flashcardVerdict } from "./kinds/flashcard.ts";
import { numbersVerdict } from "./kinds/numbers.ts";
import { orderVerdict } from "./kinds/order.ts";
import { predictVerdict } from "./kinds/predict.ts";
import { stateVerdict } from "./kinds/state.ts";
import { traceVerdict } from "./kinds/trace.ts";
import type { Kind } from "./question.ts";

/** What a learner is told after the answer, by kind of question. */
export const verdict = z.discriminatedUnion("kind", [
  flashcardVerdict,
  choiceVerdict,
  stateVerdict,
  fieldsVerdict,
  orderVerdict,
  traceVerdict,
  predictVerdict,
  codeVerdict,
  numbersVerdict,
  clozeVerdict,
  explainVerdict,
]);
export type Verdict = z.infer<typeof verdict>;
export type VerdictOf<K extends Kind> = Extract<Verdict, { kind: K }>;
