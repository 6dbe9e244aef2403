import "server-only";
import { means, named, type Piece, type Span } from "../words/token.ts";

/** What the layout of an answer says beside its words: who a column or an arrow stands for. */
export type LaidOut = {
  readonly pieces: readonly Piece[];
  /** Where the cells of tables begin. */
  readonly cells: readonly number[];
};

type Line = Span & { readonly pieces: readonly Piece[] };

/** Puts the end that a table's column or a bare arrow stands for in front of what it does. */
export function laidOut(text: string, pieces: readonly Piece[]): LaidOut {
  const out: Piece[] = [];
  const cells: number[] = [];
  const lines = linesOf(text, pieces);
  const hasBoth = isDrawn(lines);
  let columns: readonly (string | null)[] = [];
  for (const line of lines) {
    // "A[FIN_WAIT_1] -->|gets ACK| B[FIN_WAIT_2]": an edge of a diagram, and no table.
    if (EDGE.test(text.slice(line.start, line.end))) continue;
    const bars = barsOf(text, line);
    if (bars.length < 2) {
      columns = [];
      out.push(...(hasBoth ? drawn(line) : line.pieces));
      continue;
    }
    const heads = bars.map((bar, at) => headOf(line, bar, bars[at + 1] ?? line.end));
    const isHead = new Set(heads.filter((end) => end !== null)).size > 1 && !hasDeeds(line);
    if (isHead) columns = heads;
    if (isHead || columns.every((end) => end === null)) {
      const inside = bars.map((bar, at) => within(line, bar, bars[at + 1] ?? line.end));
      if (isHead || !isProse(inside)) {
        out.push(...line.pieces);
        continue;
      }
      // "| passive | goes into LAST-ACK | waits 2MSL |": what the cells say, the row's end does.
      cells.push(...bars);
      const own = rowEnd(inside);
      for (const cell of inside) {
        const [first] = cell;
        const isOfRow = first !== undefined && own !== null && !cell.some(isEnd);
        if (isOfRow) out.push(endAt(own, first.start));
        out.push(...cell);
      }
      continue;
    }
    cells.push(...bars);
    for (const [at, bar] of bars.entries()) {
      const inside = within(line, bar, bars[at + 1] ?? line.end);
      const end = columns[at] ?? null;
      const [first] = inside;
      if (
        end !== null &&
        first !== undefined &&
        headOf(line, bar, bars[at + 1] ?? line.end) === null
      )
        out.push(endAt(end, first.start));
      out.push(...inside);
    }
  }
  return { pieces: out, cells };
}

const EDGE = /--+>\s*\|[^|]*\|\s*\w/;

function linesOf(text: string, pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let [start, first] = [0, 0];
  for (const line of text.split("\n")) {
    const end = start + line.length;
    let last = first;
    while ((pieces[last]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
    lines.push({ start, end, pieces: pieces.slice(first, last) });
    first = last;
    start = end + 1;
  }
  return lines;
}

function barsOf(text: string, { start, end }: Line): number[] {
  const bars: number[] = [];
  for (let at = start; at < end; at += 1) if (/[|｜]/.test(text.charAt(at))) bars.push(at + 1);
  const isOpen = /^\s*$/.test(text.slice(start, (bars[0] ?? start) - 1));
  return bars.length > 0 && !isOpen ? [start, ...bars] : bars;
}

function within({ pieces }: Line, from: number, to: number): Piece[] {
  return pieces.filter(({ start }) => start >= from && start < to);
}

/** A row with several cells that are claims in words: none of them goes on in the next. */
export function isProse(cells: readonly (readonly Piece[])[]): boolean {
  return cells.filter(isClaim).length > 1;
}

/** "SYN takes one number", "waits 2MSL": more than a name. */
function isClaim(cell: readonly Piece[]): boolean {
  const isTopic = (piece: Piece): boolean =>
    piece.kind === "segment" || piece.kind === "duration" || named(piece, "state.") !== null;
  const isDeed = (piece: Piece): boolean =>
    named(piece, "verb.") !== null || means(piece, ...DEEDS);
  return cell.some(isTopic) && cell.some(isDeed);
}

const DEEDS = ["takes", "number-it", "seqno", "wait", "merge", "separate"];

function isEnd(piece: Piece): boolean {
  return named(piece, "end.") !== null;
}

/** Whom the first cell of a row names, and nothing else. */
function rowEnd([head]: readonly (readonly Piece[])[]): string | null {
  const [only, more] = head ?? [];
  return only === undefined || more !== undefined ? null : named(only, "end.");
}

/** The one end that a cell names, if it names one. */
function headOf(line: Line, from: number, to: number): string | null {
  const ends = within(line, from, to).flatMap((piece) => named(piece, "end.") ?? []);
  const [end] = ends;
  return ends.length === 1 && end !== undefined ? end : null;
}

function hasDeeds({ pieces }: Line): boolean {
  return pieces.some((piece) => piece.kind === "segment" || named(piece, "state.") !== null);
}

/** "SYN →" and "← SYN/ACK", each on a line of its own: a drawing with an end on either side. */
function isDrawn(lines: readonly Line[]): boolean {
  const bare = lines.filter((line) => sideOf(line) !== null);
  return new Set(bare.map(sideOf)).size > 1;
}

function sideOf({ pieces }: Line): string | null {
  if (pieces.some((piece) => named(piece, "end.") !== null)) return null;
  const place = pieces.findIndex((piece) => means(piece, "mark.arrow", "mark.back"));
  const segment = pieces.findIndex(({ kind }) => kind === "segment");
  if (place < 0 || segment < 0 || pieces.some((piece) => named(piece, "state.") !== null))
    return null;
  return means(pieces[place], "mark.back") ? "passive" : "active";
}

function drawn(line: Line): readonly Piece[] {
  const side = sideOf(line);
  const [first] = line.pieces;
  return side === null || first === undefined
    ? line.pieces
    : [endAt(side, first.start), ...line.pieces];
}

function endAt(end: string, start: number): Piece {
  return { kind: "word", concepts: [`end.${end}`], start, end: start };
}

/** How long a remark in brackets may be. */
const REMARK = 60;

/** "FIN_WAIT_1 (FIN sent) → FIN_WAIT_2 (ACK received)": remarks on the states of a path. */
export function withoutRemarks(
  text: string,
  pieces: readonly Piece[],
): { readonly pieces: readonly Piece[]; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (named(piece, "state.") === null) continue;
    const rest = text.slice(piece.end, piece.end + REMARK);
    const remark = /^\s*[(（][^()（）\n]*[)）]/.exec(rest)?.[0];
    if (remark === undefined) continue;
    const end = piece.end + remark.length;
    const next = pieces.find(({ start }) => start >= end);
    const isOnPath = means(pieces[at - 1], "mark.arrow") || means(next, "mark.arrow");
    if (isOnPath) spans.push({ start: piece.end, end });
  }
  const isOutside = ({ start }: Span): boolean =>
    !spans.some((span) => start >= span.start && start < span.end);
  return { pieces: pieces.filter(isOutside), spans };
}
