import type { Ladder, LadderSegment, LadderState } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";

/** Where a blank stands: a field of a segment, or the state of an end after a segment. */
export type Place =
  | { blank: string; field: "seq" | "ack" | "len" | "flags"; segment: number; from: End }
  | { blank: string; field: "state"; segment: number | null; end: End };

const FIELDS = ["flags", "seq", "ack", "len"] as const;

/** Every blank of a diagram by its id. */
export function placesOf(ladder: Ladder): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const segment of ladder.segments) {
    for (const field of FIELDS) {
      const shown = segment[field];
      if (shown.as !== "blank") continue;
      const { blank } = shown;
      places.set(blank, { blank, field, segment: segment.n, from: segment.from });
    }
  }
  for (const { state, end, segment } of ladder.states) {
    if (state.as !== "blank") continue;
    places.set(state.blank, { blank: state.blank, field: "state", segment, end });
  }
  return places;
}

/**
 * A verdict's diagram with the blanks put back where the open question had them, so that each
 * judged answer is drawn in its own place.
 */
export function withBlanks(truth: Ladder, asked: Ladder): Ladder {
  const segments = truth.segments.map((segment): LadderSegment => {
    const open = asked.segments.find((other) => other.n === segment.n);
    if (!open) return segment;
    const { flags, seq, ack, len } = open;
    return {
      ...segment,
      flags: flags.as === "blank" ? flags : segment.flags,
      seq: seq.as === "blank" ? seq : segment.seq,
      ack: ack.as === "blank" ? ack : segment.ack,
      len: len.as === "blank" ? len : segment.len,
    };
  });
  const blanks = asked.states.filter(({ state }) => state.as === "blank");
  const states = truth.states.map((row): LadderState => {
    const open = blanks.find((other) => samePlace(other, row));
    return open ? { ...row, state: open.state } : row;
  });
  return { ...truth, segments, states };
}

function samePlace(a: LadderState, b: LadderState): boolean {
  return a.end === b.end && a.segment === b.segment && a.at === b.at && a.moment === b.moment;
}
