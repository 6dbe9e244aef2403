import "server-only";
import type { NumberSaid, Subject } from "#oracle/claims/claim.ts";
import type { Expression } from "#oracle/claims/numbering.ts";
import { FLAGS, type Flag, STATES, type State } from "#oracle/index.ts";
import { subjectOf } from "../clauses/subject.ts";
import { narrow } from "../words/fold.ts";
import { isFiller, means, named, type Piece, type Span } from "../words/token.ts";

/** What a line of a walkthrough is made of. */
export type Item = Span &
  (
    | { readonly kind: "end"; readonly who: Subject }
    /** "sender": whoever sends the segment of the line; "other": the end across from it. */
    | { readonly kind: "role"; readonly role: "sender" | "receiver" | "other" }
    | { readonly kind: "to" }
    | { readonly kind: "back" }
    | { readonly kind: "flags"; readonly flags: readonly Flag[]; readonly isPure: boolean }
    | { readonly kind: "said"; readonly said: NumberSaid }
    /** A number with nothing that says which one it is. */
    | { readonly kind: "bare"; readonly is: Expression }
    | { readonly kind: "state"; readonly state: State }
    | { readonly kind: "gets" }
    | { readonly kind: "sends" }
    | { readonly kind: "until" }
    /** "No. 3", "the third", ③: the segment in that place. */
    | { readonly kind: "place"; readonly step: number }
    | { readonly kind: "not" }
    /** The application opens, or closes. */
    | { readonly kind: "call"; readonly of: "SYN" | "FIN" }
    /** Words that join, and change nothing. */
    | { readonly kind: "glue" }
    | { readonly kind: "unknown" }
  );

const GAP = /^[\s　,，、:：;；.。()（）[\]{}|｜/\\\-—–─_=~*"“”'’…>·•]*$/;
/** Words that the scanner leaves out. */
const EMPTY = /\b(?:the|an?|and)\b|[了着]/gi;
/** How a line may begin: its number, a clock, a dash of a list. */
const DASH = String.raw`(?:[-*•·+]\s+)?`;
const CLOCK = String.raw`(?:\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?\s+|\d{1,6}(?:\.\d{1,6})?\s?ms\b|t\s?[=+]\s?\d{1,6}(?:\.\d{1,6})?\s?(?:ms|s)?\b)?`;
const PLACE = String.raw`(?:(?:No\.?|#|seg(?:ment)?|packet|step|row|frame|line|第|步骤|报文)\s?\d{1,2}(?:\s?(?:次握手|次挥手|次|步|个报文段?|个包|条))?|第?[一二三四](?:次握手|次挥手|步|个报文段?|个包|条|挥|握)|[(（]\d{1,2}[)）]|\d{1,2}[)）、:：,，]|\d{1,2}\.(?!\d)|[①-⑨]|\d{1,2}(?=[\s　]+[^\d.\s]))?`;
const LEAD = new RegExp(
  String.raw`^[\s　]{0,9}${DASH}(?:IP\s+)?${CLOCK}[\s　:：,，]{0,9}(?:IP\s+)?${PLACE}(?:[\s　:：、,，)）\-—–]|\.(?!\d)){0,9}`,
  "iu",
);
/** tcpdump writes its flags in a way of its own. */
const DUMPED = /(?:Flags ?\[([SFRPW.]+)\]|[:：]\s*([SFR]\.?|\.)(?=[\s,，]|$))/g;
const BARE =
  /^(?:([a-z])|(\d{1,10})|([a-z]{1,6}_?isn|isn_?[a-z]{1,6}))(?:\s?[+＋]\s?(\d{1,4}))?(?![\w.])/i;
const DUMP_FLAGS: Readonly<Record<string, Flag>> = { S: "SYN", F: "FIN", R: "RST", ".": "ACK" };

/** How far the number of a line reaches. */
export function leadOf(text: string): number {
  return LEAD.exec(narrow(text))?.[0].length ?? 0;
}

/** The items between two places of an answer, in their order. */
export function itemsIn(text: string, pieces: readonly Piece[], { start, end }: Span): Item[] {
  const dumped = [...dumpedIn(text, start, end), ...placesIn(text, start, end)];
  const inside = pieces.filter(
    (piece) =>
      piece.start >= start &&
      piece.end <= end &&
      !isFiller(piece) &&
      !dumped.some((one) => piece.start < one.end && one.start < piece.end),
  );
  const known = [
    ...inside.map(({ start: from }, at) => ({ start: from, at, item: null })),
    ...dumped.map((item) => ({ start: item.start, at: -1, item })),
  ].sort((a, b) => a.start - b.start);
  const items: Item[] = [];
  let place = start;
  for (const { start: from, at, item: given } of known) {
    if (from < place) continue;
    items.push(...gapItems(text, pieces, place, from));
    const item = given ?? itemOf(text, inside, at, end);
    items.push(item);
    const isOwn = given !== null || item.kind === "bare";
    place = Math.max(isOwn ? item.end : from, inside[at]?.end ?? from);
  }
  items.push(...gapItems(text, pieces, place, end));
  return withoutAbsent(withAcked(text, withCalls(items)));
}

/** "connect() → SYN", "close() → FIN": what the application calls is what its segment says. */
function withCalls(items: readonly Item[]): Item[] {
  const flags = items.flatMap((item) => (item.kind === "flags" ? item.flags : []));
  return items.map((item): Item => {
    if (item.kind !== "call") return item;
    const { start, end } = item;
    return { kind: flags.includes(item.of) ? "glue" : "unknown", start, end };
  });
}

/** "ack 78", "FIN ack 11", "Seq=0 Ack=1": in small letters it is the field, and no flag. */
function withAcked(text: string, items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    const isSign = items[at + 1]?.kind === "glue" && items[at + 2]?.kind === "bare";
    const next = items[isSign ? at + 2 : at + 1];
    if (item === undefined) continue;
    const words = text.slice(item.start, item.end);
    const [, digit] = /^Ack\s?=\s?([01])$/.exec(words) ?? [];
    const hasFlags = out.some(({ kind }) => kind === "flags");
    // "SYN+ACK, ack x+1": the field once more, with its number behind it.
    const isBare = item.kind === "flags" && items[at + 1]?.start === item.start;
    if (isBare && hasFlags && /^ack\b/.test(text.slice(item.start, item.start + 4))) continue;
    if (item.kind === "flags" && digit !== undefined && hasFlags) {
      const is: Expression = { base: { kind: "figure" }, plus: Number(digit) };
      out.push({ kind: "said", said: { field: "ack", is }, start: item.start, end: item.end });
      continue;
    }
    const isField =
      item.kind === "flags" &&
      next?.kind === "bare" &&
      /(?:^|[\s,，])(?:ack|Ack)$/.test(words) &&
      /^\s*[=:：]?\s*$/.test(text.slice(item.end, next.start));
    if (!isField) {
      out.push(item);
      continue;
    }
    const isAlone = item.flags.join() === "ACK";
    const flags = item.flags.includes("FIN") ? (["FIN"] as const) : item.flags;
    if (!isAlone || !hasFlags) out.push({ ...item, flags });
    out.push({ ...next, kind: "said", said: { field: "ack", is: next.is } });
    at += isSign ? 2 : 1;
  }
  return out;
}

