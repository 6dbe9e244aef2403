/** A part of the drawing that nothing may cover, between two x and two y. */
export type Box = { left: number; right: number; top: number; bottom: number };
/** A straight line of the drawing. */
export type Line = { x0: number; y0: number; x1: number; y1: number };

/** Room kept beside a box, below a box, and below a line. */
const BESIDE = 6;
const UNDER_BOX = 5;
const UNDER_LINE = 8;

/** The height of a line at `x`. */
export function heightAt(line: Line, x: number): number {
  if (line.x1 === line.x0) return Math.max(line.y0, line.y1);
  return line.y0 + ((x - line.x0) / (line.x1 - line.x0)) * (line.y1 - line.y0);
}

/** The least y at which something from `left` to `right` is free of all boxes and lines above it. */
export function freeBelow(
  left: number,
  right: number,
  boxes: readonly Box[],
  lines: readonly Line[],
): number {
  let y = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    if (box.right + BESIDE > left && box.left - BESIDE < right)
      y = Math.max(y, box.bottom + UNDER_BOX);
  }
  for (const line of lines) {
    const from = Math.max(left, Math.min(line.x0, line.x1));
    const to = Math.min(right, Math.max(line.x0, line.x1));
    if (from > to) continue;
    y = Math.max(y, heightAt(line, from) + UNDER_LINE, heightAt(line, to) + UNDER_LINE);
  }
  return y;
}

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
