import type { Ladder, LadderSegment, ShownState } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";

/** A row of the table: a segment, the beginning, or a change that no segment causes. */
export type TableRow = {
  key: string;
  segment: LadderSegment | null;
  initial: boolean;
  /** The states of both ends after it; null where the last one still holds and is a blank. */
  client: ShownState | null;
  server: ShownState | null;
};

/** The story of a diagram in rows: where both ends begin, each segment, what happens silently. */
export function tableRows(ladder: Ladder): TableRow[] {
  const now: Record<End, ShownState | null> = { ...ladder.initial };
  const rows: TableRow[] = [{ key: "first", segment: null, initial: true, ...ladder.initial }];
  const events = [
    ...ladder.segments.map((segment) => ({ at: segment.at, rank: segment.n, segment })),
    ...ladder.states
      .filter((state) => state.segment === null)
      .map((state, index) => ({ at: state.at, rank: -1 - index, state })),
  ].toSorted((a, b) => a.at - b.at || a.rank - b.rank);
  for (const event of events) {
    // A blank is one place to fill in: below it the cell stays empty until something is known.
    for (const end of ["client", "server"] as const) {
      if (now[end]?.as === "blank") now[end] = null;
    }
    if ("segment" in event) {
      const { segment } = event;
      for (const state of ladder.states) {
        if (state.segment === segment.n) now[state.end] = state.state;
      }
      rows.push({ key: `segment${segment.n}`, segment, initial: false, ...now });
    } else {
      now[event.state.end] = event.state.state;
      rows.push({ key: `silent${event.rank}`, segment: null, initial: false, ...now });
    }
  }
  return rows;
}
