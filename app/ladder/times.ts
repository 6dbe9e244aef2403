/** An event on a lifeline: when it happens and where it is drawn. */
export type Moment = { at: number; y: number };
/** A dotted line across the diagram; `text` is the time in ms where it is printed. */
export type TimeMark = { y: number; textTop: number | null; at: number };

const LINE = 16;
const LEAST_GAP = 13;

/**
 * The times at the left. Each is printed at its first event; only where a burst puts an earlier
 * time below a later one is it printed again, so that no event reads as another time than its own.
 */
export function timeMarks(moments: readonly Moment[]): TimeMark[] {
  const marks: TimeMark[] = [];
  let printed: number | null = null;
  let lastTop = Number.NEGATIVE_INFINITY;
  for (const { at, y } of moments.toSorted((a, b) => a.y - b.y || a.at - b.at)) {
    const same = at === printed;
    const textTop: number | null = same ? null : Math.max(y - LINE / 2, lastTop + LEAST_GAP);
    if (textTop !== null) {
      lastTop = textTop;
      printed = at;
    }
    if (!same || marks.at(-1)?.y !== y) marks.push({ y, textTop, at });
  }
  return marks;
}
