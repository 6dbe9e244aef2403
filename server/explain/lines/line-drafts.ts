import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import { isProse } from "../clauses/layout.ts";
import { imagines, subjectOf } from "../clauses/subject.ts";
import { means, named, type Piece, type Span } from "../words/token.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { type Entry, entryOf } from "./line-entries.ts";
import { type Item, itemsIn } from "./line-items.ts";
import { pathOf } from "./line-paths.ts";
import {
  headOfSides,
  type Sides,
  sidesOf,
  withEndStates,
  withPeers,
  withRowSides,
  withSides,
} from "./line-sides.ts";
import { type EntrySpan, linesOf } from "./line-split.ts";
import type { Draft } from "./line-steps.ts";
import { type Column, cellsOf, columnsOf, isRule, rowItems } from "./line-tables.ts";

/** Nobody tells one exchange in so many lines. */
const MOST_ENTRIES = 400;
const NOTHING: Entry = { sent: null, stood: [] };
const CLEAN = { isDirty: false, isData: false } as const;

/** The entries of an answer, those that are notation with what they say. */
export function draftsOf(
  text: string,
  all: readonly Piece[],
  asked: Phase,
  vocabulary: Vocabulary,
): Draft[] {
  const drafts: Draft[] = [];
  let columns: readonly Column[] | null = null;
  let isImagined = false;
  let before: Subject = null;
  let main: Subject = null;
  let isTable = false;
  let place = 0;
  let sides = sidesOf(text, asked);
  const lines = linesOf(text);
  if (lines.flatMap(({ entries }) => entries).length > MOST_ENTRIES) return [];
  for (const [index, line] of lines.entries()) {
    const first = place;
    while ((all[place]?.start ?? Number.POSITIVE_INFINITY) < line.end) place += 1;
    const pieces = all.slice(first, place).filter(({ end }) => end <= line.end);
    const cells = cellsOf(text, line);
    if (cells !== null && isRule(text, line)) {
      const { start, end } = line;
      drafts.push({ start, end, rest: [], line: index, entry: NOTHING, ...CLEAN });
      continue;
    }
    if (cells !== null) {
      // A header stands on top of its table.
      const isTop = !isTable;
      isTable = true;
      const header = isTop ? columnsOf(text, pieces, cells, vocabulary) : null;
      columns = header ?? columns;
      const { start, end } = line;
      const at = { start, end, rest: [], line: index };
      if (header !== null) drafts.push({ ...at, entry: NOTHING, ...CLEAN });
      else drafts.push({ ...at, ...rowOf(text, pieces, cells, columns, isImagined, sides) });
      continue;
    }
    [columns, isTable] = [null, false];
    sides = sides === null ? null : (headOfSides(text, line, pieces) ?? sides);
    for (const span of line.entries) {
      const at = spanOf(text, span, vocabulary);
      const own = pieces.filter(({ start, end }) => start >= at.start && end <= at.end);
      main ??= mainIn(own);
      const draft = draftOf(text, own, at, index, { drafts, before, main, sides, isImagined });
      before = draft.entry?.sent?.who ?? draft.entry?.stood.at(-1)?.who ?? before;
      if (draft.entry === null) isImagined = isSupposed(text, own, span, isImagined);
      drafts.push(draft);
    }
  }
  return drafts;
}

/** A row of a table: what it says, and the cells that were not understood. */
function rowOf(
  text: string,
  pieces: readonly Piece[],
  cells: readonly Span[],
  columns: readonly Column[] | null,
  isImagined: boolean,
  sides: Sides | null,
): Pick<Draft, "entry" | "rest" | "isDirty" | "isData"> {
  const inCells = cells.map((cell) =>
    pieces.filter(({ start }) => start >= cell.start && start < cell.end),
  );
  // "| SYN takes one number | FIN takes none |": nothing of it is a segment of a walkthrough.
  const isNamed = columns?.some(({ kind }) => kind !== "any" && kind !== "place") ?? false;
  const isTalk = !isNamed && isProse(inCells);
  const row = isTalk ? null : rowItems(text, pieces, cells, columns);
  const own = columns === null ? withRowSides(row?.items ?? [], sides) : row?.items;
  const read = row === null ? null : entryOf(own ?? [], null);
  // A table of questions and answers is no walkthrough.
  const isTold = columns !== null || (read?.sent != null && read.sent.who !== null);
  const isBare = read?.sent == null && read?.stood.length === 0;
  const entry = isTold && !isBare && !isImagined ? read : null;
  const step = row?.place ?? null;
  const counted =
    entry === null || entry.sent !== null || step === null
      ? entry
      : { ...entry, stood: entry.stood.map((one) => ({ ...one, step, isLoose: true })) };
  const isDirty = read === null || isBare;
  return { entry: counted, rest: row?.rest ?? [], isDirty, isData: false };
}

/** "States: A in SYN_SENT": a word for what follows is no part of it. */
function spanOf(text: string, span: EntrySpan, { heads }: Vocabulary): EntrySpan {
  const { start, end } = span;
  const [label, name] = /^([^:：\n]{1,12})[:：][ \t]*/.exec(text.slice(start, end)) ?? [];
  const isHead = name !== undefined && heads.has(name.trim().toLowerCase());
  return { ...span, start: start + (isHead && label !== undefined ? label.length : 0) };
}

/** The end that an answer names first. */
function mainIn(pieces: readonly Piece[]): Subject {
  for (const piece of pieces) {
    const who = subjectOf(piece, null);
    if (who !== undefined && who !== null && who !== "both") return who;
  }
  return null;
}

