import "server-only";
import { otherThan } from "../memory.ts";
import { narrow } from "../words/fold.ts";
import type { Piece, Span } from "../words/token.ts";
import { HEADS, type Head, type Vocabulary } from "../words/vocabulary.ts";
import { bareAt, type Item, itemsIn } from "./line-items.ts";

/** What the cells of a column are: a field of the segment, or what an end is in. */
export type Column =
  | { readonly kind: Head }
  | { readonly kind: "of"; readonly item: Item }
  | { readonly kind: "any" };

const MOST_CELLS = 20;

/** The cells of a line with bars, without those around it; null where it has none. */
export function cellsOf(text: string, { start, end }: Span): readonly Span[] | null {
  const cells: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && !/[|｜]/.test(text.charAt(at))) continue;
    cells.push({ start: from, end: at });
    from = at + 1;
  }
  const isEmpty = (cell: Span | undefined): boolean =>
    cell !== undefined && text.slice(cell.start, cell.end).trim() === "";
  if (cells.length > 1 && isEmpty(cells[0])) cells.shift();
  if (cells.length > 1 && isEmpty(cells.at(-1))) cells.pop();
  return cells.length < 2 || cells.length > MOST_CELLS ? null : cells;
}

/** "|---|:--:|" */
export function isRule(text: string, { start, end }: Span): boolean {
  return (
    /^[\s|｜:：\-—–=+]+$/.test(text.slice(start, end)) && /[-—–=]{2}/.test(text.slice(start, end))
  );
}

/** What a header row says of its columns; null where the row is no header. */
export function columnsOf(
  text: string,
  pieces: readonly Piece[],
  cells: readonly Span[],
  { heads }: Vocabulary,
): readonly Column[] | null {
  const columns = cells.map((cell) => columnOf(text, pieces, cell, heads));
  const named = columns.find((column) => column.kind === "of");
  if (named?.kind === "of" && named.item.kind === "end") {
    // "closer | other end"
    const { who } = named.item;
    for (const [at, cell] of cells.entries()) {
      const [role, more] = itemsIn(text, pieces, cell).filter(({ kind }) => kind !== "glue");
      if (role?.kind === "role" && role.role === "other" && more === undefined)
        columns[at] = { kind: "of", item: { ...role, kind: "end", who: otherThan(who) } };
    }
  }
  const known = columns.filter(({ kind }) => kind !== "any").length;
  const hasDeeds = cells.some((cell) =>
    itemsIn(text, pieces, cell).some(
      ({ kind }) => kind === "state" || kind === "said" || kind === "to" || kind === "back",
    ),
  );
  return known >= 2 && !hasDeeds ? columns : null;
}

