import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { ackedFacts } from "./acked-facts.ts";
import type { Clause } from "./clauses.ts";
import { closesFacts } from "./closes-facts.ts";
import type { Fact, Memory } from "./memory.ts";
import type { Actions } from "./reading.ts";
import { timerFacts } from "./timer-facts.ts";

/** What a clause says happens at a moment without naming the state it leads to. */
export function momentFacts(
  clause: Clause,
  memory: Memory,
  actions: Actions,
  phase: Phase,
): readonly Fact[] {
  return [
    ...timerFacts(clause, memory, actions, phase),
    ...closesFacts(clause, memory, actions, phase),
    ...ackedFacts(clause, memory, phase),
  ];
}
