import type { Mark } from "#contract/judged.ts";
import type { LadderSegment } from "#contract/ladder.ts";
import type { Geometry } from "./geometry.ts";
import { monoWidth, sansWidth } from "./measure.ts";

/** What a judged blank shows: its texts in the form that is on. */
export type Face = { mark: Mark; given: string; truth: string };

/** What the layout must know of the blanks: nothing typed changes a size, a verdict may. */
export type Faces = (blank: string) => Face | null;

/** The words that stand in labels. */
export type Words = { lost: string; again: string };

/** One thing in a label; the drawing looks its value up in the segment. */
export type Part = {
  part: "n" | "flags" | "seq" | "ack" | "len" | "lost" | "again";
  width: number;
  height: number;
};
export type LabelLine = { parts: Part[]; width: number; height: number };

export type LabelInput = {
  segment: LadderSegment;
  /** A number as it is printed, such as 121 or x+1; null where the segment has none. */
  print: (field: "seq" | "ack") => string | null;
  /** Whether a number carries the tag of a wrap. */
  wraps: (field: "seq" | "ack") => boolean;
  faces: Faces;
  words: Words;
  geometry: Geometry;
  /** Room from left to right. */
  room: number;
  /** Lines that cross leave room for two-line labels only. */
  crossing: boolean;
};

const TEXT_LINE = 19;
const LINE_GAP = 3;
/** Air above and below a blank, so that neighbouring rows can be touched apart. */
const AROUND_CELL = 6;
const BLANK_WIDTH = { seq: 114, ack: 114, len: 64, flags: 112 };
const TWO_LINES = 44;

/** Breaks what a segment says into the lines of its label. */
export function labelLines(input: LabelInput): LabelLine[] {
  const { segment, geometry, room, crossing } = input;
  const part = (name: Part["part"]) => measured(name, input);
  const numbers = [part("seq"), ...(hasAck(segment) ? [part("ack")] : [])];
  const length = showsLength(segment) ? [part("len")] : [];
  const tags = [
    ...(segment.retransmissionOf === null ? [] : [part("again")]),
    ...(segment.arrives === null ? [part("lost")] : []),
  ];
  const single = line([part("n"), part("flags"), ...numbers, ...length, ...tags], geometry);
  const twoBlanks = segment.seq.as === "blank" && segment.ack.as === "blank";
  if (!geometry.inside && !crossing && !twoBlanks && single.width <= room) return [single];
  const head = headLines([part("n"), part("flags")], [...length, ...tags], geometry, room);
  const both = line(numbers, geometry);
  const rest = both.width <= room ? [both] : numbers.map((one) => line([one], geometry));
  return [...head, ...rest];
}

function headLines(first: Part[], second: Part[], geometry: Geometry, room: number): LabelLine[] {
  const whole = line([...first, ...second], geometry);
  if (second.length === 0 || whole.width <= room) return [whole];
  return [line(first, geometry), line(second, geometry)];
}

/** Whole height of a label. */
export function labelHeight(lines: readonly LabelLine[]): number {
  return lines.reduce((sum, one) => sum + one.height, 0) + LINE_GAP * (lines.length - 1);
}

/** Top of each line, from the label's own top. */
export function lineTops(lines: readonly LabelLine[]): number[] {
  let top = 0;
  return lines.map((one) => {
    const at = top;
    top += one.height + LINE_GAP;
    return at;
  });
}

function hasAck({ ack }: LadderSegment): boolean {
  return ack.as !== "given" || ack.value !== null;
}

/** The length stands only above 0 or when it is asked; a withheld one must not tell which. */
export function showsLength({ len }: LadderSegment): boolean {
  return len.as !== "given" || len.value > 0;
}

function line(parts: Part[], geometry: Geometry): LabelLine {
  const gap = geometry.inside ? 8 : 10;
  const width = parts.reduce((sum, { width: own }) => sum + own, gap * (parts.length - 1));
  const tallest = Math.max(TEXT_LINE, ...parts.map(({ height }) => height));
  return { parts, width, height: tallest + (tallest > TEXT_LINE ? AROUND_CELL : 0) };
}

function measured(part: Part["part"], input: LabelInput): Part {
  const { segment, words } = input;
  switch (part) {
    case "n":
      return { part, width: monoWidth(String(segment.n), 12), height: TEXT_LINE };
    case "lost":
    case "again":
      return { part, width: 15 + sansWidth(words[part], 12), height: TEXT_LINE };
    case "flags":
      return flagsPart(input);
    case "len":
      return fieldPart("len", input, segment.len, printedLength(segment));
    case "seq":
    case "ack":
      return fieldPart(part, input, segment[part], input.print(part) ?? "");
  }
}

function printedLength({ len }: LadderSegment): string {
  return len.as === "given" ? String(len.value) : "";
}

function flagsPart(input: LabelInput): Part {
  const { flags } = input.segment;
  if (flags.as === "given") {
    return { part: "flags", width: sansWidth(flags.value.join(", "), 14), height: TEXT_LINE };
  }
  const { width, height } = hiddenSize("flags", flags, input);
  return { part: "flags", width, height };
}

function fieldPart(
  part: "seq" | "ack" | "len",
  input: LabelInput,
  shown: { as: "given" } | { as: "blank"; blank: string } | { as: "withheld" },
  printed: string,
): Part {
  const key = 23;
  if (shown.as === "given") {
    const tag = part !== "len" && input.wraps(part) ? 26 : 0;
    return { part, width: key + 4 + monoWidth(printed, 13) + tag, height: TEXT_LINE };
  }
  const { width, height } = hiddenSize(part, shown, input);
  return { part, width: key + (input.geometry.inside ? 5 : 7) + width, height };
}

/** The size of a blank, of a verdict in its place, or of the bars that stand for a value. */
function hiddenSize(
  part: "seq" | "ack" | "len" | "flags",
  shown: { as: "blank"; blank: string } | { as: "withheld" },
  { faces, geometry }: LabelInput,
): { width: number; height: number } {
  if (shown.as === "withheld") return { width: geometry.inside ? 56 : 72, height: TEXT_LINE };
  const face = faces(shown.blank);
  if (!face) {
    const narrow = geometry.inside && BLANK_WIDTH[part] > 112 ? 113 : BLANK_WIDTH[part];
    return { width: narrow, height: geometry.cell };
  }
  const size = geometry.inside ? 13 : 14;
  const text = Math.max(monoWidth(face.given, size), monoWidth(face.truth, size));
  const width = (geometry.inside ? 30 : 42) + text;
  return { width, height: face.mark === "right" ? geometry.cell : TWO_LINES };
}
