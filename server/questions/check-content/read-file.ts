import "server-only";
import type { Bilingual } from "#contract/text.ts";
import { checkFile } from "../check.ts";
import type { FileProblem } from "../skills.ts";
import type { QuestionSource } from "../source.ts";
import { problemAt } from "../yaml.ts";

/** A question's file that could be read. */
export type ReadFile = {
  source: QuestionSource;
  /** A problem at a field of it. */
  at: (path: PropertyKey[], message: Bilingual) => FileProblem;
};

/** Reads the file of a question and lets the gate look at it. */
export function readFile(
  slug: string,
  text: string,
): { read: ReadFile | null; problems: FileProblem[] } {
  const file = `questions/${slug}.yaml`;
  const { source, locate, problems } = checkFile(slug, text);
  const at: ReadFile["at"] = (path, message) => ({
    file,
    ...problemAt(locate?.(path) ?? null, path.join("."), message),
  });
  return {
    read: source && { source, at },
    problems: problems.map((problem) => ({ file, ...problem })),
  };
}
