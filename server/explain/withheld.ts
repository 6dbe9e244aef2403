import "server-only";
import type { Clause } from "./clauses.ts";
import type { Fact } from "./memory.ts";
import { named } from "./token.ts";

/** Said without a moment of its own: the condition in front of it says when. */
export function isLoose(claim: Fact["claim"]): boolean {
  return claim.kind === "event" || (claim.kind === "state" && claim.when === null);
}

/** "My side enters LAST-ACK": that some end does so does not show that this one does. */
export function isOfSomebody({ pieces }: Clause, claim: Fact["claim"]): boolean {
  if (claim.kind !== "state" || claim.who !== null) return false;
  // "CLOSE-WAIT comes after FIN-WAIT-2": that there is such a state says nothing.
  if (claim.when === null && claim.lost === null && !claim.isDenied) return true;
  return pieces.some((piece) => named(piece, "end.") !== null);
}

/** Two SYNs of one end are told of, an old one and its own: which has the number stays open. */
export function isOfOneSyn(claim: Fact["claim"]): boolean {
  return (
    claim.kind === "event" &&
    claim.happening.flags.join() === "SYN" &&
    claim.numbers.some(({ field }) => field === "seq")
  );
}

/** "whoever closes first": said of every case. */
export function exclusive(fact: Fact): Fact {
  return { ...fact, claim: { ...fact.claim, isExclusive: true } };
}
