import { describe, expect, test } from "vitest";
import { lastStep, tcbAfter } from "../wire/wire-tcb.ts";
import type { Congestion } from "./connection.ts";

const OPEN = "open; > SYN,ACK 300 101 w60000";
/** Four segments are out, then a timeout of the first one: ssthresh 2000, one segment at a time. */
const TIMED_OUT = `${OPEN}; send 9000; timeout rto`;
/** The third duplicate ACK of four segments, and two that limited transmit has added. */
const THIRD = `${OPEN}; send 9000; ${"> ACK 301 101 w60000; ".repeat(3)}`;

const rows: readonly (readonly [string, string, Partial<Congestion>])[] = [
  ["the initial window is four segments of up to 1095 octets", OPEN, { cwnd: 4000 }],
  ["three of up to 2190", "with mss=1460; open; > SYN,ACK 300 101 m1460", { cwnd: 4380 }],
  ["three of 1096", "with mss=1460; open; > SYN,ACK 300 101 m1096", { cwnd: 3288 }],
  ["four of 1095", "with mss=1460; open; > SYN,ACK 300 101 m1095", { cwnd: 4380 }],
  ["two of more than 2190", "with mss=4000; open; > SYN,ACK 300 101 m2191", { cwnd: 4382 }],
  ["three of 2190", "with mss=4000; open; > SYN,ACK 300 101 m2190", { cwnd: 6570 }],
  ["slow start adds what was acknowledged", `${OPEN}; send 4000; > ACK 301 601`, { cwnd: 4500 }],
  ["and one segment at most", `${OPEN}; send 4000; > ACK 301 2101`, { cwnd: 5000 }],
  [
    "a timeout leaves one segment and half of what was out",
    TIMED_OUT,
    {
      cwnd: 1000,
      ssthresh: 2000,
      duplicates: 0,
      recovery: { by: "timeout", until: tcbAfter(TIMED_OUT).snd.nxt },
    },
  ],
  ["never less than two segments", `${OPEN}; send 1000; timeout rto`, { ssthresh: 2000 }],
  [
    "half of an odd number of octets is rounded down",
    "with mss=10; open; > SYN,ACK 300 101 m10 w60000; send 40; > ACK 301 111 w60000; > ACK 301 121 w60000; > ACK 301 131 w60000; > ACK 301 141 w60000; send 55; timeout rto",
    { ssthresh: 27, cwnd: 10 },
  ],
  [
    "a second timeout of the same segment leaves ssthresh",
    `${TIMED_OUT}; timeout rto`,
    { ssthresh: 2000, cwnd: 1000 },
  ],
  [
    "below ssthresh slow start again",
    `${TIMED_OUT}; > ACK 301 1101 w60000`,
    { cwnd: 2000, ssthresh: 2000 },
  ],
  [
    "from ssthresh on a part of a segment for each ACK: mss * mss / cwnd",
    `${TIMED_OUT}; > ACK 301 1101 w60000; > ACK 301 2101 w60000`,
    { cwnd: 2500 },
  ],
  [
    "rounded down",
    `${TIMED_OUT}; > ACK 301 1101 w60000; > ACK 301 2101 w60000; > ACK 301 3101 w60000; > ACK 301 4101 w60000; send 3000; > ACK 301 5101 w60000`,
    { cwnd: 3552 },
  ],
  [
    "the repair of a timeout is over once all that was out then is acknowledged",
    `${TIMED_OUT}; > ACK 301 4101 w60000`,
    { recovery: null },
  ],
  [
    "and not before",
    `${TIMED_OUT}; > ACK 301 4100 w60000`,
    { recovery: { by: "timeout", until: tcbAfter(TIMED_OUT).snd.nxt } },
  ],
  [
    "three duplicate ACKs: half of what was out at the first, and three segments that have left",
    THIRD,
    {
      cwnd: 5000,
      ssthresh: 2000,
      duplicates: 3,
      flight: 4000,
      recovery: { by: "duplicate ACKs", until: tcbAfter(THIRD).snd.nxt },
    },
  ],
  [
    "one segment more for each duplicate ACK after that",
    `${THIRD}> ACK 301 101 w60000`,
    { cwnd: 6000, duplicates: 4 },
  ],
  [
    "new data acknowledged: back to ssthresh",
    `${THIRD}> ACK 301 6101 w60000`,
    { cwnd: 2000, duplicates: 0, recovery: null },
  ],
  [
    "an ACK of new data ends the row of duplicates",
    `${OPEN}; send 9000; > ACK 301 101 w60000; > ACK 301 1101 w60000`,
    { duplicates: 0 },
  ],
  [
    "a timeout does too",
    `${OPEN}; send 9000; > ACK 301 101 w60000; timeout rto`,
    { duplicates: 0 },
  ],
  [
    "no fast retransmit while a timeout is repaired",
    `${TIMED_OUT}; ${"> ACK 301 101 w60000; ".repeat(3)}`,
    { cwnd: 1000, duplicates: 3, recovery: { by: "timeout", until: tcbAfter(TIMED_OUT).snd.nxt } },
  ],
  [
    "without congestion control nothing of it moves",
    `with no-congestion-control; ${OPEN}; send 9000; > ACK 301 1101 w60000; > ACK 301 1101 w60000`,
    { cwnd: 4000, duplicates: 0, recovery: null },
  ],
  [
    "a pause as long as the RTO leaves cwnd",
    `${OPEN}; send 2000; > ACK 301 1101 w60000; > ACK 301 2101 w60000; wait 980; send 10`,
    { cwnd: 6000 },
  ],
  [
    "a longer one takes it back to the initial window",
    `${OPEN}; send 2000; > ACK 301 1101 w60000; > ACK 301 2101 w60000; wait 981; send 10`,
    { cwnd: 4000 },
  ],
  [
    "nor when there is nothing to send",
    `${OPEN}; send 2000; > ACK 301 1101 w60000; > ACK 301 2101 w60000; wait 5000; > ACK 301 2101`,
    { cwnd: 6000 },
  ],
  [
    "not while something is out",
    `with nagle; ${OPEN}; send 3000; > ACK 301 1101 w60000; > ACK 301 2101 w60000; wait 5000; send 10`,
    { cwnd: 6000 },
  ],
  [
    "nor up to it",
    `${OPEN}; send 4000; timeout rto; > ACK 301 4101 w60000; wait 9000; send 10`,
    { cwnd: 2000 },
  ],
  [
    "a second timeout leaves ssthresh although less is out by then",
    `with mss=100; open; > SYN,ACK 300 101 m100 w60000; send 2000; > ACK 301 201 w60000; > ACK 301 301 w60000; > ACK 301 401 w60000; > ACK 301 501 w60000; timeout rto; > ACK 301 601 w60000; timeout rto`,
    { ssthresh: 400, cwnd: 100 },
  ],
  [
    "with SACK too the recovery ends once all of it is acknowledged",
    `with sack; open; > SYN,ACK 300 101 w60000 sackok; send 9000; ${"> ACK 301 101 w60000 sack=1101-2101; ".repeat(3)}> ACK 301 6101 w60000`,
    { cwnd: 2000, recovery: null },
  ],
  [
    "a SYN that timed out leaves nothing to be repaired",
    "open; timeout rto; > SYN,ACK 300 101",
    { cwnd: 1000, recovery: null },
  ],
];

