import { expect, test } from "vitest";
import { CONFIG } from "../wire/wire.ts";
import { lastStep, tcbAfter } from "../wire/wire-tcb.ts";
import { closedConnection, establishedConnection } from "./connection.ts";
import { seq } from "./seq.ts";

const OPEN = "open; > SYN,ACK 300 101 w60000";

test("an end without a TCB has nothing but its settings", () => {
  expect(closedConnection(CONFIG)).toMatchObject({
    state: "CLOSED",
    passive: false,
    snd: { iss: 0, una: 0, nxt: 0, wnd: 0, wl1: 0, wl2: 0, max: 0 },
    rcv: { irs: 0, nxt: 0, wnd: 5000 },
    congestion: { cwnd: 4000, ssthresh: 2 ** 30, duplicates: 0, flight: 0, recovery: null },
    lastSent: 0,
    unread: 0,
    wanted: 0,
    finQueued: false,
    ackMayWait: false,
    lastAck: 0,
    tsRecent: 0,
    rto: { ms: 1000, srtt: null, rttvar: 0, synTimedOut: false },
    keepalives: 0,
  });
});

const ALL_OPTIONS = { sack: true, timestamps: true, windowScale: 3 } as const;

test.each([
  ["without options", "", {}],
  ["with all", "with sack timestamps window-scale=3; ", ALL_OPTIONS],
])("an established connection is what a handshake leaves (%s)", (_what, settings, options) => {
  const answer = settings === "" ? "" : " s3 sackok ts=0/0";
  const handshake = tcbAfter(`${settings}open; > SYN,ACK 300 101${answer}`);
  const config = { ...CONFIG, ...options };
  const established = establishedConnection(config, { ...config, iss: seq(300) }, false);
  const { state, agreed, rcv, unsent, retransmission, lastAck, passive } = handshake;
  expect(established).toMatchObject({
    state,
    agreed,
    rcv,
    unsent,
    retransmission,
    lastAck,
    passive,
  });
  expect(established.snd).toMatchObject({ iss: 100, una: 101, nxt: 101, wnd: 5000, max: 5000 });
  if (settings === "") expect(established.congestion).toEqual(handshake.congestion);
  expect(establishedConnection(config, config, true).passive).toBe(true);
});

test("an established connection begins with a window of the smaller MSS", () => {
  const small = { ...CONFIG, mss: 500 };
  expect(establishedConnection(CONFIG, small, false).congestion.cwnd).toBe(2000);
});

test("options that only the other end offers are not agreed on", () => {
  const { agreed } = tcbAfter("open; > SYN,ACK 300 101 s7 sackok ts=5/0");
  const none = { scaled: false, sendShift: 0, receiveShift: 0, sack: false, timestamps: false };
  expect(agreed).toEqual({ mss: 1000, ...none });
});

test("options that only this end offers are not agreed on", () => {
  const { agreed } = tcbAfter("with sack timestamps window-scale=3; open; > SYN,ACK 300 101");
  const none = { scaled: false, sendShift: 0, receiveShift: 0, sack: false, timestamps: false };
  expect(agreed).toEqual({ mss: 1000, ...none });
});

test("a segment names three pieces behind gaps and no more", () => {
  const early = [311, 321, 331, 341].map((left) => `> ACK ${left} 101 +5`).join("; ");
  const { effects } = lastStep(`with sack; open; > SYN,ACK 300 101 sackok; ${early}`);
  const sent = effects.flatMap((one) => (one.kind === "send" ? [one.segment.options] : []));
  expect(sent.map((options) => options?.sack?.length)).toEqual([3]);
});

test("a segment without options has none, also with something behind a gap", () => {
  const { effects } = lastStep(`${OPEN}; > ACK 311 101 +10`);
  const sent = effects.flatMap((one) => (one.kind === "send" ? [one.segment.options] : []));
  expect(sent).toEqual([null]);
});

test("an ACK that changes nothing has no effect", () => {
  expect(lastStep(`${OPEN}; > ACK 301 101 w60000`).effects).toEqual([]);
});
