import type { MutantId } from "#oracle/mutants/mutants.ts";
import { chooseSeparating, openHypotheses } from "#server/diagnosis/choose.ts";
import { diagnose } from "#server/diagnosis/diagnose.ts";
import { type Diagnosable, diagnosable } from "#server/diagnosis/kinds.ts";
import type { Given } from "#server/diagnosis/parts.ts";
import { REMEMBERED, type Remembered } from "#server/diagnosis/recent-answers.ts";
import { wrongParts } from "#server/diagnosis/suspects.ts";
import { CONTENT, contentSample } from "#server/questions/samples.ts";
import type { QuestionBody } from "#server/questions/split.ts";
import { CANDIDATES } from "#server/review/queue.ts";
import { oneOf } from "./simulated-learner.ts";

/** A question whose wrong answers are diagnosed. */
export type Question = { readonly slug: string; readonly body: QuestionBody };

/** The questions of content/ that are diagnosed. */
export function readQuestions(): Question[] {
  return [...CONTENT.keys()].flatMap((slug) => {
    const { body } = contentSample(slug);
    return diagnosable(body, 0) ? [{ slug, body }] : [];
  });
}

/** A question with its numbers drawn. */
export type Drawn = { readonly question: Question; readonly seed: number };

/** Draws the seed of a variant. */
export function seedFrom(chance: () => number): number {
  return Math.floor(chance() * 2 ** 31);
}

/** Prepares a question that is known to be diagnosed. */
export function putOf({ question, seed }: Drawn): Diagnosable {
  const put = diagnosable(question.body, seed);
  if (!put) throw new Error(`${question.slug} cannot be diagnosed with seed ${seed}`);
  return put;
}

/** What came of a learner's questions: the belief that was named, after how many. */
export type Ended = { readonly named: MutantId | null; readonly after: number };

export type Practice = {
  readonly questions: readonly Question[];
  readonly learner: (put: Diagnosable) => Given;
  /** The question to begin with; any if left out. */
  readonly first?: Drawn;
  /** At most so many questions are answered. */
  readonly count: number;
  readonly chance: () => number;
};

/**
 * A learner answers until a belief is named. The next question is chosen as `server/review` does: what
 * separates the open suspects best, else the order of the queue, which is chance here.
 */
export function practise({ questions, learner, first, count, chance }: Practice): Ended {
  const answers: Remembered[] = [];
  const drawSeed = () => seedFrom(chance);
  let fresh = questions;
  let due: Question[] = [];
  let missed: Question[] = [];
  let drawn = first ?? { question: oneOf(fresh, chance), seed: drawSeed() };
  for (let after = 1; after <= count; after += 1) {
    const put = putOf(drawn);
    const { slug, body } = drawn.question;
    const answer = { asked: put.asked, given: learner(put) };
    const found = diagnose(answer, answers.slice(0, REMEMBERED));
    if (found?.status === "named") return { named: found.mutant, after };
    const suspects = found?.status === "possible" ? found.suspects : [];
    const open = suspects.map(({ mutant }) => mutant);
    answers.unshift({ ...answer, topic: body.topic, open, named: false });
    const others = (question: Question) => question.slug !== slug;
    fresh = fresh.filter(others);
    // A question that was missed is due again after a minute: behind the next one.
    due = [...due.filter(others), ...missed];
    missed = wrongParts(answer).length > 0 ? [drawn.question] : [];
    if (fresh.length + due.length === 0) break;
    const near = fresh.toSorted((a, b) => Number(isNear(b, body)) - Number(isNear(a, body)));
    const hypotheses = openHypotheses(answers.slice(0, REMEMBERED));
    const looked = [...due, ...near].slice(0, CANDIDATES);
    const next = chooseSeparating(looked, hypotheses, drawSeed);
    drawn = next ?? { question: due[0] ?? oneOf(fresh, chance), seed: drawSeed() };
  }
  return { named: null, after: count };
}

/** Questions of the same topic are looked at first. */
function isNear(question: Question, to: QuestionBody): boolean {
  return question.body.topic === to.topic;
}
