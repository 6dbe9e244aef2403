import { describeFailure } from "./complaint.ts";
import { checks } from "./testing/checks.ts";
import { endCommands } from "./testing/command.ts";
import { content } from "./testing/content.ts";
import {
  type FinishedPart,
  type Outcome,
  oneTest,
  type Part,
  partLine,
  summaryLine,
} from "./testing/part.ts";
import { endToEnd } from "./testing/playwright.ts";
import { integration, unit } from "./testing/vitest.ts";

const PARTS: readonly Part[] = [...checks, content, unit, integration, endToEnd];

/** The parts asked for, and the words that choose among their tests. */
function chosen(words: readonly string[]): { parts: readonly Part[]; filter: readonly string[] } {
  const [first, ...rest] = words;
  if (first === undefined) return { parts: PARTS, filter: [] };
  const parts = PARTS.filter((part) => part.group === first);
  return parts.length > 0 ? { parts, filter: rest } : { parts: PARTS, filter: words };
}

async function runPart(part: Part, filter: readonly string[]): Promise<FinishedPart> {
  console.log(`\n── ${part.name} ──`);
  const since = performance.now();
  let outcome: Outcome;
  try {
    outcome = await part.run(filter);
  } catch (error) {
    // One part that breaks must not hide what the others would have said.
    console.error(describeFailure(error));
    outcome = oneTest(false);
  }
  return { ...outcome, name: part.name, seconds: (performance.now() - since) / 1000 };
}

let isStopped = false;

/** The first time ends what runs and lets it clean up; the second time ends at once. */
function onSignal(): void {
  if (isStopped) process.exit(130);
  isStopped = true;
  endCommands();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);

const { parts, filter } = chosen(process.argv.slice(2));
const finished: FinishedPart[] = [];
for (const part of parts) {
  if (!isStopped) finished.push(await runPart(part, filter));
}

console.log("\n── summary ──");
for (const part of finished) console.log(partLine(part));
console.log(`\n${summaryLine(finished)}`);
const isGood = !isStopped && finished.every((part) => part.failed === 0);
process.exitCode = isGood ? 0 : 1;
