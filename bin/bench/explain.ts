import { parseArgs } from "node:util";
import { countSet, printAccuracy } from "./explain/accuracy.ts";
import { readLabelled } from "./explain/labelled.ts";
import { explainQuestion } from "./explain/question.ts";
import { printExplainTimes, printRefusals } from "./explain/timing.ts";

/**
 * How well free answers are read, on labelled sets: those that the vocabulary was tuned on, and
 * those kept apart from it, which alone say what a stranger's answer can expect. Then the time.
 * `--tell SET` prints each claim of a set that is judged otherwise than labelled.
 */

const TUNED_ON = ["zh", "en"].flatMap((language) =>
  [1, 2, 3].map((n) => `${language}-tuned-on-${n}`),
);
const APART = ["zh-apart", "en-apart"];

const { values } = parseArgs({ options: { tell: { type: "string", default: "" } } });
for (const [title, names] of [
  ["Kept apart", APART],
  ["Tuned on", TUNED_ON],
] as const) {
  console.log(title);
  for (const name of names) {
    const tell = (line: string) => {
      if (name === values.tell) console.log(`  ${line}`);
    };
    printAccuracy(name, countSet(readLabelled(name), explainQuestion, tell));
  }
}
console.log("Time of one answer");
for (const name of APART) {
  printExplainTimes(name, readLabelled(name), explainQuestion("close-walkthrough"));
}
printRefusals(explainQuestion("close-walkthrough"));
