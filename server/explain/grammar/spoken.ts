import "server-only";
import { FLAGS } from "#oracle/index.ts";
import type { Language } from "../words/language.ts";
import { means, named, type Piece, type Span } from "../words/token.ts";
import type { Spoken } from "./kinds.ts";

const ENDS: readonly string[] = ["client", "server", "active", "passive"];

/** A number that stands alone: "x", "y+1", "1001"; "a" and "i" are words, one figure counts. */
const NUMBER =
  /^(?:[a-z]{1,6}_isn|isn_[a-z]{1,6}|[b-hj-zA-HJ-Z]|\d{2,10})(?:\s*(?:\+|plus)\s*(?:\d+|one)\b)?(?![\w'’])/;
const WORD =
  /^(?:[a-z]+n['’]t|['’](?:s|m|re|ve|ll|d)\b|[a-z][a-z-]*[a-z]|[a-z]|\d+(?:st|nd|rd|th)?|-+>+|<-+|=+>|!==?|[\u4e00-\u9fff]|→|←|[:=+/≠])/;
/** "3.", "(3)": the number of a list. */
const LABEL = /^\s*(?:\(\d{1,2}\)|\d{1,2}[.)](?!\d)|[-*•]\s)\s*/;
/** One sign for what is drawn in many ways. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^[-=]+>+$/, "->"],
  [/^<-+$/, "<-"],
  [/^!=+$/, "≠"],
  // "doesnt", as many write it.
  [/^(is|does|do|did|ca|wo|was|are|were|has|have|had|should|would|could|must|need)nt$/, "$1n't"],
  [/’/, "'"],
];
/** "A SYN", "A lost ACK": the article, and no end that is called A. */
const ARTICLE =
  /^A (?! ?(?:[a-z]+s|and|will|in|to|or|on|at|by|after|then|now|still|already|must|may|only|not|never|sent|got|went|received|entered|has|had|can|could|should|does|did|also|itself)\b)/;
const LONGEST_VERB = 24;
/** Where the value stands in "ack = x+1". */
const VALUE =
  /(?:\d+|\bisn[(（][a-z][)）]|\b\w*isn\w*|\b[a-z]\w?)(?:\s*(?:\+|plus|加)\s*(?:\d+|one|一))?\s*$/i;

/** "acks y+1", "ack y+1": a deed or a number, and no segment. */
const ACKS = /^acks?\b/;

/** What stands at a place of an answer. */
export type Placed = Spoken & Pick<Span, "start">;

/** What stands between two places of an answer, as the grammar sees it. */
export function spokenIn(text: string, pieces: readonly Piece[], { start, end }: Span): Placed[] {
  const spoken: Placed[] = [];
  let at = start + (LABEL.exec(text.slice(start, end))?.[0].length ?? 0);
  const inside = piecesIn(pieces, { start, end });
  for (const piece of unfolded(text, inside)) {
    if (piece.start < at) continue;
    const own = slotOf(text, piece);
    if (own === null) continue;
    spoken.push(...wordsIn(text, at, piece.start));
    for (const one of own) spoken.push({ ...one, start: piece.start });
    at = piece.end;
  }
  return [...spoken, ...wordsIn(text, at, end)];
}

/** The language of a few words: one Chinese character decides, however many names stand around. */
export function writtenIn(text: string): Language {
  return /[\u4e00-\u9fff]/.test(text) ? "zh" : "en";
}

/** The pieces between two places, of those of a whole answer in its order. */
function piecesIn(pieces: readonly Piece[], { start, end }: Span): Piece[] {
  let [from, to] = [0, pieces.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((pieces[middle]?.start ?? start) < start) from = middle + 1;
    else to = middle;
  }
  const inside: Piece[] = [];
  for (let at = from; (pieces[at]?.start ?? end) < end; at += 1) {
    const piece = pieces[at];
    if (piece !== undefined && piece.end <= end) inside.push(piece);
  }
  return inside;
}

function slotOf(text: string, piece: Piece): Spoken[] | null {
  const raw = text.slice(piece.start, piece.end);
  const slot = (kind: string, plain: string): Spoken => ({ word: raw, slot: { kind, plain } });
  if (piece.kind === "segment") {
    return segmentWords(text, raw, piece, slot);
  }
  if (piece.kind === "duration") {
    if (piece.duration.unit === "ms") return [slot("D", `${piece.duration.amount}ms`)];
    return [{ word: `${piece.duration.amount}${piece.duration.unit}`, slot: null }];
  }
  if (piece.kind === "said") {
    const value = VALUE.exec(raw)?.[0];
    if (value === undefined || isOfAnother(raw.slice(0, raw.length - value.length), value))
      return null;
    const number = slot("N", plainNumber(value));
    // "acknowledges x+1": nothing names the field.
    if (value === raw) return [number];
    const word = raw.startsWith("acks") ? "acks" : piece.said.field;
    return [{ word, slot: null }, number];
  }
  if (piece.kind !== "word") return null;
  const end = named(piece, "end.");
  if (end !== null && ENDS.includes(end)) return [slot("E", end)];
  const state = named(piece, "state.");
  return state === null ? null : [slot("T", state)];
}

/** "ack = x+1": no word of it says whose number it is, or in which segment. */
function isPlain(text: string, piece: Extract<Piece, { kind: "said" }>): boolean {
  const { said, isIsn, inner, start, end } = piece;
  const { base, plus } = said.is;
  // "ISN = 0" says more than that a segment has it.
  if (base.kind === "figure" && isIsn && plus < 10) return false;
  if (base.kind !== "letter" && base.kind !== "figure") return false;
  if (!VALUE.test(text.slice(start, end))) return false;
  return inner.every((piece, at) => {
    if (piece.kind === "segment") return at === 0 && /^ack/i.test(text.slice(piece.start));
    return piece.kind !== "word" || at === 0 || !means(piece, ...NAMING);
  });
}

/** A segment by its flags. "ack" is a number as well, and "acks" a deed. */
function segmentWords(
  text: string,
  raw: string,
  { start, flags }: Segment,
  slot: (kind: string, plain: string) => Spoken,
): Spoken[] | null {
  if (raw === "" && ACKS.test(text.slice(start, start + 5))) return null;
  const [head, verb] = ACKED.exec(raw) ?? [];
  if (head !== undefined && verb !== undefined) {
    const rest = raw.slice(head.length);
    const named = flags.filter((flag) => flag !== "ACK" || /ack/i.test(rest));
    const deed: Spoken = { ...slot("S", "ACK"), word: verb.toLowerCase(), isWord: true };
    if (named.length > 0) return [deed, slot("S", named.join(","))];
  }
  const [, alone, of] = ACK_ALONE.exec(raw) ?? [];
  const word = (alone ?? /^acks/i.exec(raw)?.[0] ?? "ack").toLowerCase();
  const ack: Spoken = { ...slot("S", "ACK"), word, isWord: true };
  if (alone !== undefined)
    return of === undefined ? [ack] : [ack, { word: of.toLowerCase(), slot: null }];
  // "to ack the FIN", "for the FIN the ack is"
  const others = slot("S", flags.filter((flag) => flag !== "ACK").join(","));
  if (/^acks? (?:the|an?) (?:syn|fin)$/i.test(raw)) return [ack, others];
  if (/^(?:syn|fin) the ack$/i.test(raw)) return [others, ack];
  return raw === "" ? [slot("S", flags.join(","))] : segmentSlot(raw, flags);
}

/** "acks the SYN": a deed and what it is done to. */
const ACKED =
  /^(acks|acked|acking|ack(?=\s+(?:the|an?)\s))\s+(?:(?:the|an?)\s+)?(?=\w)(?!and\b|plus\b)/i;

const ACK_ALONE = /^(acks?|acknowledge?ments?)(?:\s+(of|for|to))?$/i;

const NAMING: readonly string[] = ["first", "second", "third", "fourth", "last", "segment", "own"];

/** Numbers with whose they are, or in which segment, as the words and flags they are made of. */
function unfolded(text: string, pieces: readonly Piece[]): Piece[] {
  const flat = pieces.flatMap((piece) =>
    piece.kind === "said" && !isPlain(text, piece) ? piece.inner : [piece],
  );
  const out: Piece[] = [];
  for (const piece of flat) {
    if (slotOf(text, piece) === null) continue;
    const last = out.at(-1);
    const isJoined =
      last?.kind === "segment" &&
      piece.kind === "segment" &&
      last.end > last.start &&
      /^[,+/&-]$/.test(text.slice(last.end, piece.start));
    if (!isJoined) out.push(piece);
    else out[out.length - 1] = { ...piece, start: last.start, flags: bothOf(last, piece) };
  }
  return out;
}

type Segment = Extract<Piece, { kind: "segment" }>;

function bothOf(one: Segment, other: Segment): Segment["flags"] {
  return FLAGS.filter((flag) => one.flags.includes(flag) || other.flags.includes(flag));
}

/** Between flags that are listed, and are no one segment. */
const LISTED = /[和与跟、及或]|\b(?:and|or)\b/;
/** "SYN=0" sets no flag, but names one. */
const CLEARED = /^\W*(SYN|ACK|FIN|RST)\W*(?:=|为|是)\W*0\W*$/i;

function segmentSlot(raw: string, flags: readonly string[]): Spoken[] {
  const cleared = flags.length === 0 ? CLEARED.exec(raw)?.[1]?.toUpperCase() : undefined;
  const plain = cleared ?? flags.join(",");
  const also = flags.join(LISTED.test(raw) ? "&" : "+");
  const one: Spoken = { word: raw, slot: { kind: "S", plain, also } };
  return cleared === undefined ? [one] : [one, { word: "=0", slot: null }];
}

function wordsIn(text: string, from: number, to: number): Placed[] {
  const spoken: Placed[] = [];
  let at = from;
  while (at < to) {
    const rest = text.slice(at, to);
    const isNumber = !isInWord(text, at) && !ARTICLE.test(text.slice(at, at + LONGEST_VERB));
    const number = isNumber ? NUMBER.exec(rest)?.[0] : undefined;
    if (number !== undefined) {
      spoken.push({ word: number, slot: { kind: "N", plain: plainNumber(number) }, start: at });
      at += number.length;
      continue;
    }
    const word = WORD.exec(rest.toLowerCase())?.[0];
    if (word !== undefined) spoken.push({ word: signed(word), slot: null, start: at });
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

/** "its seq + 1", "the ISN of the client": more than the number that stands last. */
function isOfAnother(lead: string, value: string): boolean {
  if (/(?:[+加]|plus)\s*$/i.test(lead)) return true;
  if (/isn/i.test(value)) return /客户|服务|对方|对端|client|server|peer|other/i.test(lead);
  return /(?:seq|ack|序号|序列号|确认号).*(?:seq|序号|序列号|isn)/i.test(lead);
}

/** "x plus one" is x+1. */
function plainNumber(written: string): string {
  return written
    .replace(/plus|加/gi, "+")
    .replace(/one|一/gi, "1")
    .replace(/\s/g, "");
}
