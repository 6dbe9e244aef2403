import "server-only";
import type { EventClaim, Judgement, NumberSaid } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Piece, Span } from "../words/token.ts";

type Told = { readonly fact: Fact; readonly judgement: Judgement };

/**
 * A segment that is sent, but not with such numbers: what is said of it and the number that is
 * wrong are two claims, each in its place. All else stays one.
 */
export function byNumber(
  told: Told,
  pieces: readonly Piece[],
  { context }: Pick<Memory, "context">,
): Told[] {
  const { claim, start, end } = told.fact;
  if (claim.kind !== "event" || claim.isDenied || told.judgement.verdict !== "wrong") return [told];
  const verdictOf = (numbers: readonly NumberSaid[]): Judgement | null =>
    judgeClaim({ ...claim, numbers }, context);
  if (verdictOf([])?.verdict !== "right") return [told];
  const wrong = claim.numbers.filter((one) => verdictOf([one])?.verdict === "wrong");
  const places = wrong.map((one) => placeOf(one, claim, pieces, { start, end }));
  const [place] = places;
  if (place === undefined || place === null || places.length > 1) return [told];
  const rest: EventClaim = { ...claim, numbers: claim.numbers.filter((one) => !wrong.includes(one)) };
  const judgement = judgeClaim(rest, context);
  if (judgement?.verdict !== "right") return [told];
  const parts = [
    { start, end: place.start },
    { start: place.end, end },
  ].filter((part) => part.end - part.start > LEAST);
  const right = parts.map((part) => ({ fact: { ...told.fact, ...part, claim: rest }, judgement }));
  return [...right, { fact: { ...told.fact, ...place }, judgement: told.judgement }];
}

/** What is shorter says nothing by itself. */
const LEAST = 6;

/** Where a number is said; null where it is not told by its field, or in more than one place. */
function placeOf(
  said: NumberSaid,
  { numbers }: EventClaim,
  pieces: readonly Piece[],
  { start, end }: Span,
): Span | null {
  if (numbers.length < 2) return null;
  const found = pieces.filter(
    (piece) =>
      piece.kind === "said" &&
      piece.start >= start &&
      piece.end <= end &&
      piece.said.field === said.field,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
