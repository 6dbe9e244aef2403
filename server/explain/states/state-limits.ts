import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, isNegation, type Reach } from "../clauses/reach.ts";
import type { Memory } from "../memory.ts";
import type { Actions, Found } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";
import type { Place } from "./state-places.ts";

/** "Not both ends go through it" denies that all do; "both don't" that any does. */
export function spreadOverBoth({ pieces }: Clause, reach: Reach, who: Subject): Reach {
  if (who !== "both" || !reach.isDenied) return reach;
  const all = pieces.findIndex((piece) => named(piece, "end.") === "both");
  const isNotAll = pieces.slice(Math.max(0, all - 2), all).some((piece) => isNegation(piece));
  return isNotAll ? { ...reach, isAlways: true } : reach;
}

/** "the end that goes through LAST-ACK": a name, and nothing said of it. */
export function isOnlyName(pieces: readonly Piece[], at: number): boolean {
  const one = pieces.findIndex((piece) => named(piece, "end.") === "one");
  const isTold = pieces.slice(one + 1, at).some((piece) => means(piece, "verb.enter", "verb.be"));
  return one === 0 && means(pieces[1], "this") && isTold && at === pieces.length - 1;
}

/**
 * A state that an end is in before anything happens, or that nothing was said to lead to. What
 * the other end did in an earlier clause leaves LISTEN alone; what this end did does not.
 */
export function isUnmoved(
  clause: Clause,
  memory: Memory,
  { found }: Actions,
  state: Place["state"],
  action: Found | null,
  who: Subject | null,
): boolean {
  if (state === "LISTEN") {
    const isOwn = action?.who === who;
    return action === null || (!found.includes(action) && !isOwn && !has(clause, "still"));
  }
  return state === "CLOSED" && found.length === 0 && memory.state === null && action === null;
}
