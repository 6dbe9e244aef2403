import { MUTANT_IDS } from "#oracle/mutants/mutants.ts";
import { diagnose } from "#server/diagnosis/diagnose.ts";
import { diagnosable } from "#server/diagnosis/kinds.ts";
import type { Given } from "#server/diagnosis/parts.ts";
import { REMEMBERED } from "#server/diagnosis/recent-answers.ts";
import { type Answered, wrongParts } from "#server/diagnosis/suspects.ts";
import { tellDiagnosis } from "#server/diagnosis/tell.ts";
import { grade, rightAnswer } from "#server/questions/grade.ts";
import { contentSample, type Sample } from "#server/questions/samples.ts";
import { type Drawn, putOf, type Question, seedFrom } from "./practice.ts";
import { answerOfBeliever, chanceFrom, oneOf } from "./simulated-learner.ts";

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

const read = new Map<string, Sample>();

function sampleOf(slug: string): Sample {
  const known = read.get(slug) ?? contentSample(slug);
  read.set(slug, known);
  return known;
}

/** Grades, and compares with every misconception if it is wrong, as `submitAnswer` does. */
function judge({ question, seed }: Drawn, given: Given, earlier: readonly Answered[]): void {
  const { body, key } = sampleOf(question.slug);
  const worked = rightAnswer(body, key, seed);
  if (!worked.ok) throw new Error(`${question.slug}: ${worked.error.message.en}`);
  grade(body, key, seed, worked.value);
  const put = diagnosable(body, seed, key);
  if (!put) throw new Error(`${question.slug} is not diagnosed`);
  const found = diagnose({ asked: put.asked, given }, earlier);
  if (found) tellDiagnosis(found, put.asked, put.title);
}

/** How long grading with diagnosis takes, without the database. */
export function printTimes(questions: readonly Question[], count: number): void {
  for (const wrong of [false, true]) {
    const times = timesOf(questions, count, wrong);
    const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
    const name = wrong ? "a wrong answer" : "a right answer";
    const [p50, p99] = [at(0.5), at(0.99)].map((ms) => `${ms.toFixed(2)} ms`);
    console.log(`  ${name.padEnd(18)}p50 ${p50}   p99 ${p99}   (goals 2 ms and 20 ms)`);
  }
}

function timesOf(questions: readonly Question[], count: number, wrong: boolean): number[] {
  const chance = chanceFrom(1);
  const draw = (): Drawn => ({ question: oneOf(questions, chance), seed: seedFrom(chance) });
  const times = Array.from({ length: count }, () => {
    const drawn = draw();
    const given = givenTo(drawn, wrong);
    const earlier = Array.from({ length: REMEMBERED }, (): Answered => {
      const before = draw();
      return { asked: putOf(before).asked, given: givenTo(before, chance() < 0.3) };
    });
    const since = performance.now();
    judge(drawn, given, earlier);
    return performance.now() - since;
  });
  return times.sort((a, b) => a - b);
}
