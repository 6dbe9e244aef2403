import { Judge } from "./judge.ts";
import type { Mutant } from "./mutant.ts";
import type { Sources } from "./sources.ts";

/** What a process is told first: the sources to judge in, and how thoroughly. */
export type Start = {
  readonly sources: Sources;
  readonly quick: boolean;
  /** What an earlier process of the same run found out. */
  readonly health: Judge["health"] | null;
};

/**
 * A process that judges mutants. It is sent the sources once and says which tests fail without any
 * mutant; then it is sent a mutant at a time and answers each with a verdict.
 */
let judge: Judge | null = null;
process.on("message", (message: Start | Mutant) => {
  if ("sources" in message) {
    judge = new Judge(message.sources, message.quick, message.health);
    process.send?.({ broken: judge.broken, health: judge.health });
  } else if (judge !== null) process.send?.(judge.judge(message));
});
