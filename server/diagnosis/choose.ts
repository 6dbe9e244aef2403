import "server-only";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import { drawParameters } from "../questions/draw.ts";
import type { QuestionBody } from "../questions/split.ts";
import { diagnosable } from "./kinds.ts";
import type { Remembered } from "./recent-answers.ts";
import { type Answers, answersIn, type Hypothesis, hypothesesOf, separate } from "./separate.ts";

/** So many variants of the chosen question are compared. */
const VARIANTS = 24;
/** So many beliefs are kept apart; the least probable are let go. */
const OPEN = 10;

/**
 * What is still open after these answers, the newest first: nothing once a belief has been named.
 */
export function openHypotheses(answers: readonly Remembered[]): Hypothesis[] {
  const named = answers.findIndex((answer) => answer.named);
  const since = named < 0 ? answers : answers.slice(0, named);
  const open = new Set(since.flatMap((answer) => answer.open));
  if (open.size === 0) return [];
  const [knows, ...held] = hypothesesOf([...open], answers);
  const likeliest = held.toSorted((a, b) => b.share - a.share).slice(0, OPEN);
  return knows ? [knows, ...likeliest] : likeliest;
}

/** A question with its numbers drawn. */
type Variant<T> = { readonly question: T; readonly seed: number };
type Asking = { readonly body: QuestionBody };

/** Variants looked at to see what a question tells at all; their seeds are the first whole numbers. */
const LOOKED_AT = 6;
/** So many seeds are tried to find them. */
const TRIED = 64;

/** Variants of a question that differ in more than drawn numbers: one for each listed value. */
function unlikeVariants<T extends Asking>(question: T): Variant<T>[] {
  const { parameters } = question.body;
  const listed = Object.keys(parameters).filter((name) => "oneOf" in (parameters[name] ?? {}));
  const unlike = new Map<string, Variant<T>>();
  for (let seed = 0; seed < TRIED && unlike.size < LOOKED_AT; seed += 1) {
    const values = listed.length > 0 ? drawParameters(parameters, seed) : {};
    const name = listed.map((one) => values[one]).join();
    if (!unlike.has(name)) unlike.set(name, { question, seed });
  }
  return [...unlike.values()];
}

/** The answers to variants that were looked at before. Texts, no runs: they are small. */
const known = new Map<string, Map<MutantId | null, string>>();
const KEPT = 4000;

/** The answers of a variant, computed when first asked for. */
function rememberedAnswers({ question, seed }: Variant<Asking>): Answers | null {
  const name = `${seed} ${JSON.stringify(question.body)}`;
  const before = known.get(name);
  const put = before ? null : diagnosable(question.body, seed);
  if (!before && !put) return null;
  const answers = before ?? new Map<MutantId | null, string>();
  if (known.size >= KEPT) known.clear();
  known.set(name, answers);
  let computed = put && answersIn(put.asked);
  return (mutant) => {
    const text = answers.get(mutant);
    if (text !== undefined) return text;
    computed ??= answersOf({ question, seed });
    const answer = computed?.(mutant) ?? "";
    answers.set(mutant, answer);
    return answer;
  };
}

function answersOf({ question, seed }: Variant<Asking>): Answers | null {
  const put = diagnosable(question.body, seed);
  return put && answersIn(put.asked);
}

/**
 * Among questions that may be asked next, the one whose answer would tell most about which suspect it
 * is, with the best of some variants. Null where none tells anything.
 */
export function chooseSeparating<T extends Asking>(
  questions: readonly T[],
  hypotheses: readonly Hypothesis[],
  drawSeed: () => number,
): Variant<T> | null {
  if (hypotheses.length === 0) return null;
  const looked = questions.flatMap((question) => unlikeVariants(question));
  const best = separate(looked, rememberedAnswers, hypotheses);
  if (!best) return null;
  const { question } = best;
  const variants = Array.from({ length: VARIANTS }, () => ({ question, seed: drawSeed() }));
  return separate(variants, answersOf, hypotheses);
}
