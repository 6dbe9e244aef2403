import type { Ladder, LadderSegment } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";
import { lineTops } from "./content.ts";
import { cross, usualDelay } from "./events.ts";
import { type LabelPlace, leftOf, NAME_HEIGHT } from "./label-place.ts";
import type { PlacedLine } from "./layout.ts";
import { type Box, freeBelow, type Line } from "./skyline.ts";

/** Room between the lowest point of a label and its own line. */
export const ABOVE_LINE = 4;

/** A box and whose it is: a state's or a wait's (by its end), a label's, or only room to keep free. */
type Kept = { box: Box; end: End | null; segment: LadderSegment | null };

/** A segment on its way; `landed` when its line will not move any more. */
export type Flight = { segment: LadderSegment; line: PlacedLine; landed: boolean };

/** What is drawn so far, and how much room it leaves. */
export class Ground {
  readonly flights: Flight[] = [];
  private readonly boxes: Kept[] = [];
  private readonly ladder: Ladder;

  constructor(ladder: Ladder) {
    this.ladder = ladder;
  }

  keep(box: Box, end: End | null, segment: LadderSegment | null): void {
    this.boxes.push({ box, end, segment });
  }

  /** The lowest point of what is kept. */
  bottom(): number {
    return Math.max(0, ...this.boxes.map(({ box }) => box.bottom - NAME_HEIGHT));
  }

  crosses(a: LadderSegment, b: LadderSegment): boolean {
    return cross(a, b, usualDelay(this.ladder));
  }

  crossesAny(segment: LadderSegment): boolean {
    return this.ladder.segments.some((other) => this.crosses(segment, other));
  }

  /** The least top of a label under all that was drawn, line by line of its text. */
  freeForLabel(segment: LadderSegment, label: LabelPlace): number {
    const crossing = this.crossesAny(segment);
    const boxes = this.boxes
      .filter((kept) => !crossing || kept.end !== null || kept.segment !== null)
      .map(({ box }) => box);
    const lines: Line[] = this.flights
      .filter((flight) => flight.landed || !this.crosses(flight.segment, segment))
      .map(({ line }) => line);
    const tops = lineTops(label.lines);
    return Math.max(
      ...label.lines.map((one, index) => {
        const left = leftOf(label, one);
        return freeBelow(left, left + one.width, boxes, lines) - (tops[index] ?? 0);
      }),
    );
  }

  /** The least top of the words of a wait between these two sides. */
  freeForWait(left: number, right: number): number {
    const boxes = this.boxes
      .filter((kept) => kept.end !== null || kept.segment !== null)
      .map(({ box }) => box);
    return freeBelow(
      left,
      right,
      boxes,
      this.flights.map(({ line }) => line),
    );
  }

  /** How low a line must arrive to pass below what was drawn on its way since it departed. */
  clearances({ segment, line }: Flight): number[] {
    const span = Math.abs(line.x1 - line.x0);
    return this.boxes.flatMap(({ box, segment: other, end }) => {
      const crossing = other
        ? other !== segment && this.crosses(other, segment)
        : end === otherEnd(segment.from);
      const near = segment.from === "client" ? box.left - line.x0 : line.x0 - box.right;
      const part = near / span;
      if (!crossing || part < 0.3 || part > 1 || box.bottom < line.y0) return [];
      return [line.y0 + (box.bottom + ABOVE_LINE - line.y0) / part];
    });
  }
}

function otherEnd(end: End): End {
  return end === "client" ? "server" : "client";
}
