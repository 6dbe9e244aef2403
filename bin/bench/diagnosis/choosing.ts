import { MUTANT_IDS } from "#oracle/mutants/mutants.ts";
import { lookedAt } from "#server/diagnosis/answer-table.ts";
import { chooseSeparating, openHypotheses } from "#server/diagnosis/choose.ts";
import { diagnose } from "#server/diagnosis/diagnose.ts";
import type { Hypothesis } from "#server/diagnosis/separate.ts";
import { wrongParts } from "#server/diagnosis/suspects.ts";
import { putOf, type Question, seedFrom } from "./practice.ts";
import { answerOfBeliever, chanceFrom, oneOf } from "./simulated-learner.ts";
import { printRow } from "./timing.ts";

/** Beliefs that are open after one wrong answer. */
function openAfterOne(questions: readonly Question[], chance: () => number): Hypothesis[] {
  for (;;) {
    const question = oneOf(questions, chance);
    const { asked } = putOf({ question, seed: seedFrom(chance) });
    const given = answerOfBeliever(asked, oneOf(MUTANT_IDS, chance));
    if (wrongParts({ asked, given }).length === 0) continue;
    const found = diagnose({ asked, given }, []);
    if (found?.status !== "possible") continue;
    const open = found.suspects.map(({ mutant }) => mutant);
    const { topic } = question.body;
    return openHypotheses([{ asked, given, topic, open, named: false }]);
  }
}

function cpu(work: () => void): number {
  const since = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** How much CPU time it takes to choose among all questions, and to look at all of them before. */
export function printChoosing(questions: readonly Question[], count: number): void {
  const chance = chanceFrom(2);
  const open = Array.from({ length: count }, () => openAfterOne(questions, chance));
  // Other versions of the same questions, so that none has been looked at before.
  const fresh = questions.map((one) => ({ ...one, version: `${one.version} anew` }));
  const steps = fresh.flatMap((question) =>
    lookedAt(question).map(({ answers }) =>
      cpu(() => {
        for (const mutant of [null, ...MUTANT_IDS]) answers(mutant);
      }),
    ),
  );
  const whole = steps.reduce((sum, ms) => sum + ms, 0);
  console.log(
    `  all ${questions.length} looked at in ${steps.length} steps, ${whole.toFixed(0)} ms`,
  );
  printRow("one step", steps);
  const drawSeed = () => seedFrom(chance);
  const times = open.map((hypotheses) => cpu(() => chooseSeparating(fresh, hypotheses, drawSeed)));
  printRow("one choice", times, "   (the learner waits: 100 ms at most)");
}
