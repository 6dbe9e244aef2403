import "server-only";
import type { Topic } from "#contract/asked.ts";
import type { Kind } from "#contract/question.ts";
import { KIND_MODULES } from "../kinds.ts";
import type { FileProblem } from "../skills.ts";
import { split } from "../split.ts";
import { textsOf } from "../texts.ts";
import { agreementProblem, separatedMutant } from "./agreement.ts";
import { linkProblems } from "./links.ts";
import { parityProblems } from "./parity.ts";
import { type ReadFile, readFile } from "./read-file.ts";
import { skillProblems } from "./skill-use.ts";

/** The folder `content/` as it was read. */
export type Content = {
  /** Texts of `questions/`, by slug. */
  questions: ReadonlyMap<string, string>;
  /** Texts of `skills/`, by file name. */
  skills: ReadonlyMap<string, string>;
  /** Whether a path, counted from `questions/`, is a file. */
  exists: (path: string) => boolean;
};

export type ContentReport = {
  problems: FileProblem[];
  /** What each readable question is, for the summary. */
  questions: { kind: Kind; topic: Topic; gradedByOracle: boolean }[];
};

/** Variants whose worked answer is graded, of a question that the oracle grades and of another. */
const VARIANTS = 500;
const VARIANTS_WITHOUT_RUN = 20;
/** Variants in which a misconception is looked for. */
const SEPARATING = 24;

/**
 * Everything that is to hold of the content beyond a single file's being publishable: the oracle
 * agrees with every key, the languages say the same, a question catches a misconception, links lead
 * somewhere, skills and questions fit.
 * @param only slugs to look at; empty for all. Skills are looked at in any case
 */
export function checkContent(
  content: Content,
  only: ReadonlySet<string> = new Set(),
): ContentReport {
  const read: ReadFile[] = [];
  const problems: FileProblem[] = [];
  for (const [slug, text] of content.questions) {
    const file = readFile(slug, text);
    if (file.read) read.push(file.read);
    if (only.size > 0 && !only.has(slug)) continue;
    problems.push(...file.problems);
    // What the gate refuses cannot be asked; the rest would only repeat that.
    if (file.read && file.problems.length === 0)
      problems.push(...questionProblems(file.read, content));
  }
  return {
    problems: [
      ...problems,
      ...skillProblems(content.skills, read, read.length === content.questions.size),
    ],
    questions: read.map(({ source: { kind, topic } }) => {
      return { kind, topic, gradedByOracle: KIND_MODULES[kind].gradedByOracle };
    }),
  };
}

function questionProblems({ source, at }: ReadFile, { exists }: Content): FileProblem[] {
  const texts = textsOf(source);
  return [
    ...texts.flatMap(([path, text]) => parityProblems(text).map((message) => at(path, message))),
    ...texts.flatMap(([path, text]) =>
      linkProblems(text, exists).map((message) => at(path, message)),
    ),
    ...keyProblems({ source, at }),
  ];
}

function keyProblems({ source, at }: ReadFile): FileProblem[] {
  const { body, key } = split(source);
  const { gradedByOracle, withoutMutants } = KIND_MODULES[source.kind];
  const disagreement = agreementProblem(
    body,
    key,
    gradedByOracle ? VARIANTS : VARIANTS_WITHOUT_RUN,
  );
  if (disagreement) return [at(["kind"], disagreement)];
  if (!gradedByOracle || withoutMutants || separatedMutant(body, SEPARATING)) return [];
  return [
    at(["kind"], {
      en: "No misconception leads to another answer, in any variant tried.",
      zh: "试过的变体里，没有一种误解会得出别的答案。",
    }),
  ];
}
