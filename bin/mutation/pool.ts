import { Worker } from "node:worker_threads";
import type { Mutant, Verdict } from "./mutant.ts";
import type { Sources } from "./sources.ts";

/** A mutant that fills the memory ends its thread and not the run. */
const HEAP_MB = 1_000;
/** Beyond any limit that a thread sets itself: it no longer listens. */
const STUCK_MS = 90_000;

/** With what, with how many threads, and whether only the fast test files are asked. */
type Task = { readonly sources: Sources; readonly threads: number; readonly quick: boolean };

type Ready = { readonly broken: readonly string[] };

/** What a run is told while it goes on. */
export type Listener = {
  /** The tests that fail without any mutant, once. */
  readonly broken: (tests: readonly string[]) => void;
  readonly verdict: (verdict: Verdict) => void;
};

function startThread(task: Task): Worker {
  const thread = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { sources: task.sources, quick: task.quick },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  // Whoever waits for an answer sees the end; an error nobody listens to would end the run.
  return thread.on("error", () => {});
}

/** The next message of a thread, or null when the thread has ended or is stuck. */
function answerOf<T>(thread: Worker): Promise<T | null> {
  return new Promise((resolve) => {
    const ended = (): void => done(null);
    const done = (answer: T | null): void => {
      clearTimeout(limit);
      thread.off("message", done).off("error", ended).off("exit", ended);
      resolve(answer);
    };
    const limit = setTimeout(ended, STUCK_MS);
    thread.once("message", done).once("error", ended).once("exit", ended);
  });
}

/** Judges all mutants with some threads at once. */
export async function judgeAll(
  task: Task,
  mutants: readonly Mutant[],
  listener: Listener,
): Promise<void> {
  const waiting = [...mutants];
  let isBrokenTold = false;
  const work = async (): Promise<void> => {
    let thread: Worker | null = null;
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      if (thread === null) {
        thread = startThread(task);
        const ready = await answerOf<Ready>(thread);
        if (ready === null) throw new Error("the oracle cannot be loaded");
        if (!isBrokenTold) listener.broken(ready.broken);
        isBrokenTold = true;
      }
      thread.postMessage(mutant);
      const verdict: Verdict | null = await answerOf<Verdict>(thread);
      listener.verdict(verdict ?? { mutant, outcome: "timed out", by: "memory", ms: 0 });
      if (verdict === null) {
        await thread.terminate();
        thread = null;
      }
    }
    await thread?.terminate();
  };
  await Promise.all(Array.from({ length: task.threads }, work));
}
