import "server-only";
import type { QuestionBody } from "../questions/split.ts";
import { type Asking, answersOf, lookedAt } from "./answer-table.ts";
import type { Remembered } from "./recent-answers.ts";
import { type Hypothesis, hypothesesOf, informationOf, NEARLY, separate } from "./separate.ts";

/** At most so many variants of the chosen question are drawn. */
const VARIANTS = 24;
/** So many beliefs are kept apart; the least probable are let go. */
const OPEN = 10;
/**
 * Knowing TCP, and having slipped, counts for no less than this: only an answer in which a belief
 * shows can name it, so each suspect is to be told from the truth as well as from the others.
 */
const KNOWS = 0.3;

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
  return knows ? [{ ...knows, share: Math.max(knows.share, KNOWS) }, ...likeliest] : likeliest;
}

/** A question with its numbers drawn. */
type Variant<T> = { readonly question: T; readonly seed: number };

/**
 * Among questions that may be asked next, the one whose answer would tell most about which suspect
 * it is, in a variant that shows it. Null where none tells anything.
 */
export function chooseSeparating<T extends Asking>(
  questions: readonly T[],
  hypotheses: readonly Hypothesis[],
  drawSeed: () => number,
): Variant<T> | null {
  if (hypotheses.length === 0) return null;
  const looked = questions.flatMap((question) =>
    lookedAt(question).map(({ answers }) => ({ question, answers })),
  );
  const best = separate(looked, ({ answers }) => answers, hypotheses);
  if (!best) return null;
  const { question } = best;
  const enough = NEARLY * informationOf(best.answers, hypotheses);
  return { question, seed: drawVariant(question.body, hypotheses, enough, drawSeed) };
}

/** Draws until a variant tells as much as the one looked at; else it is the best of those drawn. */
function drawVariant(
  body: QuestionBody,
  hypotheses: readonly Hypothesis[],
  enough: number,
  drawSeed: () => number,
): number {
  let best = { seed: drawSeed(), bits: -1 };
  for (let seed = best.seed, drawn = 1; ; seed = drawSeed(), drawn += 1) {
    const answers = answersOf(body, seed);
    const bits = answers ? informationOf(answers, hypotheses) : 0;
    if (bits > best.bits) best = { seed, bits };
    if (bits >= enough || drawn >= VARIANTS) return best.seed;
  }
}
