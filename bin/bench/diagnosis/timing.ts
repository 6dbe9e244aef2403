import type { Answer } from "#contract/answer.ts";
import { MUTANT_IDS } from "#oracle/mutants/mutants.ts";
import { diagnose } from "#server/diagnosis/diagnose.ts";
import { DIAGNOSED_KINDS, type Diagnosable, diagnosable } from "#server/diagnosis/kinds.ts";
import { knownQuestion } from "#server/diagnosis/known-questions.ts";
import type { Given } from "#server/diagnosis/parts.ts";
import { REMEMBERED } from "#server/diagnosis/recent-answers.ts";
import { type Answered, wrongParts } from "#server/diagnosis/suspects.ts";
import { tellDiagnosis } from "#server/diagnosis/tell.ts";
import { grade, keyPartsOf, rightAnswer } from "#server/questions/grade.ts";
import { contentSample } from "#server/questions/samples.ts";
import {
  type QuestionBody,
  type QuestionKey,
  questionBody,
  questionKey,
} from "#server/questions/split.ts";
import { variantName } from "#server/questions/variant.ts";
import { type Drawn, putOf, type Question, seedFrom } from "./practice.ts";
import { answerOfBeliever, chanceFrom, oneOf } from "./simulated-learner.ts";

/** A question as the database keeps it, its numbers drawn, and what was answered. */
type Stored = {
  slug: string;
  body: string;
  key: string;
  seed: number;
  given: Given;
  /** To be graded. What is wrong with an answer makes no difference to the time it takes. */
  right: Answer;
};

/** The answer of a believer who gets it wrong, if there is one, or the right one. */
function givenTo(drawn: Drawn, wrong: boolean): Given {
  const { asked } = putOf(drawn);
  const right = answerOfBeliever(asked, null);
  if (!wrong) return right;
  for (const mutant of MUTANT_IDS) {
    const given = answerOfBeliever(asked, mutant);
    if (wrongParts({ asked, given }).length > 0) return given;
  }
  return right;
}

const texts = new Map<string, { body: string; key: string }>();

function storedOf(drawn: Drawn, wrong: boolean): Stored {
  const { slug } = drawn.question;
  const known = texts.get(slug) ?? textsOf(slug);
  texts.set(slug, known);
  const { seed } = drawn;
  const { body, key } = contentSample(slug);
  const worked = rightAnswer(body, key, seed);
  if (!worked.ok) throw new Error(`${slug}: ${worked.error.message.en}`);
  return { slug, ...known, seed, given: givenTo(drawn, wrong), right: worked.value };
}

function textsOf(slug: string) {
  const { body, key } = contentSample(slug);
  return { body: JSON.stringify(body), key: JSON.stringify(key) };
}

type Read = { body: QuestionBody; key: QuestionKey };

function readStored({ body, key }: Stored): Read {
  return { body: questionBody.parse(JSON.parse(body)), key: questionKey.parse(JSON.parse(key)) };
}

function preparedOf({ slug: questionId, seed }: Stored, read: () => Read): Diagnosable {
  const prepared = knownQuestion({ questionId, version: 1, seed }, () => {
    const { body, key } = read();
    return diagnosable(body, seed, key);
  });
  if (!prepared) throw new Error(`${questionId} is not diagnosed`);
  return prepared;
}

/**
 * What `submitAnswer` does beside the database: reads the question, grades, names the variant, and
 * compares a wrong answer with every misconception in the light of the answers before it.
 */
function judge(stored: Stored, earlier: readonly Stored[]): void {
  const read = readStored(stored);
  const { body, key } = read;
  grade(body, key, stored.seed, stored.right);
  const { asked, title } = preparedOf(stored, () => read);
  const { given } = stored;
  if (wrongParts({ asked, given }).length > 0) {
    const before = earlier.map((one): Answered => {
      return { asked: preparedOf(one, () => readStored(one)).asked, given: one.given };
    });
    const found = diagnose({ asked, given }, before);
    if (found) tellDiagnosis(found, asked, title);
  }
  const known = keyPartsOf(body, stored.seed);
  variantName(stored.slug, known.ok ? known.value : []);
}

/** Judged and not counted: what is compiled only once is no cost of an answer. */
const FIRST = 100;

/** How much CPU time grading with diagnosis takes, all threads, without the database. */
export function printTimes(questions: readonly Question[], count: number): void {
  for (const wrong of [false, true]) {
    const times = timesOf(questions, count, wrong);
    const name = wrong ? "a wrong answer" : "a right answer";
    printRow(
      name,
      times.map(({ ms }) => ms),
      "   (goals 2 ms and 20 ms)",
    );
    for (const kind of DIAGNOSED_KINDS) {
      const own = times.filter((one) => one.kind === kind);
      printRow(
        `  ${kind}, ${own.length}`,
        own.map(({ ms }) => ms),
      );
    }
  }
}

/** The middle and the slowest of a row of times in ms. */
export function printRow(name: string, times: readonly number[], goals = ""): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const [p50, p99] = [at(0.5), at(0.99)].map((ms) => `${ms.toFixed(2)} ms`);
  console.log(`  ${name.padEnd(18)}p50 ${p50}   p99 ${p99}${goals}`);
}

/** The answers of one session after another; each was preceded by others of the same learner. */
function timesOf(questions: readonly Question[], count: number, wrong: boolean) {
  const chance = chanceFrom(1);
  const draw = (): Drawn => ({ question: oneOf(questions, chance), seed: seedFrom(chance) });
  const all = Array.from({ length: FIRST + count }, () => {
    const drawn = draw();
    const earlier = Array.from({ length: REMEMBERED }, () => storedOf(draw(), chance() < 0.3));
    return { kind: drawn.question.body.kind, stored: storedOf(drawn, wrong), earlier };
  });
  const times = all.map(({ kind, stored, earlier }) => {
    for (const [index, one] of earlier.entries()) judge(one, earlier.slice(0, index));
    const since = process.cpuUsage();
    judge(stored, earlier);
    const { user, system } = process.cpuUsage(since);
    return { kind, ms: (user + system) / 1000 };
  });
  return times.slice(FIRST);
}
