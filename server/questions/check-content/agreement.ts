import "server-only";
import type { z } from "zod";
import { answer } from "#contract/answer.ts";
import { publicQuestion } from "#contract/question.ts";
import type { Bilingual } from "#contract/text.ts";
import { verdict } from "#contract/verdict.ts";
import { MUTANT_IDS, type MutantId } from "#oracle/mutants/mutants.ts";
import { grade, keyPartsOf, rightAnswer } from "../grade.ts";
import type { KeyPart } from "../kind.ts";
import type { QuestionBody, QuestionKey } from "../split.ts";
import { toPublic } from "../to-public.ts";

/** Seeds far apart, so that a drawn number that follows the seed would be noticed. */
const seedOf = (index: number) => (index * 7919) % 2 ** 31;

/** Variants whose shapes on the wire are read as the browser reads them. */
const SHOWN = 5;

/**
 * Draws variants and grades the worked answer of each, which must be right throughout; a few are also
 * shown as a learner would get them.
 * @returns what is wrong with the first variant that fails, or null
 */
export function agreementProblem(
  body: QuestionBody,
  key: QuestionKey,
  variants: number,
): Bilingual | null {
  for (let index = 0; index < variants; index++) {
    const seed = seedOf(index);
    const problem = variantProblem({ body, key, seed }, index < SHOWN);
    if (problem) return { en: `Seed ${seed}: ${problem.en}`, zh: `种子 ${seed}：${problem.zh}` };
  }
  return null;
}

type Whole = { body: QuestionBody; key: QuestionKey; seed: number };

function variantProblem({ body, key, seed }: Whole, shown: boolean): Bilingual | null {
  const right = rightAnswer(body, key, seed);
  if (!right.ok) return right.error.message;
  const graded = grade(body, key, seed, right.value);
  if (graded.status === "not-gradable") return graded.error.message;
  if (graded.status !== "judged") {
    return {
      en: `the worked answer is not graded (${graded.status}).`,
      zh: `标准答案没有被评分（${graded.status}）。`,
    };
  }
  const { mark, right: hits, of } = graded.verdict;
  if (mark !== "right" || hits !== of) {
    return {
      en: `the worked answer is graded ${mark}, ${hits} of ${of}.`,
      zh: `标准答案被判为 ${mark}，${of} 处中 ${hits} 处对。`,
    };
  }
  if (!shown) return null;
  const asked = toPublic(body, seed);
  if (!asked.ok) return asked.error.message;
  return (
    unfit("question", "题目", publicQuestion, asked.value) ??
    unfit("worked answer", "标准答案", answer, right.value) ??
    unfit("verdict", "评分结果", verdict, graded.verdict)
  );
}

/** What would not go over the wire as it is. */
function unfit(en: string, zh: string, shape: z.ZodType, value: unknown): Bilingual | null {
  const issue = shape.safeParse(value).error?.issues[0];
  if (!issue) return null;
  const place = issue.path.join(".");
  return {
    en: `the ${en} does not fit the contract at ${place}: ${issue.message}`,
    zh: `${zh}在 ${place} 处不符合约定的格式：${issue.message}`,
  };
}

/**
 * A misconception whose believer would answer some variant otherwise: with another value at a place
 * that the believed run has. Null when there is none among these variants.
 */
export function separatedMutant(body: QuestionBody, variants: number): MutantId | null {
  for (let index = 0; index < variants; index++) {
    const seed = seedOf(index);
    const truth = keyPartsOf(body, seed);
    if (!truth.ok) continue;
    const found = MUTANT_IDS.find((mutant) => {
      const believed = keyPartsOf(body, seed, { mutant });
      return believed.ok && differs(truth.value, believed.value);
    });
    if (found) return found;
  }
  return null;
}

function differs(truth: readonly KeyPart[], believed: readonly KeyPart[]): boolean {
  const known = new Map(truth.map(([part, value]) => [part, JSON.stringify(value)]));
  return believed.some(
    ([part, value]) => value !== null && known.get(part) !== JSON.stringify(value),
  );
}
