import { describe, expect, test } from "vitest";
import { ESTABLISHED, FIN_WAIT_2, TIME_WAIT } from "../wire/wire-states.ts";
import { lastStep, tcbAfter } from "../wire/wire-tcb.ts";

const OPEN = "open; > SYN,ACK 300 101 w60000";
const CLOSED_WINDOW = "open; > SYN,ACK 300 101; > ACK 301 101 w0; send 10";

describe("what is left to be acknowledged", () => {
  test.each<readonly [string, string, object]>([
    [
      "of a segment that was acknowledged in part",
      `${OPEN}; send 1000; > ACK 301 601 w60000`,
      [{ seq: 601, len: 500, syn: false, sacked: false }],
    ],
    [
      "of data on a SYN",
      "with fast-open; open 10; > SYN,ACK 300 101",
      [{ seq: 101, len: 10, syn: false }],
    ],
    [
      "of a part of data on a SYN",
      "with fast-open; open 10; > SYN,ACK 300 105",
      [{ seq: 105, len: 6, syn: false }],
    ],
    [
      "of data with a FIN",
      `${OPEN}; send 10 then close; > ACK 301 111`,
      [{ seq: 111, len: 0, fin: true }],
    ],
    [
      "all that SACK does not name whole",
      `with sack; open; > SYN,ACK 300 101 w60000 sackok; send 2000; > ACK 301 101 w60000 sack=1102-2101`,
      [{ sacked: false }, { sacked: false }],
    ],
    [
      "without what SACK names",
      `with sack; open; > SYN,ACK 300 101 w60000 sackok; send 2000; > ACK 301 101 w60000 sack=1101-2101`,
      [{ sacked: false }, { sacked: true }],
    ],
    [
      "SACK that nobody agreed on names nothing",
      `${OPEN}; send 2000; > ACK 301 101 w60000 sack=1101-2101`,
      [{ sacked: false }, { sacked: false }],
    ],
  ])("%s", (_what, script, expected) => {
    expect(tcbAfter(script).retransmission).toMatchObject(expected);
  });
});

describe("what a TCB holds", () => {
  test.each<readonly [string, string, object]>([
    [
      "no SACK after a timeout (RFC 2018 §8)",
      "with sack; open; > SYN,ACK 300 101 w60000 sackok; send 2000; > ACK 301 101 w60000 sack=1101-2101; timeout rto",
      { retransmission: [{ sacked: false }, { sacked: false }] },
    ],
    ["a SYN that timed out", "open; timeout rto; timeout rto", { rto: { synTimedOut: true } }],
    [
      "not once the handshake is over",
      "open; timeout rto; > SYN,ACK 300 101",
      { rto: { synTimedOut: false } },
    ],
    ["nor after data timed out", `${OPEN}; send 9; timeout rto`, { rto: { synTimedOut: false } }],
    [
      "the largest window ever offered",
      `${OPEN}; > ACK 301 101 w10`,
      { snd: { wnd: 10, max: 60_000 } },
    ],
    [
      "an octet that is out as a probe",
      `${CLOSED_WINDOW}; timeout persist`,
      { probe: { out: true, ms: 2000 } },
    ],
    [
      "nothing of it once it is acknowledged",
      `${CLOSED_WINDOW}; timeout persist; > ACK 301 102 w0`,
      { probe: { out: false } },
    ],
    [
      "no probe once the window is open",
      `${CLOSED_WINDOW}; timeout persist; > ACK 301 101 w100`,
      { probe: null },
    ],
    ["no probe once nothing waits", `${OPEN}; send 10; > ACK 301 111 w60000`, { probe: null }],
    ["no timestamp that was not agreed on", `${OPEN}; > ACK 301 101 ts=77/0`, { tsRecent: 0 }],
    ["no timestamp of a SYN without one", "with timestamps; listen; > SYN 300 -", { tsRecent: 0 }],
    [
      "the ISS a cookie stood for",
      "with syn-queue-full syn-cookies; listen; > ACK 301 101",
      { snd: { iss: 100 } },
    ],
    [
      "no duplicate when the window is closed",
      `${OPEN}; send 4000; > ACK 301 101 w0; > ACK 301 101 w0`,
      { congestion: { duplicates: 0 } },
    ],
    [
      "nor for a window of one octet less",
      `${OPEN}; send 4000; > ACK 301 101 w1; > ACK 301 101 w1`,
      { congestion: { duplicates: 1 } },
    ],
    [
      "nor for an older ACK",
      `${OPEN}; send 4000; > ACK 301 1101 w60000; > ACK 301 601 w60000`,
      { congestion: { duplicates: 0 } },
    ],
    ["nor with nothing out", `${OPEN}; > ACK 301 101 w60000`, { congestion: { duplicates: 0 } }],
    [
      "nor with text",
      `${OPEN}; send 4000; > ACK 301 101 w60000 +1`,
      { congestion: { duplicates: 0 } },
    ],
    [
      "no keepalive to be counted once heard from",
      `with keepalive=500; ${OPEN}; timeout keepalive; > ACK 301 101`,
      { keepalives: 0 },
    ],
    ["when it sent last", `${OPEN}; wait 500; send 10`, { lastSent: 510 }],
    ["the end of the handshake for that", OPEN, { lastSent: 10 }],
    [
      "no quiet time once it is over",
      "with quiet-time msl=1000; listen; crash; open; timeout quiet",
      { quiet: null },
    ],
    [
      "what still waits behind a RECEIVE",
      "with receives; open; > SYN,ACK 300 101; receive 5; > ACK 301 101 +3",
      { wanted: 2, unread: 0 },
    ],
  ])("%s", (_what, script, expected) => {
    expect(tcbAfter(script)).toMatchObject(expected);
  });
});

