import "server-only";
import type { Claim } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses/clauses.ts";
import type { Fact } from "./memory.ts";
import type { Piece } from "./words/token.ts";

/** Families of words that the readers of segments and states understand. */
const UNDERSTOOD: readonly string[] = [
  "end.",
  "state.",
  "verb.",
  "flag.",
  "flags.",
  "flag-on",
  "flag-off",
  "first-two",
  "mean",
  "so",
  "local",
  "time-up",
  "field.",
  "mark.",
  "unit.",
  "it",
  "this",
  "own",
  "leave",
  "from",
  "of",
  "to",
  "by",
  "with",
  "skip",
  "noun.ack",
  "carry",
  "segment",
  "connection",
  "first",
  "second",
  "third",
  "fourth",
  "last",
  "after",
  "before",
  "then",
  "now",
  "still",
  "must",
  "always",
  "strictly-always",
  "only",
  "usually",
  "not",
  "straight",
  "each",
  "complete",
  "simultaneous",
  "together",
  "pure",
  "behind",
  "begin-first",
  "signifies",
  "leads",
  "passes",
  "while",
  "than",
  "meanwhile",
  "earlier-than",
  "later-than",
  "agent",
  "untrue",
  "inside",
  "on-when",
  "has-flag",
  "data-starts",
  "ba",
  "true-say",
  "not-but",
  "but-rather",
  "filler",
  "can",
  "three-ways",
  "four-ways",
  "wave",
  "two-ways",
  "also",
  "already",
  "seqno",
  "wait",
  "lose",
  "again",
  "continue",
  "timer",
  "automatic",
  "properly",
  "alone",
  "random",
  "choose",
  "plus-one",
  "takes",
  "both-ways",
  "ack-of",
  "acked",
  "tense",
  "local",
  "any-of",
  "first-to",
  "ticks",
  "countdown",
  "goes-out",
];

/** What else the readers of other claims understand. */
const ALSO: Readonly<Partial<Record<Claim["kind"], readonly string[]>>> = {
  carries: ["data", "octet", "merge", "empty", "bare", "something", "anything", "end", "during"],
  talks: [
    "data",
    "octet",
    "remaining-data",
    "no-more-data",
    "able-still",
    "more",
    "application",
    "deaf",
    "not-receive",
    "able-receive",
    "rather-than",
    "longer",
    "any-time",
    "between",
    "half-close",
    "something",
    "anything",
  ],
  wait: [
    "enough",
    "linux",
    "round-trip",
    "same",
    "two-msl",
    "one-msl",
    "msl-name",
    "fixed",
    "maybe",
    "length",
    "time",
    "because",
    "closed",
    "either",
    "holds-value",
    "whole",
  ],
  repeat: ["nobody", "like", "because", "make", "error-state", "so-that", "what"],
  count: ["merge", "because", "total", "negotiate"],
  takes: [
    "like",
    "because",
    "so-that",
    "data",
    "octet",
    "merge",
    "even",
    "empty",
    "bare",
    "no-more-data",
    "something",
    "if",
  ],
  event: [
    "data",
    "octet",
    "no-more-data",
    "remaining-data",
    "because",
    "so-that",
    "comes-from",
    "kernel",
  ],
  state: [
    "would",
    "because",
    "so-that",
    "if",
    "half-close",
    "one-way",
    "between",
    "during",
    "kernel",
    "closes-at-once",
    "automatic",
  ],
  awaits: ["because", "or"],
  transition: ["path", "so-that", "because", "remaining-data", "data"],
  until: ["data", "octet", "until", "able-still", "remaining-data", "so", "around"],
  past: ["close-call", "application"],
  statement: ["acknowledged", "filler"],
};

const READ: ReadonlySet<string> = new Set([...UNDERSTOOD, ...Object.values(ALSO).flat()]);
const FAMILIES = UNDERSTOOD.filter((known) => known.endsWith("."));

/** Whether some reader of segments, states and numbers knows the concept. */
export function isUnderstood(concept: string): boolean {
  return READ.has(concept) || FAMILIES.some((family) => concept.startsWith(family));
}

/** Whether all that the clause says was understood by the reader of such claims. */
export function isSure(clause: Clause, fact: Fact): boolean {
  return doubtsOf(clause, fact).length === 0;
}

/** What of a clause the reader of such a claim did not understand. */
export function doubtsOf(clause: Clause, { claim }: Fact): string[] {
  return doubtsIn(clause, ALSO[claim.kind] ?? []);
}

/** What of a clause nobody understood: it may change what is said of segments and states. */
export function doubtsIn({ pieces, unknown }: Clause, also: readonly string[] = []): string[] {
  return [...unknown, ...pieces.filter((piece) => isForeign(piece, also)).map(conceptsOf)];
}

function isForeign(piece: Piece, also: readonly string[]): boolean {
  if (piece.kind !== "word") return false;
  return !piece.concepts.some(
    (concept) => also.includes(concept) || UNDERSTOOD.some((known) => isOf(concept, known)),
  );
}

function isOf(concept: string, known: string): boolean {
  return known.endsWith(".") ? concept.startsWith(known) : concept === known;
}

function conceptsOf(piece: Piece): string {
  return piece.kind === "word" ? piece.concepts.join("|") : "";
}
