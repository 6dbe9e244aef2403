import { parentPort, workerData } from "node:worker_threads";
import { Judge } from "./judge.ts";
import type { Mutant } from "./mutant.ts";

/** A thread that judges the mutants it is sent, one at a time: `ready` first, then a verdict for each. */
const judge = new Judge(workerData.sources, workerData.quick);
parentPort?.on("message", (mutant: Mutant) => parentPort?.postMessage(judge.judge(mutant)));
parentPort?.postMessage({ broken: judge.broken });
