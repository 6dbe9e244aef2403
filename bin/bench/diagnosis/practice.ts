import type { MutantId } from "#oracle/mutants/mutants.ts";
import { chooseSeparating, openHypotheses } from "#server/diagnosis/choose.ts";
import { diagnose } from "#server/diagnosis/diagnose.ts";
import { type Diagnosable, diagnosable } from "#server/diagnosis/kinds.ts";
import type { Given } from "#server/diagnosis/parts.ts";
import { REMEMBERED, type Remembered } from "#server/diagnosis/recent-answers.ts";
import { type Answered, wrongParts } from "#server/diagnosis/suspects.ts";
import { CONTENT, contentSample } from "#server/questions/samples.ts";
import type { QuestionBody } from "#server/questions/split.ts";
import { oneOf } from "./simulated-learner.ts";

/** A question whose wrong answers are diagnosed. */
export type Question = {
  readonly slug: string;
  readonly version: string;
  readonly body: QuestionBody;
};

/** A question of content/. */
export function readQuestion(slug: string): Question {
  return { slug, version: slug, body: contentSample(slug).body };
}

/** The questions of content/ that are diagnosed. */
export function readQuestions(): Question[] {
  return [...CONTENT.keys()].flatMap((slug) => {
    const question = readQuestion(slug);
    return diagnosable(question.body, 0) ? [question] : [];
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

/** How many answers later a missed question is due again, at one a minute. */
const RETURNS = { wrong: 1, partly: 6 };

/** A question that comes again, once so many questions were answered. */
type Returning = { readonly question: Question; readonly after: number };

/**
 * A learner answers until a belief is named. The next question is chosen as `server/review` does:
 * what is due before what is new; among these what separates the open suspects best, else the order
 * of the queue, which is chance here.
 */
export function practise({ questions, learner, first, count, chance }: Practice): Ended {
  const answers: Remembered[] = [];
  const drawSeed = () => seedFrom(chance);
  let fresh = questions;
  let returning: Returning[] = [];
  let drawn = first ?? { question: oneOf(fresh, chance), seed: drawSeed() };
  for (let after = 1; after <= count; after += 1) {
    const { question } = drawn;
    const put = putOf(drawn);
    const answer = { asked: put.asked, given: learner(put) };
    const found = diagnose(answer, answers.slice(0, REMEMBERED));
    if (found?.status === "named") return { named: found.mutant, after };
    const suspects = found?.status === "possible" ? found.suspects : [];
    const open = suspects.map(({ mutant }) => mutant);
    answers.unshift({ ...answer, topic: question.body.topic, open, named: false });
    fresh = fresh.filter((other) => other !== question);
    returning = returning.filter((other) => other.question !== question);
    const wait = waitOf(answer);
    if (wait !== null) returning.push({ question, after: after + wait + 1 });
    const due = returning.filter((one) => one.after <= after + 1).map((one) => one.question);
    const near = fresh.toSorted(
      (a, b) => Number(isNear(b, question)) - Number(isNear(a, question)),
    );
    const next = due.length > 0 ? due : near;
    if (next.length === 0) break;
    const hypotheses = openHypotheses(answers.slice(0, REMEMBERED));
    drawn = chooseSeparating(next, hypotheses, drawSeed) ?? {
      question: due[0] ?? oneOf(fresh, chance),
      seed: drawSeed(),
    };
  }
  return { named: null, after: count };
}

/** After how many questions a missed one comes again; null when it was right. */
function waitOf(answer: Answered): number | null {
  const wrong = wrongParts(answer).length;
  if (wrong === 0) return null;
  return wrong === answer.asked.truth.parts.size ? RETURNS.wrong : RETURNS.partly;
}

/** Questions of the same topic are looked at first. */
function isNear(question: Question, to: Question): boolean {
  return question.body.topic === to.body.topic;
}
