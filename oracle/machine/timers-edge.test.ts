import { describe, expect, test } from "vitest";
import { FIN_WAIT_2, TIME_WAIT } from "../wire/wire-states.ts";
import { tcbAfter, timersAfter } from "../wire/wire-tcb.ts";

const OPEN = "open; > SYN,ACK 300 101 w60000";
const CLOSED_WINDOW = "open; > SYN,ACK 300 101; > ACK 301 101 w0; send 10";
const EVERY_10_MS = Array.from({ length: 14 }, (_, i) => `send 1; > ACK 301 ${102 + i} w60000`);

describe("which timers run, and how long still (ms)", () => {
  test.each<readonly [string, string, Record<string, number>]>([
    [
      "a SYN starts the retransmission timer and the user timer",
      "open",
      { rto: 1000, user: 300_000 },
    ],
    ["the ACK of all that is out stops both", OPEN, {}],
    [
      "a segment more starts neither anew",
      `${OPEN}; send 10; wait 100; send 10`,
      { rto: 900, user: 299_900 },
    ],
    [
      "the ACK of a part starts both anew",
      `${OPEN}; send 2000; wait 100; > ACK 301 1101 w60000`,
      { rto: 1000, user: 300_000 },
    ],
    [
      "a timeout doubles the RTO and leaves the user timer",
      `${OPEN}; send 10; timeout rto`,
      { rto: 2000, user: 299_000 },
    ],
    [
      "the RTO has a ceiling of 60 s",
      "with rto=40000; open; timeout rto",
      { rto: 60_000, user: 260_000 },
    ],
    [
      "a duplicate ACK starts nothing anew",
      `${OPEN}; send 10; > ACK 301 101 w60000`,
      { rto: 990, user: 299_990 },
    ],
    [
      "a fast retransmit starts the RTO anew",
      `${OPEN}; send 4000; ${"> ACK 301 101 w60000; ".repeat(3)}`,
      { rto: 1000, user: 299_970 },
    ],
    ["a closed window is probed after an RTO", CLOSED_WINDOW, { persist: 1000 }],
    [
      "an answer before any probe starts nothing",
      `${CLOSED_WINDOW}; > ACK 301 101 w0`,
      { persist: 990 },
    ],
    [
      "waiting on starts the probe no later",
      `${CLOSED_WINDOW}; wait 100; send 10`,
      { persist: 900 },
    ],
    [
      "an octet that went as a probe has the retransmission timer",
      `${CLOSED_WINDOW}; timeout persist`,
      { rto: 1000, user: 300_000 },
    ],
    [
      "an answer to a probe keeps the connection",
      `${CLOSED_WINDOW}; timeout persist; > ACK 301 101 w0`,
      { rto: 990, user: 300_000 },
    ],
    [
      "a window that opens ends the probes",
      `${CLOSED_WINDOW}; > ACK 301 101 w5000`,
      { rto: 1000, user: 300_000 },
    ],
    [
      "a taken probe goes on at a distance that doubles",
      `${CLOSED_WINDOW}; timeout persist; > ACK 301 102 w0`,
      { persist: 2000 },
    ],
    [
      "Linux's empty probes double their distance",
      `with linux; ${CLOSED_WINDOW}; timeout persist; timeout persist`,
      { persist: 800 },
    ],
    [
      "up to 60 s",
      `with linux rto=50000; ${CLOSED_WINDOW}; ${"timeout persist; ".repeat(10)}`,
      { persist: 60_000 },
    ],
    [
      "keepalive runs while the connection is idle",
      `with keepalive=5000; ${OPEN}; wait 100`,
      { keepalive: 4900 },
    ],
    [
      "any segment starts it anew",
      `with keepalive=5000; ${OPEN}; wait 100; > ACK 301 101`,
      { keepalive: 5000 },
    ],
    [
      "an unanswered keepalive is repeated after 75 s",
      `with keepalive=5000; ${OPEN}; timeout keepalive`,
      { keepalive: 75_000 },
    ],
    [
      "data that is out needs no keepalive",
      `with keepalive=500; ${OPEN}; send 10; timeout keepalive`,
      { keepalive: 500, rto: 500, user: 299_500 },
    ],
    ["TIME-WAIT has no timer but its own", `with keepalive=5000; ${TIME_WAIT}`, { "2msl": 60_000 }],
    [
      "and no keepalive for what still comes",
      `with keepalive=5000; ${TIME_WAIT}; > ACK 302 102`,
      { "2msl": 59_990 },
    ],
    [
      "the FIN again starts 2MSL anew",
      `${TIME_WAIT}; wait 100; > FIN,ACK 301 102`,
      { "2msl": 60_000 },
    ],
    ["old text does not", `${TIME_WAIT}; wait 100; > ACK 301 102 +1`, { "2msl": 59_890 }],
    [
      "nor a FIN of another number",
      `${TIME_WAIT}; wait 100; > FIN,ACK 290 102`,
      { "2msl": 59_890 },
    ],
    ["nor does FIN-WAIT-2 have a limit", FIN_WAIT_2, {}],
    [
      "an acknowledgment may wait",
      `with delayed-ack=200; ${OPEN}; > ACK 301 101 +10`,
      { "delayed-ack": 200 },
    ],
    [
      "until data goes",
      `with delayed-ack=200; ${OPEN}; > ACK 301 101 +10; send 5`,
      { rto: 1000, user: 300_000 },
    ],
    [
      "or the second segment comes",
      `with delayed-ack=200; ${OPEN}; > ACK 301 101 +10; > ACK 311 101 +10`,
      {},
    ],
    [
      "an OPEN waits for the end of the quiet time",
      "with quiet-time msl=1000; listen; crash; wait 400; open",
      { quiet: 600 },
    ],
    [
      "and is made then",
      "with quiet-time msl=1000; listen; crash; open; timeout quiet",
      { rto: 1000, user: 300_000 },
    ],
    ["a crash ends all timers", `${OPEN}; send 10; crash`, {}],
    ["an ABORT does", `${OPEN}; send 10; abort`, {}],
  ])("%s", (_promise, script, expected) => {
    expect(timersAfter(script)).toEqual(expected);
  });
});

