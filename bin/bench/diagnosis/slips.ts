import type { MutantId } from "#oracle/mutants/mutants.ts";
import type { Diagnosable } from "#server/diagnosis/kinds.ts";
import { practise, type Question } from "./practice.ts";
import { answerWithSlips, chanceFrom } from "./simulated-learner.ts";

/** A session of somebody who knows TCP. */
const SESSION = 10;
/** Each part of an answer goes wrong so often: half of the numbers by one, the rest by chance. */
const SLIPS = 0.1;

/** Learners who know TCP and slip: how often are they told that they believe something? */
export function printSlips(questions: readonly Question[], runs: number): void {
  const named: MutantId[] = [];
  for (let n = 0; n < runs; n += 1) {
    const chance = chanceFrom(runs + n);
    const learner = ({ asked }: Diagnosable) => answerWithSlips(asked, SLIPS, chance);
    const ended = practise({ questions, learner, count: SESSION, chance });
    if (ended.named !== null) named.push(ended.named);
  }
  const goal = Math.floor(runs * 0.05);
  console.log(`  ${named.length} of ${runs} sessions of ${SESSION} (goal ${goal} or fewer)`);
  if (named.length > 0) console.log(`  named: ${[...new Set(named)].join(", ")}`);
}
