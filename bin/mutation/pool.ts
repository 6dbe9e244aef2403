import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Mutant, Verdict } from "./mutant.ts";
import type { Sources } from "./sources.ts";
import type { Start } from "./worker.ts";

/** A mutant that fills the memory ends its process and not the run. */
const HEAP_MB = 1_000;
/** Beyond any limit that a process sets itself: it no longer listens. */
const STUCK_MS = 90_000;
/** At first every test file is run twice without a mutant. */
const BEGIN_MS = 600_000;

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** With what, with how many processes, and whether only the fast test files are asked. */
type Task = { readonly sources: Sources; readonly processes: number; readonly quick: boolean };

type Ready = { readonly broken: readonly string[]; readonly health: Start["health"] };

/** What a run is told while it goes on. */
export type Listener = {
  /** The tests that fail without any mutant, once. */
  readonly broken: (tests: readonly string[]) => void;
  readonly verdict: (verdict: Verdict) => void;
};

/** What it writes before it dies of a mutant's memory is of no use to anybody. */
function startProcess(): ChildProcess {
  return fork(WORKER, {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Sends something and waits for the answer, or null when the process has ended or is stuck. */
function ask<T>(child: ChildProcess, message: Start | Mutant, ms: number): Promise<T | null> {
  return new Promise((resolve) => {
    const ended = (): void => done(null);
    const done = (answer: T | null): void => {
      clearTimeout(limit);
      child.off("message", done).off("error", ended).off("exit", ended);
      resolve(answer);
    };
    const limit = setTimeout(ended, ms);
    child.once("message", done).once("error", ended).once("exit", ended);
    child.send(message, () => {});
  });
}

/** Judges all mutants with some processes at once. */
export async function judgeAll(
  task: Task,
  mutants: readonly Mutant[],
  listener: Listener,
): Promise<void> {
  const { sources, quick } = task;
  const waiting = [...mutants];
  let health: Start["health"] = null;
  const work = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      if (child === null) {
        child = startProcess();
        const start: Start = { sources, quick, health };
        const ready = await ask<Ready>(child, start, health === null ? BEGIN_MS : STUCK_MS);
        if (ready === null) throw new Error("the oracle cannot be loaded");
        if (health === null) listener.broken(ready.broken);
        health ??= ready.health;
      }
      const verdict: Verdict | null = await ask<Verdict>(child, mutant, STUCK_MS);
      listener.verdict(verdict ?? { mutant, outcome: "timed out", by: "memory", ms: 0 });
      if (verdict === null) {
        child.kill("SIGKILL");
        child = null;
      }
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: task.processes }, work));
}
