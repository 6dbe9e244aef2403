import "server-only";
import type { Phase, StateClaim } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { reachOf } from "../clauses/reach.ts";
import type { Fact, Memory } from "../memory.ts";

/** That an end is in a state behind what happens, though the clause does not name the state. */
export function stateThen(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  said: Pick<StateClaim, "who" | "state" | "when">,
): Fact {
  const claim: StateClaim = {
    kind: "state",
    ...reachOf(clause, memory, phase),
    isAlways: false,
    ...said,
    whenWho: null,
    side: "after",
    isFinal: false,
    isLeft: false,
    isAround: false,
    lost: null,
  };
  return { claim, start: clause.start, end: clause.end };
}
