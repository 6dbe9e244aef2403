import "server-only";
import type { z } from "zod";
import { MODULES, unionOf } from "./kinds.ts";
import { type ReadYaml, readYaml } from "./yaml.ts";

/**
 * A question as its author writes it: the YAML of `content/questions/`, and the text the desk edits.
 * It holds the key, so it never leaves `server/` except to authors.
 */
export const questionSource = unionOf(Object.values(MODULES).map(({ source }) => source));
export type QuestionSource = z.infer<typeof questionSource>;

/**
 * Reads the YAML of a question.
 * @returns the question, or every problem with its line, column and field.
 */
export function readSource(source: string): ReadYaml<QuestionSource> {
  return readYaml(source, questionSource);
}
