import type { Ladder, LadderSegment, LadderState } from "#contract/ladder.ts";
import type { Bilingual } from "#contract/text.ts";
import type { End, Flag, State } from "#oracle/index.ts";

/*
 * Runs that pages show where others put a picture. They are written out because an error page must
 * not need a server; ladders.test.ts plays each in the oracle and compares.
 */

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

function given<T>(value: T): { as: "given"; value: T } {
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

const X = 100;

const LOST_TITLE: Bilingual = {
  en: "A SYN is lost four times; TCP sends it again after 1, 2 and 4 seconds",
  zh: "SYN 四次丢失，TCP 在 1、2、4 秒后重传",
};

/** Nobody answers: the SYN is sent again after 1, 2 and 4 seconds. */
export const LOST_SYNS: Ladder = {
  title: LOST_TITLE,
  isn: { client: X, server: null },
  initial: { client: given("CLOSED"), server: given("LISTEN") },
  segments: [
    sent({ n: 1, at: 0, lost: true, flags: ["SYN"], seq: X }),
    sent({ n: 2, at: 1000, lost: true, again: 1, flags: ["SYN"], seq: X }),
    sent({ n: 3, at: 3000, lost: true, again: 1, flags: ["SYN"], seq: X }),
    sent({ n: 4, at: 7000, lost: true, again: 1, flags: ["SYN"], seq: X }),
  ],
  states: [becomes("client", "SYN-SENT", 0, ["departure", 1])],
  waits: [
    { end: "client", at: 0, until: 1000, kind: "rto", ms: 1000 },
    { end: "client", at: 1000, until: 3000, kind: "rto", ms: 2000 },
    { end: "client", at: 3000, until: 7000, kind: "rto", ms: 4000 },
  ],
};

/** The host is there, but nobody listens at the port. */
export const RESET: Ladder = {
  title: {
    en: "A SYN to a port where nobody listens is answered with a RST",
    zh: "向没有进程监听的端口发出 SYN，收到 RST",
  },
  isn: { client: X, server: null },
  initial: { client: given("CLOSED"), server: given("CLOSED") },
  segments: [
    sent({ n: 1, at: 0, flags: ["SYN"], seq: X }),
    sent({ n: 2, at: 20, from: "server", flags: ["RST", "ACK"], seq: 0, ack: X + 1 }),
  ],
  states: [
    becomes("client", "SYN-SENT", 0, ["departure", 1]),
    becomes("client", "CLOSED", 40, ["arrival", 2]),
  ],
  waits: [],
};

/** What these diagrams print for the numbers of the run. */
export const IN_GENERAL: Readonly<Record<number, string>> = { [X]: "x", [X + 1]: "x+1" };
