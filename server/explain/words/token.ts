import "server-only";
import type { NumberSaid } from "#oracle/claims/claim.ts";
import type { Duration } from "#oracle/claims/duration.ts";
import type { Flag } from "#oracle/index.ts";

/** A place in the answer, in UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number };

/** What the scanner finds. */
export type Token = Span &
  (
    | { readonly kind: "word"; readonly concepts: readonly string[] }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "letter"; readonly name: string }
    /** A word of English that is in no vocabulary. */
    | { readonly kind: "other" }
  );

/** What claims are made of: words, and what several tokens amount to. */
export type Piece = Span &
  (
    | { readonly kind: "word"; readonly concepts: readonly string[] }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "segment"; readonly flags: readonly Flag[] }
    /** `isIsn`: it was said of the initial sequence number. */
    | {
        readonly kind: "said";
        readonly said: NumberSaid;
        readonly isIsn: boolean;
        /** What it was put together from. */
        readonly inner: readonly Piece[];
      }
    | { readonly kind: "duration"; readonly duration: Duration }
    | { readonly kind: "other" }
  );

/** Whether the word means this, or one of these. */
export function means(piece: Piece | Token | undefined, ...concepts: readonly string[]): boolean {
  return piece?.kind === "word" && piece.concepts.some((concept) => concepts.includes(concept));
}

/** A word that says nothing, and means nothing else. */
export function isFiller(piece: Piece | Token): boolean {
  return piece.kind === "word" && piece.concepts.every((concept) => concept === "filler");
}

/** What stands behind the dot of the first concept of that family: `state.` gives "LISTEN". */
export function named(piece: Piece | Token | undefined, family: string): string | null {
  if (piece?.kind !== "word") return null;
  const concept = piece.concepts.find((one) => one.startsWith(family));
  return concept === undefined ? null : concept.slice(family.length);
}

/** The figure that a token is; 0 and 1 are words as well. */
export function figureOf(text: string, token: Token | undefined): number | null {
  if (token?.kind === "number") return token.value;
  const digits = token?.kind === "word" ? text.slice(token.start, token.end) : "";
  return /^\d$/.test(digits) ? Number(digits) : null;
}
