import { parseArgs } from "node:util";
import { countSet, printAccuracy, printJudgements } from "./explain/accuracy.ts";
import { readLabelled } from "./explain/labelled.ts";
import { explainQuestion } from "./explain/question.ts";
import { countSayings, readSayings } from "./explain/sayings.ts";
import { printExplainTimes, printRefusals } from "./explain/timing.ts";
import { countWays, readWays, waysFiles } from "./explain/ways.ts";

/**
 * How well free answers are read, on labelled sets: those that the vocabulary was tuned on, and
 * those kept apart from it, which alone say what a stranger's answer can expect; single sentences
 * that say or deny each statement, likewise; ways to say the same thing. Then the time.
 * `--tell SET` prints each claim of a set that is judged otherwise than labelled.
 */

/** How many sets of each language were tuned on. */
const TUNED = { zh: 13, en: 19 };
const TUNED_ON = (["zh", "en"] as const).flatMap((language) =>
  Array.from({ length: TUNED[language] }, (_, at) => `${language}-tuned-on-${at + 1}`),
);
/** Plain answers with common mistakes; and answers as odd and as varied as their authors could. */
const APART = ["zh", "en"].flatMap((language) =>
  ["plain-apart", "plain-apart-2", "plain-apart-3", "plain-apart-4", "apart"].map(
    (name) => `${language}-${name}`,
  ),
);

/** Tells of the mistakes in one set. */
function tellOf(name: string): (line: string) => void {
  return (line) => {
    if (name === values.tell) console.log(`  ${line}`);
  };
}

const { values } = parseArgs({ options: { tell: { type: "string", default: "" } } });
for (const [title, names] of [
  ["Kept apart", APART],
  ["Tuned on", TUNED_ON],
] as const) {
  console.log(title);
  for (const name of names) {
    printAccuracy(name, countSet(readLabelled(name), explainQuestion, tellOf(name)));
  }
}
for (const [title, names] of [
  ["Single sentences, kept apart", ["zh-sayings-apart", "en-sayings-apart"]],
  ["Single sentences, tuned on", ["zh-sayings", "en-sayings"]],
] as const) {
  console.log(title);
  for (const name of names) printJudgements(name, countSayings(readSayings(name), tellOf(name)));
}
console.log("Ways to say a thing, tuned on: judged as what they mean, not read, judged otherwise");
for (const name of waysFiles()) {
  const { same, unread, other } = countWays(readWays(name), tellOf(name));
  const all = same + unread + other;
  const shares = [same, unread, other].map((count) => (count / all).toFixed(3));
  console.log(`  ${name.padEnd(14)}${shares.join("  ")}  of ${all}`);
}
console.log("Time of one answer");
for (const name of APART) {
  printExplainTimes(name, readLabelled(name), explainQuestion("close-walkthrough"));
}
printRefusals(explainQuestion("close-walkthrough"));
