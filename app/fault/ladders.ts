import { becomes, given, sent } from "#app/ladder/written.ts";
import type { Ladder } from "#contract/ladder.ts";
import type { Bilingual } from "#contract/text.ts";

/*
 * Runs that pages show where others put a picture. They are written out because an error page must
 * not need a server; ladders.test.ts plays each in the oracle and compares.
 */

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
