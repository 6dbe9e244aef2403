import { describeFailure } from "./complaint.ts";
import { startOptions } from "./launcher/arguments.ts";
import { onShellOfNpmGone } from "./launcher/parent.ts";
import { makeProgress } from "./launcher/progress.ts";
import { endAll, run, type Started } from "./launcher/run.ts";

const things: Started[] = [];
const stopping = new AbortController();
const progress = makeProgress(process.stdout, stopping.signal);

function onSignal(): void {
  if (stopping.signal.aborted) {
    for (const thing of things.toReversed()) thing.abandon?.();
    process.exit(130);
  }
  progress.note("Stopping … (once more to force it)");
  stopping.abort();
}

// Whoever read our output may be gone before us: that must not keep us from ending things well.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
onShellOfNpmGone(process.env, () => {
  if (!stopping.signal.aborted) onSignal();
});

const stopped = new Promise<void>((resolve) => {
  stopping.signal.addEventListener("abort", () => resolve(), { once: true });
});

let code = 0;
try {
  const start = startOptions(process.argv.slice(2), process.env);
  console.log("Seqack");
  const started = (thing: Started): void => {
    things.push(thing);
  };
  const address = await run({ start, progress, signal: stopping.signal, started });
  console.log(`\n  Seqack runs at ${address}\n  Ctrl-C stops it.\n`);
  await stopped;
} catch (error) {
  if (stopping.signal.aborted) {
    code = 130;
  } else {
    console.error(`\n${describeFailure(error)}`);
    code = 1;
  }
}
stopping.abort();
try {
  await endAll(things);
} catch (error) {
  console.error(describeFailure(error));
  code = 1;
}
process.exit(code);
