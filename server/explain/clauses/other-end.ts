import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Memory } from "../memory.ts";
import type { Actions } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";

const ENDS: readonly Subject[] = ["client", "server", "active", "passive"];

/** The first word of a clause that speaks of an end. */
function firstEnd({ pieces }: Clause): Piece | undefined {
  return pieces.find((piece) => named(piece, "end.") !== null || means(piece, "it", "own"));
}

/**
 * 对端回 ACK，此时对端是 CLOSE_WAIT: who was called the other end before keeps that name, as long as
 * nobody else was spoken of meanwhile.
 */
export function withKnownOther(clause: Clause, { other, subject }: Memory): Clause {
  const first = firstEnd(clause);
  const isKnown = other !== null && other === subject && named(first, "end.") === "other";
  if (!isKnown || first?.kind !== "word") return clause;
  const known = { ...first, concepts: [`end.${other}`] };
  return { ...clause, pieces: clause.pieces.map((piece) => (piece === first ? known : piece)) };
}

/** Whom the clause, as it was said, calls the other end; null where it speaks of somebody by name. */
export function otherAfter(
  said: Clause,
  { other }: Memory,
  { isNamed, subject }: Actions,
): Memory["other"] {
  const first = named(firstEnd(said), "end.");
  if (first === "other" && isNamed && subject !== null && ENDS.includes(subject)) return subject;
  return first === null || first === "other" ? other : null;
}

/** The same of a clause that the grammar has read: whom its claims are of is `after.subject`. */
export function withOtherTold(clause: Clause, before: Memory, after: Memory): Memory {
  const first = named(firstEnd({ ...clause, ...clause.plain }), "end.");
  if (first === null) return { ...after, other: before.other };
  const isTold = first === "other" && ENDS.includes(after.subject);
  return { ...after, other: isTold ? after.subject : null };
}
