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

/** Runs a part on our output, or with what it says going elsewhere. */
async function runPart(
  part: Part,
  filter: readonly string[],
  say?: (text: string) => void,
): Promise<FinishedPart> {
  const since = performance.now();
  let outcome: Outcome;
  try {
    outcome = await part.run(filter, say);
  } catch (error) {
    // One part that breaks must not hide what the others would have said.
    const failure = describeFailure(error);
    if (say) say(`${failure}\n`);
    else console.error(failure);
    outcome = oneTest(false);
  }
  return { ...outcome, name: part.name, seconds: (performance.now() - since) / 1000 };
}

/** Begins a part beside others; when its turn comes, what it has said is shown in one piece. */
function beginBeside(part: Part, filter: readonly string[]): () => Promise<FinishedPart> {
  let said = "";
  const running = runPart(part, filter, (text) => {
    said += text;
  });
  return async () => {
    const finished = await running;
    process.stdout.write(said);
    return finished;
  };
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
const beside = new Map(
  parts
    .filter((part) => part.isBeside && part !== parts[0])
    .map((part) => [part, beginBeside(part, filter)]),
);
const finished: FinishedPart[] = [];
for (const part of parts) {
  if (isStopped) break;
  console.log(`\n── ${part.name} ──`);
  finished.push(await (beside.get(part)?.() ?? runPart(part, filter)));
}

console.log("\n── summary ──");
for (const part of finished) console.log(partLine(part));
console.log(`\n${summaryLine(finished)}`);
const isGood = !isStopped && finished.every((part) => part.failed === 0);
process.exitCode = isGood ? 0 : 1;
