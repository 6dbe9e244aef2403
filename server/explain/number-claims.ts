import "server-only";
import type { EventClaim, Judgement, NumberSaid } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import type { Fact } from "./memory.ts";
import type { Piece, Span } from "./words/token.ts";

/** A piece of an answer with its own verdict. */
export type Part = Span & { readonly judgement: Judgement };

/**
 * "SYN,ACK with seq=300, ack=100": where only some of its numbers are wrong, the segment, each number
 * and its verdict by itself. Null where the mistake is another one, or where nobody can tell which
 * number is wrong.
 */
export function partsOf(
  { claim }: Fact,
  pieces: readonly Piece[],
  { start, end }: Span,
  context: Context,
): Part[] | null {
  if (claim.kind !== "event" || claim.isDenied || claim.numbers.length === 0) return null;
  const bare = judgeClaim({ ...claim, numbers: [] }, context);
  if (bare?.verdict !== "right") return null;
  const parts = claim.numbers.map((number) =>
    partOf(claim, number, pieces, { start, end }, context),
  );
  if (!parts.some((part) => part?.judgement.verdict === "wrong")) return null;
  const known = parts.filter((part) => part !== null).toSorted((a, b) => a.start - b.start);
  const first = known[0];
  if (known.length < parts.length || first === undefined) return null;
  const lead = { start, end: first.start, judgement: bare };
  return first.start > start ? [lead, ...known] : known;
}

function partOf(
  claim: EventClaim,
  number: NumberSaid,
  pieces: readonly Piece[],
  { start, end }: Span,
  context: Context,
): Part | null {
  const piece = pieces.find(
    (one) =>
      one.kind === "said" && isSame(one.said, number) && one.start >= start && one.end <= end,
  );
  const judgement = judgeClaim({ ...claim, numbers: [number] }, context);
  if (piece === undefined || judgement === null) return null;
  return { start: piece.start, end: piece.end, judgement };
}

/** The grammar reads a number once more: it is the same where it says the same. */
function isSame(one: NumberSaid, other: NumberSaid): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