/** "SYN, no ACK": what a segment does not have, beside what it has. */
function withoutAbsent(items: readonly Item[]): Item[] {
  const has = items.find((item) => item.kind === "flags");
  return items.map((item, at): Item => {
    const [before, after] = [items[at - 1], items[at + 1]];
    const absent = item.kind === "not" ? after : before?.kind === "not" ? item : undefined;
    if (absent === undefined || has === undefined || absent === has) return notGlue(item);
    const isOther =
      absent.kind === "flags" &&
      !has.flags.includes("FIN") &&
      absent.flags.every((flag) => !has.flags.includes(flag));
    const { start, end } = item;
    return isOther ? { kind: "glue", start, end } : notGlue(item);
  });
}

function notGlue(item: Item): Item {
  const { start, end } = item;
  return item.kind === "not" ? { kind: "unknown", start, end } : item;
}

const PLACES =
  /(?:\bNo\.\s?|#|\b(?:row|step|segment|line|packet|message|arrow)\s)(\d)(?![\d.])|第\s?(\d)\s?(?:步|个报文段?|个包|次握手|次挥手|条|行)|([①-④])/gi;

/** "No. 3", 第 3 步, ③ */
function placesIn(text: string, start: number, end: number): Item[] {
  return [...text.slice(start, end).matchAll(PLACES)].map(
    ({ index, 0: whole, 1: a, 2: b, 3: c }) => ({
      kind: "place",
      step: c === undefined ? Number(a ?? b) : "①②③④".indexOf(c) + 1,
      start: start + index,
      end: start + index + whole.length,
    }),
  );
}

/** "Flags [S.]", ": S," */
function dumpedIn(text: string, start: number, end: number): Item[] {
  const line = text.slice(start, end);
  if (!/\d\s*>\s*\S|Flags ?\[/.test(line)) return [];
  return [...line.matchAll(DUMPED)].map(({ index, 0: whole, 1: long, 2: short }) => {
    const letters = new Set(long ?? short ?? "");
    const flags = FLAGS.filter((flag) => [...letters].some((one) => DUMP_FLAGS[one] === flag));
    const from = start + index + (long === undefined ? whole.length - (short ?? "").length : 0);
    return { kind: "flags", flags, isPure: false, start: from, end: start + index + whole.length };
  });
}

/**
 * Signs say nothing; a ">" between two ends is an arrow; characters that no word covers are
 * unknown.
 */
function gapItems(text: string, pieces: readonly Piece[], start: number, end: number): Item[] {
  const fillers = pieces.filter((one) => isFiller(one) && one.start >= start && one.end <= end);
  let gap = text.slice(start, end);
  for (const one of fillers)
    gap =
      gap.slice(0, one.start - start) +
      " ".repeat(one.end - one.start) +
      gap.slice(one.end - start);
  gap = gap.replace(EMPTY, (word) => " ".repeat(word.length));
  // An address has its port behind it.
  gap = gap.replace(/^[.:]\d{1,5}/, (port) => " ".repeat(port.length));
  if (!GAP.test(narrow(gap))) return [{ kind: "unknown", start, end }];
  const arrow = /^[\s]*(?:[-—–─]{0,40}>|[-—–─]{2,40})\s*$/.exec(gap);
  return arrow === null || !gap.includes(">") ? [] : [{ kind: "to", start, end }];
}

function itemOf(text: string, pieces: readonly Piece[], at: number, end: number): Item {
  const piece = pieces[at];
  if (piece === undefined) return { kind: "unknown", start: end, end };
  const span = { start: piece.start, end: piece.end };
  if (piece.kind === "segment") {
    const isPure = means(pieces[at - 1], "pure", "only", "alone") || means(pieces[at + 1], "only");
    const only = pieces[at + 1];
    const isBehind = means(only, "only", "pure", "alone") && only !== undefined;
    // "SYN x": its number is a piece that begins where it does.
    const own = piece.end > piece.start ? piece.end : piece.start + FLAG_LETTERS;
    const last = isBehind ? only.end : own;
    return { kind: "flags", flags: piece.flags, isPure, start: piece.start, end: last };
  }
  if (piece.kind === "said") return { kind: "said", said: piece.said, ...span };
  const isArticle = piece.kind === "number" && !isDigit(text, piece) && piece.value === 1;
  if (isArticle && pieces[at + 1]?.kind === "segment") return { kind: "glue", ...span };
  if (piece.kind === "number" || piece.kind === "other" || isDigit(text, piece)) {
    const bare = bareAt(text, piece.start, end);
    return bare ?? { kind: "unknown", ...span };
  }
  if (piece.kind !== "word") return { kind: "unknown", ...span };
  return wordItem(piece, pieces[at - 1], pieces[at + 1]);
}

const FLAG_LETTERS = 3;

function isDigit(text: string, { start, end }: Span): boolean {
  return /^\d+$/.test(text.slice(start, end));
}

function wordItem(piece: Piece, before: Piece | undefined, after: Piece | undefined): Item {
  const span = { start: piece.start, end: piece.end };
  const end = named(piece, "end.");
  if (end === "sender" || end === "receiver" || end === "other")
    return { kind: "role", role: end, ...span };
  const who = subjectOf(piece, null);
  if (who !== undefined && who !== null) return { kind: "end", who, ...span };
  const state = STATES.find((one) => one === named(piece, "state."));
  if (state !== undefined) return { kind: "state", state, ...span };
  if (means(piece, "mark.arrow")) return { kind: "to", ...span };
  if (means(piece, "mark.back")) return { kind: "back", ...span };
  // 到 CLOSE_WAIT: an end gets into a state, and no segment arrives.
  const isTight = after !== undefined && after.start - piece.end <= 1;
  const isEntry = isTight && named(after, "state.") !== null && !means(piece, "verb.receive");
  if (means(piece, "verb.arrive") && isEntry) return { kind: "glue", ...span };
  // "S: on ACK -> ESTABLISHED"
  const isOn = means(piece, "on-when") && means(piece, "flag-on") && after?.kind === "segment";
  if (isOn || means(piece, "verb.receive", "verb.arrive")) return { kind: "gets", ...span };
  const step = ["first", "second", "third", "fourth"].findIndex((name) => means(piece, name)) + 1;
  if (step > 0 && !means(piece, "begin-first")) return { kind: "place", step, ...span };
  if (means(piece, "not") && !means(piece, "before")) return { kind: "not", ...span };
  if (means(piece, "verb.open", "connect-call")) return { kind: "call", of: "SYN", ...span };
  if (means(piece, "verb.close", "close-call") && !means(piece, "not"))
    return { kind: "call", of: "FIN", ...span };
  if (means(piece, "until")) return { kind: "until", ...span };
  if (means(piece, "verb.send", "verb.reply")) return { kind: "sends", ...span };
  const isOfFlags =
    means(piece, "pure", "only", "alone") &&
    (before?.kind === "segment" || after?.kind === "segment");
  return isOfFlags || (means(piece, ...GLUE) && !means(piece, "before"))
    ? { kind: "glue", ...span }
    : { kind: "unknown", ...span };
}

const GLUE: readonly string[] = [
  "verb.be",
  "verb.enter",
  "mark.eq",
  "now",
  "then",
  "still",
  "already",
  "it",
  "this",
  "after",
  "on-when",
  "behind",
  "to",
  "inside",
  "segment",
  "mark.plus",
  "three-ways",
  "with",
];

/** "x+1", "5000", "client_isn + 1" where no word says what number it is. */
export function bareAt(text: string, start: number, end: number): Item | null {
  const found = BARE.exec(narrow(text.slice(start, end)));
  if (found === null) return null;
  const [whole, letter, digits, isn, plus] = found;
  const amount = Number(plus ?? 0);
  const name = letter ?? isn;
  const is: Expression =
    name === undefined
      ? { base: { kind: "figure" }, plus: Number(digits) + amount }
      : { base: { kind: "letter", name: name.toLowerCase() }, plus: amount };
  return { kind: "bare", is, start, end: start + whole.length };
}
