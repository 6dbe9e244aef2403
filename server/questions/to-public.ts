import "server-only";
import type { Kind, PublicOf, PublicQuestion } from "#contract/question.ts";
import { type BodyOf, KIND_MODULES } from "./kinds.ts";
import type { QuestionBody } from "./split.ts";
import type { Drawn } from "./variant.ts";

/**
 * A question as the browser may see it before the answer. Every field is picked by name, one
 * function per kind, so that nothing becomes public by being added.
 */
export function toPublic(body: QuestionBody, seed: number): Drawn<PublicQuestion> {
  return publicAs(body.kind, body, seed);
}

function publicAs<K extends Kind>(kind: K, body: BodyOf<K>, seed: number): Drawn<PublicOf<K>> {
  return KIND_MODULES[kind].toPublic(body, seed);
}
