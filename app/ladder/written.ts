import type { LadderSegment, LadderState } from "#contract/ladder.ts";
import type { End, Flag, State } from "#oracle/index.ts";

/* Pieces of the few runs that pages show where others put a picture, written out by hand. */

type Sent = {
  n: number;
  at: number;
  /** The delay of the link in these runs, or lost. */
  lost?: boolean;
  from?: End;
  again?: number;
  flags: readonly Flag[];
  seq: number;
  ack?: number;
};

const DELAY = 20;

export function given<T>(value: T): { as: "given"; value: T } {
  return { as: "given", value };
}

/** A segment of a run on a link of 20 ms. */
export function sent(segment: Sent): LadderSegment {
  const { n, at, lost = false, from = "client", again, flags, seq, ack } = segment;
  return {
    n,
    at,
    arrives: lost ? null : at + DELAY,
    from,
    retransmissionOf: again ?? null,
    flags: given([...flags]),
    seq: given(seq),
    ack: given(ack ?? null),
    len: given(0),
  };
}

/** A change of state at one end, by a segment that leaves or arrives there. */
export function becomes(
  end: End,
  state: State,
  at: number,
  [moment, segment]: ["departure" | "arrival", number],
): LadderState {
  return { end, at, segment, moment, state: given(state) };
}
