import type { Ladder, LadderSegment, LadderState, LadderWait } from "#contract/ladder.ts";
import type { End, Flag, State } from "#oracle/index.ts";

const given = <T>(value: T) => ({ as: "given" as const, value });

/** One row: number, sender, sent, arrives (null: lost), flags, seq, ack, len, what it repeats. */
type Row = [number, End, number, number | null, Flag[], number, number | null, number, number?];

function segment([n, from, at, arrives, flags, seq, ack, len, again]: Row): LadderSegment {
  return {
    n,
    from,
    at,
    arrives,
    retransmissionOf: again ?? null,
    flags: given(flags),
    seq: given(seq),
    ack: given(ack),
    len: given(len),
  };
}

type StateRow = [End, number, number | null, LadderState["moment"], State];

export function ladder(
  initial: [State, State],
  rows: Row[],
  states: StateRow[],
  waits: LadderWait[] = [],
): Ladder {
  return {
    title: { zh: "", en: "" },
    isn: { client: 2_714_806_113, server: 901_447_208 },
    initial: { client: given(initial[0]), server: given(initial[1]) },
    segments: rows.map(segment),
    states: states.map(([end, at, segment, moment, state]) => ({
      end,
      at,
      segment,
      moment,
      state: given(state),
    })),
    waits,
  };
}

export const C = 2_714_806_113;
const S = 901_447_208;

/** Runs that a layout must cope with: tests only. */
export const LADDERS: Record<string, Ladder> = {
  "a lost SYN": ladder(
    ["CLOSED", "LISTEN"],
    [
      [1, "client", 0, null, ["SYN"], C, null, 0],
      [2, "client", 1000, 1020, ["SYN"], C, null, 0, 1],
      [3, "server", 1020, 1040, ["SYN", "ACK"], S, C + 1, 0],
      [4, "client", 1040, 1060, ["ACK"], C + 1, S + 1, 0],
    ],
    [
      ["client", 0, 1, "departure", "SYN-SENT"],
      ["server", 1020, 2, "arrival", "SYN-RECEIVED"],
      ["client", 1040, 3, "arrival", "ESTABLISHED"],
      ["server", 1060, 4, "arrival", "ESTABLISHED"],
    ],
    [{ end: "client", at: 0, until: 1000, kind: "rto", ms: 1000 }],
  ),
  "both close at once": ladder(
    ["ESTABLISHED", "ESTABLISHED"],
    [
      [1, "client", 0, 20, ["FIN", "ACK"], C, S, 0],
      [2, "server", 0, 20, ["FIN", "ACK"], S, C, 0],
      [3, "client", 20, 40, ["ACK"], C + 1, S + 1, 0],
      [4, "server", 20, 40, ["ACK"], S + 1, C + 1, 0],
    ],
    [
      ["client", 0, 1, "departure", "FIN-WAIT-1"],
      ["server", 0, 2, "departure", "FIN-WAIT-1"],
      ["server", 20, 1, "arrival", "CLOSING"],
      ["client", 20, 2, "arrival", "CLOSING"],
      ["server", 40, 3, "arrival", "TIME-WAIT"],
      ["client", 40, 4, "arrival", "TIME-WAIT"],
    ],
  ),
  "a burst": ladder(
    ["ESTABLISHED", "ESTABLISHED"],
    [
      [1, "client", 0, 20, ["ACK"], C, S, 1000],
      [2, "client", 0, 20, ["ACK"], C + 1000, S, 1000],
      [3, "client", 0, 20, ["FIN", "ACK"], C + 2000, S, 200],
      [4, "server", 20, 40, ["ACK"], S, C + 2201, 0],
    ],
    [
      ["client", 0, 3, "departure", "FIN-WAIT-1"],
      ["server", 20, 3, "arrival", "CLOSE-WAIT"],
      ["client", 40, 4, "arrival", "FIN-WAIT-2"],
    ],
  ),
  "one overtaken": ladder(
    ["ESTABLISHED", "ESTABLISHED"],
    [
      [1, "client", 0, 90, ["ACK"], C, S, 100],
      [2, "client", 10, 30, ["ACK"], C + 100, S, 100],
      [3, "server", 30, 50, ["ACK"], S, C, 0],
      [4, "server", 90, 110, ["ACK"], S, C + 200, 0],
    ],
    [],
  ),
  "a lost reply to one in flight": ladder(
    ["ESTABLISHED", "ESTABLISHED"],
    [
      [1, "client", 0, 20, ["ACK"], C, S, 566],
      [2, "client", 8, 28, ["ACK"], C + 566, S, 984],
      [3, "server", 20, null, ["ACK"], S, C + 566, 0],
      [4, "server", 28, 48, ["ACK"], S, C + 1550, 0],
    ],
    [],
  ),
  "a close to the end": ladder(
    ["ESTABLISHED", "ESTABLISHED"],
    [
      [1, "client", 0, 20, ["FIN", "ACK"], C, S, 120],
      [2, "server", 20, 40, ["ACK"], S, C + 121, 0],
      [3, "server", 20, 40, ["FIN", "ACK"], S, C + 121, 0],
      [4, "client", 40, 60, ["ACK"], C + 121, S + 1, 0],
    ],
    [
      ["client", 0, 1, "departure", "FIN-WAIT-1"],
      ["server", 20, 1, "arrival", "CLOSE-WAIT"],
      ["client", 40, 2, "arrival", "FIN-WAIT-2"],
      ["server", 20, 3, "departure", "LAST-ACK"],
      ["client", 40, 3, "arrival", "TIME-WAIT"],
      ["server", 60, 4, "arrival", "CLOSED"],
      ["client", 240_040, null, "silent", "CLOSED"],
    ],
    [{ end: "client", at: 40, until: 240_040, kind: "2msl", ms: 240_000 }],
  ),
};
