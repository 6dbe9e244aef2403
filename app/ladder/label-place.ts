import type { LadderSegment, ShownState } from "#contract/ladder.ts";
import { type LabelLine, labelHeight, labelLines } from "./content.ts";
import { overtakes } from "./events.ts";
import { BAND } from "./geometry.ts";
import type { LayoutInput, PlacedLabel } from "./layout.ts";
import { sansWidth } from "./measure.ts";

/** Where a label stands from left to right, and how high its text is. */
export type LabelPlace = {
  lines: LabelLine[];
  left: number;
  right: number;
  width: number;
  height: number;
  align: PlacedLabel["align"];
};

/**
 * Labels stand in the middle of their line; those of lost segments at their sender; where lines
 * cross, in the middle of the sender's half, or of the receiver's when they overtake another one:
 * there the overtaken line runs below.
 */
export function labelPlace(
  { ladder, geometry, print, wraps, faces, words }: LayoutInput,
  segment: LadderSegment,
  crossing: boolean,
): LabelPlace {
  const { client, server } = geometry.x;
  const edge = BAND.edge + (geometry.inside ? 4 : 9);
  const span = server - client - 2 * edge;
  const room = crossing ? span / 2 - 4 : span;
  const lines = labelLines({
    segment,
    print: (field) => print(segment.n, field),
    wraps: (field) => wraps(segment.n, field),
    faces,
    words,
    geometry,
    room,
    crossing,
  });
  const width = Math.min(room, Math.max(...lines.map((line) => line.width)));
  const fromLeft = segment.from === "client";
  const align = segment.arrives !== null ? "center" : fromLeft ? "left" : "right";
  const far = ladder.segments.some((other) => overtakes(segment, other));
  const spare = crossing || align === "center" ? (room - width) / 2 : 0;
  const toRight = crossing ? fromLeft === far : align === "right";
  const left = half(toRight ? server - edge - width - spare : client + edge + spare);
  return { lines, left, right: left + width, width, align, height: labelHeight(lines) };
}

/** Where one line of a label begins. */
export function leftOf(
  label: { left: number; width: number; align: PlacedLabel["align"] },
  line: LabelLine,
): number {
  if (label.align === "left") return label.left;
  const spare = label.width - line.width;
  return label.left + (label.align === "right" ? spare : spare / 2);
}

export const NAME_HEIGHT = 16;

/** The room that the name of a state takes, or its blank, or the verdict in its place. */
export function nameSize(
  { geometry, faces, stateText }: LayoutInput,
  shown: ShownState,
): { width: number; height: number } {
  const size = geometry.inside ? 11 : 12;
  if (shown.as === "withheld") return { width: 56, height: NAME_HEIGHT };
  if (shown.as === "given") {
    const name = stateText(shown) ?? "";
    return { width: sansWidth(name, size) + 4, height: NAME_HEIGHT };
  }
  const face = faces(shown.blank);
  const text = face ? Math.max(sansWidth(face.given, size), sansWidth(face.truth, size)) : 84;
  const right = !face || face.mark === "right";
  return { width: text + 38, height: right ? (geometry.inside ? 32 : 30) : 44 };
}

/** Half units keep hairlines sharp. */
export function half(value: number): number {
  return Math.round(value * 2) / 2;
}
