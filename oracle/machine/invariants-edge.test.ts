import { expect, test } from "vitest";
import { tcbAfter } from "../wire/wire-tcb.ts";
import type { Connection } from "./connection.ts";
import { assertInvariants, brokenInvariant } from "./invariants.ts";
import { seq } from "./seq.ts";

const OUT = tcbAfter("open; > SYN,ACK 300 101; send 2000");
const CLOSED = tcbAfter("");
const LISTEN = tcbAfter("listen");
const CLOSING = tcbAfter("open; > SYN,ACK 300 101; close; > FIN,ACK 301 101");
const [FIRST, SECOND] = OUT.retransmission;
const PIECE = { seq: seq(900), len: 1, fin: false };

const rows: readonly (readonly [Connection, Partial<Connection>, string])[] = [
  [OUT, { snd: { ...OUT.snd, una: seq(2200) } }, "SND.UNA =< SND.NXT"],
  [OUT, { retransmission: [] }, "nothing unacknowledged means SND.UNA = SND.NXT"],
  [OUT, { retransmission: OUT.retransmission.slice(1) }, "the queue begins at SND.UNA"],
  [OUT, { retransmission: OUT.retransmission.slice(0, 1) }, "the retransmission queue has no gap"],
  [
    OUT,
    { retransmission: [FIRST, SECOND].flatMap((one) => (one ? [{ ...one, len: 999 }] : [])) },
    "the retransmission queue has no gap",
  ],
  [
    OUT,
    {
      retransmission: [FIRST, SECOND].flatMap((one) =>
        one ? [{ ...one, psh: one === SECOND, len: one === SECOND ? 999 : 1000 }] : [],
      ),
    },
    "the retransmission queue has no gap",
  ],
  [OUT, { timers: { ...OUT.timers, rto: null } }, "the RTO runs while data is out"],
  [OUT, { finAt: seq(2101) }, "nothing is sent behind the FIN"],
  [CLOSING, { unsent: [{ len: 1 }] }, "the FIN goes after all data"],
  [OUT, { timers: { ...OUT.timers, "2msl": 5 } }, "2MSL runs in TIME-WAIT"],
  [OUT, { state: "TIME-WAIT" }, "2MSL runs in TIME-WAIT"],
  [CLOSING, { early: [PIECE] }, "nothing comes after the FIN"],
  [OUT, { state: "CLOSE-WAIT", early: [PIECE] }, "nothing comes after the FIN"],
  [CLOSING, { state: "LAST-ACK", early: [PIECE] }, "nothing comes after the FIN"],
  [
    OUT,
    { state: "TIME-WAIT", timers: { ...OUT.timers, "2msl": 5 }, early: [PIECE] },
    "nothing comes after the FIN",
  ],
  [CLOSED, { retransmission: OUT.retransmission.slice(1) }, "no TCB, nothing to retransmit"],
  [LISTEN, { retransmission: OUT.retransmission.slice(1) }, "no TCB, nothing to retransmit"],
  [CLOSED, { unsent: [{ len: 1 }] }, "no TCB, nothing to send"],
  [LISTEN, { ackOwed: [] }, "no TCB, nothing to acknowledge"],
  [CLOSED, { timers: { ...CLOSED.timers, rto: 5 } }, "no TCB, no timer"],
  [CLOSED, { timers: { ...CLOSED.timers, user: 5 } }, "no TCB, no timer"],
  [CLOSED, { timers: { ...CLOSED.timers, "2msl": 5 } }, "no TCB, no timer"],
];

test.each(rows)(
  "%#: a connection that breaks one invariant is named",
  (connection, change, name) => {
    expect(brokenInvariant(connection)).toBeNull();
    const broken = { ...connection, ...change };
    expect(brokenInvariant(broken)).toBe(name);
    expect(() => assertInvariants(broken)).toThrow(`${broken.state}: ${name}`);
    expect(() => assertInvariants(connection)).not.toThrow();
  },
);

test("SND.UNA may be so far beyond ISS that it seems to lie before it", () => {
  const una = seq(100 + 2 ** 31 + 5);
  const far = { ...CLOSING, snd: { ...CLOSING.snd, una, nxt: una }, finAt: null };
  const idle = { ...far, retransmission: [], timers: { ...far.timers, rto: null } };
  expect(brokenInvariant(idle)).toBeNull();
});
