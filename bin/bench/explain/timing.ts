import { LONGEST_ANSWER } from "#server/explain/limits.ts";
import { explainAnswer } from "#server/questions/explain.ts";
import type { LabelledAnswer } from "./labelled.ts";
import type { Question } from "./question.ts";

/** As long as the goal says. */
const LENGTH = 2_000;
const MEGABYTE = 1_000_000;
const MANY_CLAIMS = 10_000;

/** Answers of one set, one behind the other from each on, cut at 2,000 characters. */
function longAnswers(answers: readonly LabelledAnswer[]): string[] {
  const texts = answers.map(({ answer }) => answer);
  return texts.map((_, from) =>
    [...texts.slice(from), ...texts.slice(0, from)].join("\n").slice(0, LENGTH),
  );
}

/** How long 2,000 characters take, and that what is beyond the limits takes nothing. */
export function printExplainTimes(
  name: string,
  answers: readonly LabelledAnswer[],
  question: Question,
): void {
  const texts = longAnswers(answers);
  for (const text of texts) explainAnswer(question, text);
  const times = texts.map((text) => timed(question, text)).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `  ${name}: ${texts.length} answers of ${LENGTH} characters   p50 ${at(0.5)} ms` +
      `   p99 ${at(0.99)} ms   (goal 50 ms)`,
  );
}

function timed(question: Question, text: string): number {
  const since = performance.now();
  explainAnswer(question, text);
  return performance.now() - since;
}

/** Answers beyond the limits are refused before any work. */
export function printRefusals(question: Question): void {
  const hostile: readonly [string, string][] = [
    ["1 MB", "客户端发送 SYN。".repeat(MEGABYTE / 10)],
    [`${MANY_CLAIMS} claims`, "FIN. ".repeat(MANY_CLAIMS)],
    [`${LONGEST_ANSWER} characters, all short claims`, "A. ".repeat(LONGEST_ANSWER / 3)],
  ];
  for (const [name, text] of hostile) {
    const since = performance.now();
    const isRefused = explainAnswer(question, text) === null;
    const ms = (performance.now() - since).toFixed(1);
    console.log(`  ${name}: ${isRefused ? "refused" : "READ"} after ${ms} ms`);
  }
}
