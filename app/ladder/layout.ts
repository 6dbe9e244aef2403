import type { Ladder, LadderState } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";
import { type Band, bandsOf } from "./bands.ts";
import type { Faces, LabelLine, Words } from "./content.ts";
import type { Geometry } from "./geometry.ts";
import { Placing } from "./placing.ts";
import { type TimeMark, timeMarks } from "./times.ts";

/** A segment's line: from the sender's band to the receiver's, or to the cross where it is lost. */
export type PlacedLine = {
  n: number;
  from: End;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  lost: boolean;
  again: boolean;
};
export type PlacedLabel = {
  n: number;
  left: number;
  top: number;
  width: number;
  height: number;
  align: "center" | "left" | "right";
  lines: LabelLine[];
};
/** The name of a state, or its blank; `index` is null for the state an end begins in. */
export type PlacedState = {
  index: number | null;
  end: End;
  /** Where the state begins on the band. */
  y: number;
  top: number;
  height: number;
};
export type PlacedWait = { index: number; end: End; top: number; y: number };

/** Things in the order in which they are read: by time, a state after the segment that causes it. */
export type Reading =
  | { read: "label"; label: PlacedLabel }
  | { read: "state"; state: PlacedState }
  | { read: "wait"; wait: PlacedWait };

export type Layout = {
  geometry: Geometry;
  height: number;
  lines: PlacedLine[];
  bands: Band[];
  states: PlacedState[];
  waits: PlacedWait[];
  labels: PlacedLabel[];
  times: TimeMark[];
  reading: Reading[];
};

export type LayoutInput = {
  ladder: Ladder;
  geometry: Geometry;
  print: (n: number, field: "seq" | "ack") => string | null;
  wraps: (n: number, field: "seq" | "ack") => boolean;
  faces: Faces;
  words: Words;
  /** The text beside a wait. */
  waitText: (index: number) => string;
  /** The name of the state that a row shows; null when a blank or bars stand there. */
  stateText: (state: LadderState["state"]) => string | null;
};

/** Places everything a ladder diagram shows. Pure: the same input gives the same drawing. */
export function layOut(input: LayoutInput): Layout {
  const first = new Placing(input, input.geometry.slope);
  first.run();
  // Crossing lines may need more slope than the rest: then all lines get it, so that equal delays
  // look equal.
  const placing = first.neededSlope === null ? first : new Placing(input, first.neededSlope);
  if (placing !== first) placing.run();
  const { lines, labels, states, waits, reading } = placing;
  const height = Math.ceil(placing.bottom() + input.geometry.tail);
  const bands = bandsOf(input.ladder, states, input.geometry, height, input.faces);
  const times = timeMarks(placing.moments);
  return { geometry: input.geometry, height, lines, bands, states, waits, labels, times, reading };
}
