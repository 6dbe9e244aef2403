import "server-only";
import type { Claim, Phase } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { reachOf } from "../clauses/reach.ts";
import type { Fact, Memory } from "../memory.ts";
import { means } from "../words/token.ts";

/** "sends back an ACK, just an ACK": nothing else is set in it. */
export function apposedFact(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const [pure, segment, more] = clause.pieces;
  const { action } = memory;
  if (!means(pure, "pure") || segment?.kind !== "segment" || more !== undefined) return [];
  if (action === null || memory.actionIn !== clause.sentence) return [];
  if (action.happening.flags.join() !== segment.flags.join()) return [];
  const { who, happening, step } = action;
  const reach = reachOf(clause, memory, phase);
  const claim: Claim = {
    ...{ kind: "event", ...reach, who, happening, step, numbers: [], isPure: true },
  };
  return [{ claim, start: segment.start, end: segment.end }];
}
