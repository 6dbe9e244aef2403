import "server-only";
import type { Kind } from "#contract/question.ts";
import type { TextAt } from "./kind.ts";
import { KIND_MODULES, type SourceOf } from "./kinds.ts";
import type { QuestionSource } from "./source.ts";

/** Every text of a question that is written in both languages, with its path in the source. */
export function textsOf(source: QuestionSource): readonly TextAt[] {
  return [
    [["prompt"], source.prompt],
    [["explanation"], source.explanation],
    ...source.hints.map((hint, index): TextAt => [["hints", index], hint]),
    ...("figure" in source && source.figure ? [[["figure"], source.figure] satisfies TextAt] : []),
    ...textsAs(source.kind, source),
  ];
}

function textsAs<K extends Kind>(kind: K, source: SourceOf<K>): readonly TextAt[] {
  return KIND_MODULES[kind].texts(source);
}