describe("the retransmission timeout (RFC 6298)", () => {
  test.each<readonly [string, string, number]>([
    ["is not below the one it began with", OPEN, 1000],
    [
      "is the first round trip and four times its half",
      "with rto=100; open; wait 290; > SYN,ACK 300 101",
      900,
    ],
    [
      "then smooths: 275 + 4 * 162.5",
      "with rto=100; open; wait 290; > SYN,ACK 300 101; send 10; wait 90; > ACK 301 111",
      925,
    ],
    [
      "then smooths: 312.5 + 4 * 137.5",
      "with rto=100; open; wait 290; > SYN,ACK 300 101; send 10; wait 390; > ACK 301 111",
      863,
    ],
    [
      "is never nearer than one tick of the clock",
      `with rto=1; open; > SYN,ACK 300 101 w60000; ${EVERY_10_MS.join("; ")}`,
      11,
    ],
    ["is never above 60 s", "open; wait 29990; > SYN,ACK 300 101", 60_000],
    [
      "is measured from the echo with timestamps: 58.75 + 4 * 101.25",
      "with timestamps rto=100; open; > SYN,ACK 300 101 ts=5/0; wait 390; send 10; > ACK 301 111 ts=6/10",
      464,
    ],
    [
      "needs timestamps of both ends for that",
      "with rto=100; open; wait 290; > SYN,ACK 300 101 ts=5/250",
      900,
    ],
    [
      "counts the echo of the SYN,ACK too",
      "with timestamps rto=10; open; wait 290; > SYN,ACK 300 101 ts=5/200",
      300,
    ],
    [
      "stays doubled when the segment was sent twice",
      `${OPEN}; send 10; timeout rto; > ACK 301 111 w60000`,
      2000,
    ],
    [
      "also when only one of those acknowledged was",
      `${OPEN}; send 2000; timeout rto; > ACK 301 2101 w60000`,
      2000,
    ],
    ["is 3 s after a lost SYN", "open; timeout rto; > SYN,ACK 300 101", 3000],
    ["or more if it began with more", "with rto=4000; open; timeout rto; > SYN,ACK 300 101", 4000],
    ["is 200 ms at least on Linux", `with linux; ${OPEN}`, 200],
    ["unless it began with less", `with linux rto=100; ${OPEN}`, 100],
    ["follows the round trip above that", "with linux; open; wait 290; > SYN,ACK 300 101", 900],
  ])("%s", (_promise, script, expected) => {
    expect(tcbAfter(script).rto.ms).toBe(expected);
  });
});
