import { MUTANT_IDS, type MutantId } from "#oracle/mutants/mutants.ts";
import type { Diagnosable } from "#server/diagnosis/kinds.ts";
import { answersIn } from "#server/diagnosis/separate.ts";
import { wrongParts } from "#server/diagnosis/suspects.ts";
import { type Drawn, practise, putOf, type Question } from "./practice.ts";
import { answerOfBeliever, chanceFrom, oneOf } from "./simulated-learner.ts";

/** Variants of each question that are tried, to see in which a belief shows. */
const TRIED = 6;

/** What came of the learners who follow one belief. */
type Row = {
  mutant: MutantId;
  /** The variants that they get wrong. */
  missed: Drawn[];
  runs: number;
  right: number;
  /** Answers until the belief was named, over all runs in which it was. */
  answers: number;
  /** The beliefs that were named instead. */
  others: MutantId[];
};

function variantsOf(questions: readonly Question[]): Drawn[] {
  const seeds = Array.from({ length: TRIED }, (_, seed) => seed);
  return questions.flatMap((question) => seeds.map((seed) => ({ question, seed })));
}

/** Learners who follow one belief in all they answer: is it named, and how soon? */
export function printBelievers(questions: readonly Question[], runs: number, within: number) {
  const rows = rowsOf(questions);
  for (let n = 0; n < runs; n += 1) {
    const row = rows[n % rows.length];
    if (row) follow(row, questions, within, chanceFrom(n));
  }
  for (const row of rows) printRow(row);
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  const named = sum((row) => row.right);
  const goal = Math.ceil(runs * 0.95);
  console.log(`  ${named} of ${runs} named within ${within} questions (goal ${goal} or more)`);
  console.log(`  ${sum((row) => row.others.length)} of ${runs} named as another belief`);
  const shown = new Set(rows.map(({ mutant }) => mutant));
  const silent = MUTANT_IDS.filter((mutant) => !shown.has(mutant));
  console.log(`\n${silent.length} beliefs show in no question: ${silent.join(", ")}`);
  printAlike(questions, [...shown]);
}

function rowsOf(questions: readonly Question[]): Row[] {
  const variants = variantsOf(questions).map((drawn) => ({ drawn, put: putOf(drawn) }));
  return MUTANT_IDS.flatMap((mutant) => {
    const missed = variants.flatMap(({ drawn, put: { asked } }) => {
      const given = answerOfBeliever(asked, mutant);
      return wrongParts({ asked, given }).length > 0 ? [drawn] : [];
    });
    return missed.length > 0 ? [{ mutant, missed, runs: 0, right: 0, answers: 0, others: [] }] : [];
  });
}

function follow(row: Row, questions: readonly Question[], count: number, chance: () => number) {
  const { mutant } = row;
  const learner = ({ asked }: Diagnosable) => answerOfBeliever(asked, mutant);
  const first = oneOf(row.missed, chance);
  const { named, after } = practise({ questions, learner, first, count, chance });
  row.runs += 1;
  if (named === mutant) {
    row.right += 1;
    row.answers += after;
  } else if (named !== null) row.others.push(named);
}

function printRow({ mutant, missed, runs, right, answers, others }: Row): void {
  const slugs = new Set(missed.map(({ question }) => question.slug));
  const share = `${right}/${runs}`.padStart(7);
  const mean = right > 0 ? `after ${(answers / right).toFixed(1)}` : "";
  const wrongly = others.length > 0 ? `, named ${[...new Set(others)].join(", ")}` : "";
  const shows = `shows in ${slugs.size} ${slugs.size === 1 ? "question" : "questions"}`;
  console.log(`  ${mutant.padEnd(33)}${share}  ${mean.padEnd(11)}${shows}${wrongly}`);
}

/** Beliefs that lead to the same answers everywhere. */
function printAlike(questions: readonly Question[], mutants: readonly MutantId[]): void {
  const answers = variantsOf(questions).map((drawn) => answersIn(putOf(drawn).asked));
  const rows = new Map<string, MutantId[]>();
  for (const mutant of mutants) {
    const all = answers.map((of) => of(mutant)).join("\n");
    rows.set(all, [...(rows.get(all) ?? []), mutant]);
  }
  const alike = [...rows.values()].filter((row) => row.length > 1);
  for (const row of alike) console.log(`no question tells these apart: ${row.join(", ")}`);
}
