import "server-only";
import type { z } from "zod";
import type { Kind } from "#contract/question.ts";
import { type BodyOf, type KeyOf, KIND_MODULES, MODULES, type SourceOf, unionOf } from "./kinds.ts";
import type { QuestionSource } from "./source.ts";

/**
 * A question in two halves, stored in two tables. The body may be read to ask; the key only to
 * judge, after the answer is in.
 */
export const questionBody = unionOf(Object.values(MODULES).map(({ body }) => body));
export type QuestionBody = z.infer<typeof questionBody>;

export const questionKey = unionOf(Object.values(MODULES).map(({ key }) => key));
export type QuestionKey = z.infer<typeof questionKey>;

/** Takes a source apart. */
export function split(source: QuestionSource): { body: QuestionBody; key: QuestionKey } {
  return splitAs(source.kind, source);
}

function splitAs<K extends Kind>(kind: K, source: SourceOf<K>): { body: BodyOf<K>; key: KeyOf<K> } {
  return KIND_MODULES[kind].split(source);
}
