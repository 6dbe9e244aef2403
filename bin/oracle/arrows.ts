import type { End, Trace, TraceSegment } from "#oracle/index.ts";
import { numberOf } from "#oracle/index.ts";
import type { Canvas } from "./canvas.ts";
import type { Language, Style } from "./terminal.ts";
import { widthOf } from "./width.ts";

/** How a segment is written beside its arrow. */
export type Labels = { readonly numbers: "absolute" | "relative"; readonly language: Language };

/** The rows of a ladder between which an arrow goes; `to` is null when it does not arrive. */
export type Arrow = {
  readonly segment: TraceSegment;
  readonly from: number;
  readonly to: number | null;
};

const MARKS = {
  again: { en: "again", zh: "重传" },
  forged: { en: "forged", zh: "伪造" },
  lost: { en: "lost", zh: "丢失" },
  under: { en: "under way", zh: "在途" },
} as const;

const COPY = {
  en: (n: number) => `copy of ${n}`,
  zh: (n: number) => `（${n} 的副本）`,
} as const;

/** What stands beside the arrow of a segment: `4 PSH,ACK seq=1 ack=1 len=100 again 3`. */
export function labelOf(
  trace: Trace,
  segment: TraceSegment,
  { numbers, language }: Labels,
): string {
  const { n, flags, ack, len, window, retransmissionOf, copyOf, forged } = segment;
  const words = [`${n}`, flags.join(",") || "-", `seq=${numberOf(trace, n, "seq", numbers)}`];
  if (ack !== null) words.push(`ack=${numberOf(trace, n, "ack", numbers)}`);
  if (len > 0) words.push(`len=${len}`);
  if (window === 0 && !flags.includes("RST")) words.push("win=0");
  if (retransmissionOf !== null) words.push(`${MARKS.again[language]} ${retransmissionOf}`);
  if (copyOf !== null) words.push(COPY[language](copyOf));
  if (forged) words.push(MARKS.forged[language]);
  return words.join(" ");
}

/** Colours say what a segment does at first sight. */
export function styleOf({ flags, len, forged, retransmissionOf }: TraceSegment): Style | null {
  if (flags.includes("RST")) return "red";
  if (forged) return "magenta";
  if (retransmissionOf !== null) return "yellow";
  if (flags.includes("SYN")) return "green";
  if (flags.includes("FIN")) return "blue";
  return len > 0 ? "cyan" : null;
}

/** A pen that draws as the client sends; for the server everything is mirrored. */
type Pen = {
  readonly level: (row: number, from: number, to: number) => void;
  readonly slope: (row: number, column: number) => void;
  readonly head: (row: number) => void;
  readonly write: (row: number, column: number, text: string, style: Style | null) => void;
};

function penOf(canvas: Canvas, width: number, end: End, style: Style | null): Pen {
  const isClient = end === "client";
  const place = (column: number): number => (isClient ? column : width - 1 - column);
  return {
    level: (row, from, to) => {
      for (let column = from; column < to; column += 1) canvas.put(row, place(column), "─", style);
    },
    slope: (row, column) => canvas.put(row, place(column), isClient ? "╲" : "╱", style),
    head: (row) => canvas.put(row, place(width - 1), isClient ? "▶" : "◀", style),
    write: (row, column, text, own) => {
      canvas.write(row, isClient ? column : width - column - widthOf(text), text, own);
    },
  };
}

/** Draws an arrow across the ladder, `width` columns wide, without its label. */
export function drawArrow(
  canvas: Canvas,
  width: number,
  arrow: Arrow,
  label: string,
  labels: Labels,
): void {
  const { segment, from, to } = arrow;
  const pen = penOf(canvas, width, segment.from, styleOf(segment));
  const begins = widthOf(label) + 4;
  if (to === null) {
    drawLost(pen, width, arrow, begins, labels);
    return;
  }
  const span = to - from;
  const first = Math.min(begins, width - 6);
  let column = 0;
  for (let i = 0; i < span; i += 1) {
    const share = (i + 1) / (span + 1);
    const next = Math.max(column, Math.round(first + (width - 5 - first) * share));
    pen.level(from + i, column, next);
    pen.slope(from + i, next);
    column = Math.min(next + 1, width - 2);
  }
  pen.level(to, column, width - 1);
  pen.head(to);
}

function drawLost(
  pen: Pen,
  width: number,
  arrow: Arrow,
  begins: number,
  { language }: Labels,
): void {
  const isLost = arrow.segment.arrives === null;
  const mark = isLost ? `✕ ${MARKS.lost[language]}` : `… ${MARKS.under[language]}`;
  const ends = Math.min(Math.max(begins + 1, Math.floor(width * 0.7)), width - widthOf(mark) - 1);
  pen.level(arrow.from, 0, ends);
  pen.write(arrow.from, ends, mirrored(mark, arrow.segment.from), isLost ? "red" : "dim");
}

/** The cross stands at the tip of the arrow, the word behind it. */
function mirrored(mark: string, end: End): string {
  return end === "client" ? mark : mark.split(" ").reverse().join(" ");
}

/** Writes the label over the beginning of its arrow. */
export function writeLabel(
  canvas: Canvas,
  width: number,
  { segment, from }: Arrow,
  label: string,
): void {
  const pen = penOf(canvas, width, segment.from, null);
  pen.write(from, 1, ` ${label} `, styleOf(segment));
}