describe("an effect no segment shows", () => {
  const stop = (timer: string) => ({ kind: "timer", timer, until: null, ms: 0 });
  test.each<readonly [string, string, object]>([
    ["a deleted TCB stops the retransmission timer", `${OPEN}; send 10; abort`, stop("rto")],
    ["and the user timer", `${OPEN}; send 10; abort`, stop("user")],
    ["and the probe", `${CLOSED_WINDOW}; abort`, stop("persist")],
    [
      "and the delayed acknowledgment",
      `with delayed-ack=9; ${OPEN}; > ACK 301 101 +1; crash`,
      stop("delayed-ack"),
    ],
    ["and the keepalive", `with keepalive=9; ${OPEN}; crash`, stop("keepalive")],
    ["and 2MSL", `${TIME_WAIT}; abort`, stop("2msl")],
    [
      "a SYN that reopens TIME-WAIT stops 2MSL",
      `with time-wait-reuse; ${TIME_WAIT}; > SYN 900 -`,
      stop("2msl"),
    ],
    [
      "data stops a delayed acknowledgment",
      `with delayed-ack=9; ${OPEN}; > ACK 301 101 +1; send 1`,
      stop("delayed-ack"),
    ],
    [
      "an OPEN leaves LISTEN",
      "listen; open",
      { kind: "enter", from: "LISTEN", to: "SYN-SENT", bySending: true },
    ],
    [
      "a CLOSE moves by sending",
      `${OPEN}; close`,
      { kind: "enter", to: "FIN-WAIT-1", bySending: true },
    ],
    ["also without a segment", "listen; close", { kind: "enter", to: "CLOSED", bySending: true }],
    ["an ABORT too", `${OPEN}; abort`, { kind: "enter", to: "CLOSED", bySending: true }],
    ["in TIME-WAIT too", `${TIME_WAIT}; abort`, { kind: "enter", to: "CLOSED", bySending: true }],
    ["in LISTEN too", "listen; abort", { kind: "enter", to: "CLOSED", bySending: true }],
    [
      "the second FIN too",
      `${OPEN}; > FIN,ACK 301 101; close`,
      { to: "LAST-ACK", bySending: true },
    ],
    [
      "a RST of the other end moves by what came",
      `${OPEN}; > RST 301 -`,
      { to: "CLOSED", bySending: false },
    ],
    [
      "a segment sent again says so",
      `${OPEN}; send 10; timeout rto`,
      { kind: "send", retransmission: true },
    ],
    [
      "text names its first number",
      `${ESTABLISHED}; > ACK 311 101 +10; > ACK 301 101 +15`,
      { kind: "deliver", seq: 316, len: 5 },
    ],
    [
      "a RECEIVE too",
      `with receives; ${OPEN}; > ACK 301 101 +10; receive 4`,
      { kind: "deliver", seq: 301, len: 4 },
    ],
    [
      "also in CLOSING",
      `with receives; ${OPEN}; close; > FIN,ACK 301 101 +10; receive 4`,
      { kind: "deliver", seq: 301, len: 4 },
    ],
    [
      "also in LAST-ACK",
      `with receives; ${OPEN}; > FIN,ACK 301 101 +10; close; receive 4`,
      { kind: "deliver", seq: 301, len: 4 },
    ],
    [
      "also in TIME-WAIT",
      `with receives; ${OPEN}; close; > FIN,ACK 301 102 +10; receive 4`,
      { kind: "deliver", seq: 301, len: 4 },
    ],
    [
      "who goes back to LISTEN stops the retransmission timer",
      "listen; > SYN 300 -; > RST 301 -",
      stop("rto"),
    ],
    ["and the user timer", "listen; > SYN 300 -; > RST 301 -", stop("user")],
    [
      "also behind a FIN",
      `with receives; ${OPEN}; > FIN,ACK 301 101 +10; receive 4`,
      { kind: "deliver", seq: 301, len: 4 },
    ],
  ])("%s", (_what, script, expected) => {
    expect(lastStep(script).effects).toContainEqual(expect.objectContaining(expected));
  });

  test.each([
    ["no connection knows it", "> ACK 5 7"],
    ["ABORT", `${OPEN}; abort`],
    ["Linux, text after close()", `with linux; ${FIN_WAIT_2}; > ACK 301 102 +1`],
  ])("a RST offers no window and has no options (%s)", (_when, script) => {
    const sent = lastStep(script).effects.flatMap((one) => (one.kind === "send" ? [one] : []));
    expect(sent.map(({ segment }) => segment)).toMatchObject([
      { rst: true, window: 0, options: null },
    ]);
  });
});
