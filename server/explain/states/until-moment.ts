import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import { isNegation } from "../clauses/reach.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Found } from "../segments/reading.ts";
import { means, type Piece } from "../words/token.ts";

/** "until", "before" in front of what happens; 之前 stands behind it. */
function isAheadOf(piece: Piece | undefined): boolean {
  return means(piece, "until", "before") && !means(piece, "after", "on-when", "behind");
}

/** "Until the ACK gets in, the server is": what is said next is said of the time before that. */
export function aheadIn(clause: Clause, memory: Memory, last: Found | undefined): number {
  return last !== undefined && !last.isMain && isAheadOf(clause.pieces[0])
    ? clause.sentence
    : memory.aheadIn;
}

/** "Not before it gets the third segment", "not until the ACK is in": only then. */
export function isNotBefore({ pieces }: Clause, action: Found | null): boolean {
  if (action === null || action.at < 0) return false;
  const at = pieces.findIndex((piece, index) => index < action.at && isAheadOf(piece));
  const [before] = pieces.slice(Math.max(0, at - 1), at);
  return before !== undefined && at === 1 && isNegation(before);
}

/** "repeats it until the server gets it": how long, and nothing of what is repeated. */
export function withoutUntil(clause: Clause): Clause {
  const { pieces } = clause;
  const verb = pieces.findIndex((piece) => means(piece, "verb.repeat", "again"));
  const at = pieces.findIndex((piece, index) => index > verb && means(piece, "until"));
  const isBehind = verb >= 0 && at > verb && !means(pieces[at], "behind", "if", "not");
  return isBehind ? { ...clause, pieces: pieces.slice(0, at) } : clause;
}

/** "isn't ESTABLISHED until it gets the ACK": then it is. */
export function fromThenOn({ pieces }: Clause, { claim, start, end }: Fact): Fact[] {
  if (claim.kind !== "state" || !claim.isDenied || claim.side !== "before") return [];
  const isUntil = pieces.some((piece) => means(piece, "until") && !means(piece, "if", "behind"));
  if (!isUntil || claim.when === null || claim.who === "both") return [];
  return [{ claim: { ...claim, isDenied: false, side: "after" }, start, end }];
}
