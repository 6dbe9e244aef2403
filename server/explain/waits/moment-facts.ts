import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Fact, Memory } from "../memory.ts";
import { ackedFacts } from "../segments/acked-facts.ts";
import type { Actions } from "../segments/reading.ts";
import { closesFacts } from "./closes-facts.ts";
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
