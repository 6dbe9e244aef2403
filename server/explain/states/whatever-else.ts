import "server-only";
import { doubtsOf } from "../certainty.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, isNegation } from "../clauses/reach.ts";
import type { Fact } from "../memory.ts";
import { named } from "../words/token.ts";

/** So much may stand beside a state without being understood. */
const MOST = 3;

/** Words that make it no plain claim of where an end is. */
const TURNING = [
  ...["if", "suppose", "would", "why", "like", "people-say", "untrue", "old", "lose", "want"],
  ...["verb.repeat", "again", "except", "unless", "otherwise", "in-contrast", "not-necessarily"],
  ...["simultaneous", "together", "linger", "cookie", "know", "think", "maybe", "rather-than"],
];

/** How little may be left of a deed. */
const LEAST = 2;

/** "the server sends the first SYN to tell the client it is ready": nobody sends that there. */
function isPlainDeed(clause: Clause, fact: Fact): boolean {
  const { claim } = fact;
  if (claim.kind !== "event" || claim.who === null || claim.who === "both") return false;
  // Only where its place is said may the rest be left out.
  const { flags } = claim.happening;
  const isAlien = claim.phase === "open" && flags.includes("FIN");
  if (claim.step === null && !isAlien && !claim.happening.flags.includes("RST")) return false;
  if (claim.isDenied || claim.numbers.length > 0 || claim.happening.verb !== "sends") return false;
  if (has(clause, ...TURNING) || clause.pieces.some(isNegation)) return false;
  if (!clause.pieces.some((piece) => named(piece, "end.") !== null)) return false;
  return doubtsOf(clause, fact).length <= LEAST;
}

/**
 * "A is in LISTEN between the first two arrows": whatever the rest means, an end that is never in a
 * state is not in it then. What is true of some moment is not shown by this.
 */
export function whateverElse(clause: Clause, fact: Fact): Fact[] {
  const { claim } = fact;
  if (claim.kind === "event")
    return [{ ...fact, isDim: true }].filter(() => isPlainDeed(clause, fact));
  if (claim.kind !== "state" || claim.who === null || claim.lost !== null) return [];
  if (claim.isDenied || claim.isFinal || doubtsOf(clause, fact).length > MOST) return [];
  if (has(clause, ...TURNING) || clause.pieces.some(isNegation)) return [];
  if (!clause.pieces.some((piece) => named(piece, "end.") !== null)) return [];
  const { step: _, ...rest } = claim;
  const open = {
    when: null,
    whenWho: null,
    side: "after",
    isLeft: false,
    isAround: false,
  } as const;
  return [{ ...fact, claim: { ...rest, ...open }, isDim: true }];
}
