import type { CaptureError } from "./capture-error.ts";

/**
 * A file format as a row of units (file header, record, block), each of which says its size early.
 * A unit is read only when all of it is at hand.
 */
export type Format = {
  /**
   * How many octets the unit at `at` has; where the `available` octets do not tell yet, how many
   * are needed to tell, which is more than there are.
   */
  readonly sizeAt: (
    view: DataView,
    at: number,
    available: number,
    offset: number,
  ) => number | CaptureError;
  /** Reads the unit of `size` octets; `offset` is where it stands in the file. */
  readonly read: (view: DataView, at: number, size: number, offset: number) => CaptureError | null;
};
