import "server-only";
import { isUnderstood } from "../certainty.ts";
import { folded } from "./fold.ts";
import { wordsIn } from "./scan.ts";
import { isFiller, type Token } from "./token.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Names and places in an order: such words are one, however long. */
const WHOLE = [
  ...["end.", "state.", "flag.", "flags.", "unit.", "field."],
  ...["verb.close", "verb.open"],
];
const PLACES = ["first", "second", "third", "fourth", "last", "first-two"];
/** Concepts that readers ask for beside those they understand: a word keeps them. */
const ASKED = [
  "ask",
  "ask-for",
  "back",
  "bare",
  "beside",
  "breaks-off",
  "by-deed",
  "came-again",
  "close-first",
  "cookie",
  "die",
  "discard",
  "does-nothing",
  "done",
  "except",
  "exclusive",
  "fin-timeout",
  "flood",
  "give-up",
  "goes-out",
  "guarantee",
  "if",
  "know",
  "linger",
  "not-necessarily",
  "not-only",
  "old",
  "one-rtt",
  "opening",
  "other-handshake",
  "people-say",
  "prevent",
  "restart",
  "retries-end",
  "retry-many",
  "return-to",
  "retry",
  "sends-anew",
  "separate",
  "suppose",
  "three-suffice",
  "twice",
  "two-rtt",
  "until",
  "want",
  "whoever",
  "why",
  "would",
];

/**
 * The words of an answer with those taken apart that only statements know and that are made of
 * words with a meaning of their own: "carry data", 之后还可以. Statements want them whole; who
 * puts a meaning together wants their parts.
 */
export function plainTokens(
  text: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): readonly Token[] {
  let isSame = true;
  const out = tokens.flatMap((token) => {
    const parts = token.kind === "word" ? partsOf(text, token, vocabulary) : null;
    if (parts !== null) isSame = false;
    return parts ?? [token];
  });
  return isSame ? tokens : out;
}

/** A word is taken apart once, however often it is said. */
const kept = new WeakMap<Vocabulary, Map<string, readonly Token[] | null>>();
const MOST_KEPT = 5000;

function partsOf(
  text: string,
  token: Token & { readonly kind: "word" },
  vocabulary: Vocabulary,
): readonly Token[] | null {
  const { start, end, concepts } = token;
  if (end - start < 2 || concepts.every(isPlain) || concepts.some(isWhole)) return null;
  const known = kept.get(vocabulary) ?? new Map<string, readonly Token[] | null>();
  kept.set(vocabulary, known);
  const small = folded(text.slice(start, end));
  let parts = known.get(small);
  if (parts === undefined) {
    parts = takenApart(text.slice(start, end), small, concepts, vocabulary);
    if (known.size < MOST_KEPT) known.set(small, parts);
  }
  return parts?.map((part) => moved(part, start)) ?? null;
}

function moved(part: Token, by: number): Token {
  return { ...part, start: part.start + by, end: part.end + by };
}

/** The parts of a word; null where one of them is not understood, or there is but one. */
function takenApart(
  written: string,
  small: string,
  concepts: readonly string[],
  vocabulary: Vocabulary,
): readonly Token[] | null {
  const parts = wordsIn(written, small, vocabulary, small).flatMap((part) => {
    const isShorter = part.kind === "word" && part.end - part.start < small.length;
    return (isShorter ? partsOf(written, part, vocabulary) : null) ?? [part];
  });
  const isKnown = parts.every(
    (part) => part.kind === "number" || (part.kind === "word" && part.concepts.some(isPlain)),
  );
  let rest = small;
  for (const { start, end } of parts)
    rest = `${rest.slice(0, start)}${" ".repeat(end - start)}${rest.slice(end)}`;
  const isWhole = /^(?:[\s_\-–‐]|\b(?:the|an?|and)\b|[了着个的])*$/.test(rest);
  const said = parts.filter((part) => !isFiller(part));
  const left = parts.flatMap((part) => (part.kind === "word" ? part.concepts : []));
  // What the readers ask of the whole, its parts must say as well.
  const isKept = concepts.every((one) => !isPlain(one) || one === "filler" || left.includes(one));
  return isKnown && isWhole && isKept && said.length > 0 && (parts.length > 1 || rest.trim() !== "")
    ? parts
    : null;
}

function isPlain(concept: string): boolean {
  return concept === "filler" || ASKED.includes(concept) || isUnderstood(concept);
}

function isWhole(concept: string): boolean {
  return PLACES.includes(concept) || WHOLE.some((family) => concept.startsWith(family));
}
