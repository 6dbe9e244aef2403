import type { End } from "#oracle/index.ts";

/**
 * Where things stand in each width of the diagram. All lengths are units of 1/16 rem: pixels at the
 * browser's default text size, growing with the reader's own.
 */
export type Mode = "wide" | "medium" | "narrow";

export type Geometry = {
  mode: Mode;
  width: number;
  /** Middle of each lifeline. */
  x: Record<End, number>;
  /** Where the bands begin; the ends' names stand above. */
  bandTop: number;
  /** The least top of the first label. */
  firstRow: number;
  /** Length of a line per millisecond of delay. */
  slope: number;
  /** Whether times stand at the left. */
  times: boolean;
  /** Whether names of states stand between the lifelines. */
  inside: boolean;
  /** Height of a blank. */
  cell: number;
  /** Room below the last event. */
  tail: number;
};

/** Half of a band, and from the lifeline to where a line begins. */
export const BAND = { half: 4.5, edge: 5 };
export const MAX_DROP = 72;
/** A lost segment ends here, as a part of the way. */
export const LOST_AT = 0.56;

export const NARROW_WIDTH = 328;
export const MEDIUM_FROM = 600;
export const WIDE_FROM = 740;

/** The mode that a container of this width has room for. */
export function modeFor(width: number): Mode {
  if (width >= WIDE_FROM) return "wide";
  return width >= MEDIUM_FROM ? "medium" : "narrow";
}

/** The geometry of a mode. `room` matters only when it is less than the narrow diagram wants. */
export function geometryOf(mode: Mode, times: boolean, room = NARROW_WIDTH): Geometry {
  if (mode === "narrow") return narrow(Math.min(NARROW_WIDTH, Math.max(200, Math.floor(room))));
  const common = { bandTop: 38, firstRow: 56, slope: 1.25, inside: false, cell: 34, tail: 34 };
  if (mode === "medium") {
    return { mode, width: 600, x: { client: 112, server: 488 }, times: false, ...common };
  }
  const left = times ? 44 : 0;
  return {
    mode,
    width: left + 696,
    x: { client: left + 128, server: left + 568 },
    times,
    ...common,
  };
}

function narrow(width: number): Geometry {
  return {
    mode: "narrow",
    width,
    x: { client: 7, server: width - 7 },
    bandTop: 30,
    firstRow: 58,
    slope: 1.2,
    times: false,
    inside: true,
    cell: 36,
    tail: 30,
  };
}
