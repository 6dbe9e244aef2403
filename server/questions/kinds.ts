import "server-only";
import { z } from "zod";
import type { AnswerOf } from "#contract/answer.ts";
import type { Kind, PublicOf } from "#contract/question.ts";
import { choice } from "./choice.ts";
import { cloze } from "./cloze/cloze.ts";
import { code } from "./code/code.ts";
import { explain } from "./explain.ts";
import { fields } from "./fields.ts";
import { flashcard } from "./flashcard.ts";
import type { QuestionKind } from "./kind.ts";
import { numbers } from "./numbers/numbers.ts";
import { order } from "./order/order.ts";
import { predict } from "./predict.ts";
import { state } from "./state.ts";
import { trace } from "./trace/trace.ts";

/** Every kind of question: its shapes and what is done with it. A new kind is one line here. */
export const MODULES = {
  flashcard,
  choice,
  state,
  fields,
  order,
  trace,
  predict,
  code,
  numbers,
  cloze,
  explain,
};

export type SourceOf<K extends Kind> = z.infer<(typeof MODULES)[K]["source"]>;
export type BodyOf<K extends Kind> = z.infer<(typeof MODULES)[K]["body"]>;
export type KeyOf<K extends Kind> = z.infer<(typeof MODULES)[K]["key"]>;

type Kinds = {
  readonly [K in Kind]: QuestionKind<SourceOf<K>, BodyOf<K>, KeyOf<K>, PublicOf<K>, AnswerOf<K>>;
};

/** The same by kind: it does not compile while a kind of the contract is missing. */
export const KIND_MODULES: Kinds = { ...MODULES };

/** The shape of any kind, from one shape a kind. */
export function unionOf<S extends z.core.$ZodTypeDiscriminable>(shapes: readonly S[]) {
  const [first, ...others] = shapes;
  if (!first) throw new Error("no kinds of question");
  return z.discriminatedUnion("kind", [first, ...others]);
}