/** Lines behind "if it were two", "an old SYN", "the third is lost" tell another tale. */
function isSupposed(
  text: string,
  pieces: readonly Piece[],
  { start, end }: Span,
  isImagined: boolean,
): boolean {
  const isOther = pieces.some((piece) => means(piece, "lose", "old", "simultaneous"));
  // "if it has no more data" imagines no other TCP.
  const isUsual = pieces.some((piece) => means(piece, "data", "no-more-data"));
  if ((imagines({ text: text.slice(start, end) }) && !isUsual) || isOther) return true;
  const isLine = pieces.some(({ kind }) => kind === "segment");
  // "S: on ACK -> ESTABLISHED": what comes, and not what S sends.
  const isMoment = pieces.some(
    (piece, at) =>
      piece.kind === "segment" &&
      means(pieces[at - 1], "on-when") &&
      named(pieces[at - 2], "end.") !== null,
  );
  return isMoment || (isImagined && isLine);
}

type Around = {
  readonly drafts: readonly Draft[];
  readonly before: Subject;
  readonly main: Subject;
  readonly sides: Sides | null;
  readonly isImagined: boolean;
};

const LONGEST_LINE = 240;
/** Signs without which nothing is a line. */
const NOTATION = /[<>→⇒➜⟶←⇐—–:：=＝]/;

function draftOf(
  text: string,
  pieces: readonly Piece[],
  span: EntrySpan,
  line: number,
  { drafts, before, main, sides, isImagined }: Around,
): Draft {
  const last = drafts.at(-1);
  const isNext = last !== undefined && last.entry !== null && last.line === line;
  const words = text.slice(span.start, span.end);
  // A line of a walkthrough is short.
  const isProse =
    words.length > LONGEST_LINE || !(isNext || span.place !== null || NOTATION.test(words));
  const found = isProse ? [] : itemsIn(text, pieces, span);
  const items = withEndStates(withSides(withPeers(found, main), sides));
  const path = isImagined || isProse ? null : pathOf(text, found, span);
  if (path !== null) return { ...span, start: span.from, rest: [], line, entry: path, ...CLEAN };
  const { head, end } = headOf(text, items, span);
  const whole = isImagined || isProse ? null : entryOf(head, isNext ? before : null, main);
  const isDirty = pieces.some((one) => one.kind === "segment" || means(one, "data", "octet"));
  const isKept = whole !== null && isLinear(text, span, found, whole, isNext);
  const entry = isKept ? whole : null;
  return {
    start: span.from,
    end,
    rest: [],
    line,
    entry,
    isDirty: entry === null && isDirty,
    isData: entry === null && isCounted(pieces),
  };
}

/** "500 bytes": numbers behind them count them as well. */
function isCounted(pieces: readonly Piece[]): boolean {
  const isData = pieces.some((one) => means(one, "data", "octet"));
  return isData && pieces.some((one) => one.kind === "number" && one.value > 1);
}

/**
 * The items up to what is not understood, where a comma sets that off; all, where everything is.
 */
function headOf(
  text: string,
  items: readonly Item[],
  span: Span,
): { head: readonly Item[]; end: number } {
  const at = items.findIndex(({ kind }) => kind === "unknown");
  if (at < 0) return { head: items, end: span.end };
  // Back to where a comma sets off the part that is not understood.
  for (let place = at; place > 0; place -= 1) {
    const [last, odd] = [items[place - 1], items[place]];
    if (last === undefined || odd === undefined) break;
    const gap = text.slice(last.end, Math.max(odd.start, last.end) + 1);
    const cut = gap.search(/[,，(（—–]/);
    if (cut < 0 || cut > 2) continue;
    const isSetOff = !NEGATING.test(text.slice(last.end + cut + 1, span.end));
    if (isSetOff) return { head: items.slice(0, place), end: last.end + cut };
    break;
  }
  return { head: items, end: span.end };
}

const NEGATING =
  /^\s*(?:but|not?|without|except|rather|instead|never|only if|if|unless|没|不|无|但|而不|除非|如果|若)/i;

/** An arrow, a label or a sign of equality: written in notation, and no sentence. */
function isLinear(
  text: string,
  span: EntrySpan,
  items: readonly Item[],
  { sent, stood }: Entry,
  isNext: boolean,
): boolean {
  const { start, end } = span;
  const [first] = items;
  const hasArrow = items.some(({ kind }) => kind === "to" || kind === "back");
  const hasVerb = items.some(({ kind }) => kind === "sends" || kind === "gets");
  const isLabelled =
    first !== undefined &&
    ["end", "role", "gets"].includes(first.kind) &&
    /^\s*(?:[)）]\s*)?[:：=＝]/.test(text.slice(labelEnd(items), end));
  const isEqual = /[=＝]\s*[A-Z]{3,}/.test(text.slice(start, end));
  // "1) SYN 2) SYN+ACK": numbered flags, and nobody named.
  if (sent !== null && sent.who === null) return isListed(span, items);
  if (sent !== null) return hasArrow || isLabelled || (isEqual && !hasVerb);
  if (stood.length === 0) return false;
  return hasArrow || isLabelled || isEqual || isNext;
}

/** "s gets it: s ESTABLISHED": the label is who gets it. */
function labelEnd(items: readonly Item[]): number {
  const [first, ...rest] = items;
  const gets = rest.findIndex(({ kind }) => kind === "gets");
  const isGetting = gets >= 0 && rest.slice(0, gets).every(({ kind }) => kind === "glue");
  const last = isGetting ? rest[rest[gets + 1]?.kind === "glue" ? gets + 1 : gets] : first;
  return (last ?? first)?.end ?? 0;
}

function isListed({ place }: EntrySpan, items: readonly Item[]): boolean {
  return place !== null && items.every(({ kind }) => ["flags", "said", "bare"].includes(kind));
}