test.each(rows)("%s", (_promise, script, expected) => {
  expect(tcbAfter(script).congestion).toMatchObject(expected);
});

test("congestion avoidance adds an octet at least", () => {
  const acks = Array.from({ length: 8 }, (_, i) => `> ACK 301 ${104 + 3 * i} m3 w60000`).join("; ");
  const grown = `with mss=3; open; > SYN,ACK 300 101 m3 w60000; send 24; ${acks}`;
  const halved = `${grown}; send 36; timeout rto; > ACK 301 161 w60000`;
  expect(tcbAfter(halved).congestion).toMatchObject({ ssthresh: 18, cwnd: 6 });
  const upTo = [164, 167, 170, 173].map((ack) => `> ACK 301 ${ack} m3 w60000`).join("; ");
  expect(tcbAfter(`${halved}; send 15; ${upTo}`).congestion.cwnd).toBe(18);
  const beyond = tcbAfter(`${halved}; send 15; ${upTo}; > ACK 301 176 w60000`);
  expect(beyond.congestion.cwnd).toBe(19);
});

const FOURTH_SACK = `with sack; open; > SYN,ACK 300 101 w60000 sackok; send 8000; ${"> ACK 301 101 w60000 sack=3101-4101; ".repeat(4)}`;

describe("the rules of congestion control", () => {
  test.each([
    [
      "the first duplicate ACK",
      `${OPEN}; send 9000; > ACK 301 101 w60000`,
      "3042-2-limited-transmit",
      true,
    ],
    ["the third", THIRD, "3042-2-limited-transmit", false],
    ["the third", THIRD, "5681-3.2-fast-retransmit", true],
    ["a fourth", `${THIRD}> ACK 301 101 w60000`, "5681-3.2-inflate", true],
    ["a fourth with SACK, which fills the next hole", FOURTH_SACK, "2018-5-missing", true],
    ["a fourth with SACK", FOURTH_SACK, "5681-3.2-inflate", true],
    ["a fourth with SACK", FOURTH_SACK, "5681-3.2-fast-retransmit", false],
    ["a pause without growth", `${OPEN}; wait 9000; send 10`, "5681-4.1-restart", false],
    [
      "a timeout at a closed window",
      `${OPEN}; send 10; > ACK 301 101 w0; timeout rto`,
      "5681-3.1-loss-window",
      false,
    ],
    ["a timeout", TIMED_OUT, "5681-3.1-loss-window", true],
    ["a fast retransmit that ends", `${THIRD}> ACK 301 6101 w60000`, "5681-3.2-deflate", true],
  ])("%s (%s): %s %s", (_when, script, rule, applies) => {
    const rules: readonly string[] = lastStep(script).rules;
    expect(rules.includes(rule)).toBe(applies);
  });
});

test.each([
  ["what is sent is noted", `${OPEN}; wait 500; send 10`, 510],
  ["as is the end of the handshake", OPEN, 10],
])("%s", (_promise, script, at) => {
  expect(tcbAfter(script).lastSent).toBe(at);
});