function columnOf(
  text: string,
  pieces: readonly Piece[],
  cell: Span,
  heads: ReadonlyMap<string, Head>,
): Column {
  const name = narrow(text.slice(cell.start, cell.end))
    .toLowerCase()
    .replace(/[*`\s]+/g, " ")
    .trim();
  const ends = itemsIn(text, pieces, cell).filter(({ kind }) => kind === "end");
  const [end, other] = ends;
  if (end !== undefined && other === undefined) return { kind: "of", item: end };
  const exact = heads.get(name);
  if (exact !== undefined) return { kind: exact };
  for (const head of HEADS) {
    for (const [form, kind] of heads)
      if (kind === head && form.length > 2 && name.includes(form)) return { kind };
  }
  for (const [form, kind] of heads)
    if (/[\u4e00-\u9fff]/.test(form) && name.includes(form)) return { kind };
  return { kind: "any" };
}

/** What a row says: its number, what was read of it, the cells that were not. */
type Row = {
  readonly items: readonly Item[];
  readonly rest: readonly Span[];
  readonly place: number | null;
};

/** A row as the items of one entry; null where a cell that counts is not understood. */
export function rowItems(
  text: string,
  pieces: readonly Piece[],
  cells: readonly Span[],
  columns: readonly Column[] | null,
): Row | null {
  const rest: Span[] = [];
  let place: number | null = null;
  const isFitting = columns !== null && columns.length === cells.length;
  const fields: Item[] = [];
  const states: Item[] = [];
  for (const [at, cell] of cells.entries()) {
    const column = (isFitting ? columns[at] : undefined) ?? { kind: "any" };
    const items = itemsIn(text, pieces, cell).filter(({ kind }) => kind !== "glue");
    const isClear = items.every(({ kind }) => kind !== "unknown");
    if (!isClear) rest.push(cell);
    switch (column.kind) {
      case "place":
        // 报文 may head numbers, and flags as well.
        if (isClear && items.some(({ kind }) => kind === "flags" || kind === "said"))
          fields.push(...items);
        else place = placeIn(text, cell);
        break;
      case "who":
      case "to": {
        const ends = items.filter(({ kind }) => kind === "end" || kind === "to" || kind === "back");
        if (column.kind === "who") fields.unshift(...ends);
        break;
      }
      case "flags": {
        const cell = flagsOf(items);
        if (cell === null) return null;
        fields.push(...cell);
        break;
      }
      case "seq":
      case "ack":
        fields.push(...numberOf(text, cell, column.kind, items));
        break;
      case "state":
        if (isClear && items.some(({ kind }) => kind === "state")) states.push(...items);
        break;
      case "of":
        if (isClear && items.some(({ kind }) => kind === "state"))
          states.push(...ofEnd(column.item, items));
        else if (isClear && items.some(({ kind }) => kind === "flags"))
          fields.unshift(...ofEnd(column.item, items));
        break;
      case "any": {
        // An arrow in a column of its own is drawn between the others.
        if (items.every(({ kind }) => kind === "to" || kind === "back")) break;
        const isFirstNumber = at === 0 && items.length === 1 && items[0]?.kind === "bare";
        if (!isClear && items.some(({ kind }) => kind === "flags")) return null;
        if (isClear && !isFirstNumber)
          (items.some(({ kind }) => kind === "state") ? states : fields).push(...items);
      }
    }
  }
  return { items: [...senderFirst(fields), ...states], rest, place };
}

/** | FIN | 主动方 | seq=m |: who sends it stands in the second column. */
function senderFirst(fields: readonly Item[]): readonly Item[] {
  const [flags, end, ...more] = fields;
  const isSwapped = flags?.kind === "flags" && end?.kind === "end";
  const hasWay = more.some(({ kind }) => kind === "to" || kind === "back" || kind === "end");
  return isSwapped && !hasWay ? [end, flags, ...more] : fields;
}

function placeIn(text: string, { start, end }: Span): number | null {
  const cell = text.slice(start, end);
  const sign = "①②③④".indexOf(/[①-④]/.exec(cell)?.[0] ?? "-") + 1;
  const digit = /^\D{0,8}(\d)\D{0,4}$/.exec(cell)?.[1];
  return sign > 0 ? sign : digit === undefined ? null : Number(digit);
}

/** A cell under the name of an end speaks of it, however it names it once more. */
function ofEnd(end: Item, items: readonly Item[]): readonly Item[] {
  const [first, ...rest] = items;
  const at = first?.start ?? end.start;
  const label: Item = { ...end, start: at, end: at };
  if (first?.kind === "role") return [label, ...rest];
  return first?.kind === "end" ? items : [label, ...items];
}

/**
 * "FIN", "SYN + ACK", "FIN（连同 ACK 位）": all the flags of a cell, and the end or the numbers with
 * them.
 */
function flagsOf(items: readonly Item[]): readonly Item[] | null {
  if (items.some(({ kind }) => kind === "unknown" || kind === "state")) return null;
  const flags = items.filter((item) => item.kind === "flags");
  const [first] = flags;
  if (first === undefined) return [];
  const all = [...new Set(flags.flatMap((one) => one.flags))];
  const whole: Item = {
    ...first,
    flags: all.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
  };
  const index = items.indexOf(first);
  return items.flatMap((item, at): readonly Item[] =>
    item.kind === "flags" ? (at === index ? [whole] : []) : [item],
  );
}

const ORDER = ["SYN", "ACK", "FIN", "RST", "PSH"];

/** A number under its field; what stands behind a comma in the cell is another matter. */
function numberOf(
  text: string,
  cell: Span,
  field: "seq" | "ack",
  items: readonly Item[],
): readonly Item[] {
  const said = items.find((item) => item.kind === "said");
  if (said !== undefined) return items.length === 1 ? [said] : [];
  let { start } = cell;
  while (start < cell.end && /[\s=＝]/.test(text.charAt(start))) start += 1;
  const bare = bareAt(text, start, cell.end);
  if (bare?.kind !== "bare") return [];
  const isAlone = /^\s*(?:$|[,，(（;；])/.test(text.slice(bare.end, cell.end));
  return isAlone
    ? [{ kind: "said", said: { field, is: bare.is }, start: bare.start, end: bare.end }]
    : [];
}
