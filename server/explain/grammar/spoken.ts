import "server-only";
import { named, type Piece, type Span } from "../words/token.ts";
import type { Spoken } from "./walk.ts";

const ENDS: readonly string[] = ["client", "server", "active", "passive"];

/** A number that stands alone: "x", "y+1", "1001"; "a" and "i" are words, one figure counts. */
const NUMBER = /^(?:isn|[b-hj-zA-HJ-Z]|\d{2,10})(?:\s*(?:\+|plus)\s*(?:\d+|one)\b)?(?![\w'’])/;
const WORD =
  /^(?:[a-z]+n['’]t|['’](?:s|m|re|ve|ll|d)\b|[a-z][a-z-]*[a-z]|[a-z]|\d+(?:st|nd|rd|th)?|-+>+|<-+|=+>|!==?|[\u4e00-\u9fff]|→|←|[:=+/≠])/;
/** "3.", "(3)": the number of a list. */
const LABEL = /^\s*(?:\(\d{1,2}\)|\d{1,2}[.)](?!\d)|[-*•]\s)\s*/;
/** One sign for what is drawn in many ways. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:=+>|-+>+)$/, "->"],
  [/^!=+$/, "≠"],
  [/’/, "'"],
];
/** "A SYN", "A lost ACK": the article, and no end that is called A. */
const ARTICLE =
  /^A (?! ?(?:[a-z]+s|and|will|in|to|or|on|at|by|after|then|now|still|already|must|may|only|not|never|sent|got|went|received|entered|has|had|can|could|should|does|did|also|itself)\b)/;
/** Where the value stands in "ack = x+1". */
const VALUE = /(?:\d+|\b[a-z]\w?|\bisn\w*)(?:\s*(?:\+|plus|加)\s*(?:\d+|one|一))?\s*$/i;

/** What stands between two places of an answer, as the grammar sees it. */
export function spokenIn(text: string, pieces: readonly Piece[], { start, end }: Span): Spoken[] {
  const spoken: Spoken[] = [];
  let at = start + (LABEL.exec(text.slice(start, end))?.[0].length ?? 0);
  for (const piece of pieces) {
    if (piece.start < at || piece.end > end) continue;
    const own = slotOf(text, piece);
    if (own === null) continue;
    spoken.push(...wordsIn(text, at, piece.start), ...own);
    at = piece.end;
  }
  return [...spoken, ...wordsIn(text, at, end)];
}

function slotOf(text: string, piece: Piece): Spoken[] | null {
  const raw = text.slice(piece.start, piece.end);
  const slot = (kind: string, plain: string): Spoken => ({ word: raw, slot: { kind, plain } });
  if (piece.kind === "segment") return raw === "" ? null : [slot("S", piece.flags.join(","))];
  if (piece.kind === "duration") {
    if (piece.duration.unit === "ms") return [slot("D", `${piece.duration.amount}ms`)];
    return [{ word: `${piece.duration.amount}${piece.duration.unit}`, slot: null }];
  }
  if (piece.kind === "said") {
    const value = VALUE.exec(raw)?.[0];
    if (value === undefined) return null;
    return [{ word: piece.said.field, slot: null }, slot("N", plainNumber(value))];
  }
  if (piece.kind !== "word") return null;
  const end = named(piece, "end.");
  if (end !== null && ENDS.includes(end)) return [slot("E", end)];
  const state = named(piece, "state.");
  return state === null ? null : [slot("T", state)];
}

function wordsIn(text: string, from: number, to: number): Spoken[] {
  const spoken: Spoken[] = [];
  let at = from;
  while (at < to) {
    const rest = text.slice(at, to);
    const isNumber = !isInWord(text, at) && !ARTICLE.test(text.slice(at));
    const number = isNumber ? NUMBER.exec(rest)?.[0] : undefined;
    if (number !== undefined) {
      spoken.push({ word: number, slot: { kind: "N", plain: plainNumber(number) } });
      at += number.length;
      continue;
    }
    const word = WORD.exec(rest.toLowerCase())?.[0];
    if (word !== undefined) spoken.push({ word: signed(word), slot: null });
    at += word?.length ?? 1;
  }
  return spoken;
}

function signed(word: string): string {
  return SIGNS.reduce((sign, [drawn, plain]) => sign.replace(drawn, plain), word);
}

function isInWord(text: string, at: number): boolean {
  return /[\w'’]/.test(text.charAt(at - 1));
}

/** "x plus one" is x+1. */
function plainNumber(written: string): string {
  return written
    .replace(/plus|加/gi, "+")
    .replace(/one|一/gi, "1")
    .replace(/\s/g, "");
}
