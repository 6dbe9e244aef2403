import { expect, test } from "vitest";
import { RULE_IDS, type RuleId } from "../rules/rules.ts";
import {
  CLOSING_STATE,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  LISTENING,
  SYN_RECEIVED,
  TIME_WAIT,
} from "../wire/wire-states.ts";
import { lastStep } from "../wire/wire-tcb.ts";

const OPEN = "open; > SYN,ACK 300 101 w60000";

test.each<readonly [string, string, RuleId]>([
  ["SEND in CLOSED", "send 1", "9293-3.10-no-connection"],
  ["RECEIVE in CLOSED", "receive", "9293-3.10-no-connection"],
  ["CLOSE in CLOSED", "close", "9293-3.10-no-connection"],
  ["ABORT in CLOSED", "abort", "9293-3.10-no-connection"],
  ["STATUS", "status", "9293-3.10.6-status"],
  ["SEND at a closed window", `${OPEN}; > ACK 301 101 w0; send 5`, "9293-3.10.2-send"],
  ["SEND at a closed window", `${OPEN}; > ACK 301 101 w0; send 5`, "9293-3.8-window"],
  ["SEND after the other end's FIN", `${OPEN}; > FIN,ACK 301 101; send 5`, "9293-3.6-half-close"],
  ["SEND beyond cwnd", `${OPEN}; send 9000`, "5681-3.1-cwnd"],
  ["a full segment", `${OPEN}; send 1500; `, "9293-3.7.1-mss"],
  ["a segment cut to the window", "open; > SYN,ACK 300 101 w800; send 3000", "9293-3.8-window"],
  [
    "a probe sent again",
    `${OPEN}; > ACK 301 101 w0; send 9; timeout persist; timeout rto`,
    "9293-3.8.6.1-probe",
  ],
  ["RECEIVE", `with receives; ${OPEN}; receive`, "9293-3.10.3-receive"],
  [
    "RECEIVE of what came before the FIN",
    `with receives; ${OPEN}; > FIN,ACK 301 101 +5; receive`,
    "9293-3.10.3-receive",
  ],
  [
    "RECEIVE after the FIN",
    `with receives; ${OPEN}; > FIN,ACK 301 101; receive`,
    "9293-3.10.3-receive-closing",
  ],
  [
    "text that is not acknowledged yet",
    `with delayed-ack=9; ${OPEN}; > ACK 301 101 +1`,
    "9293-3.10.7.4-text",
  ],
  [
    "text whose acknowledgment is held",
    `with delayed-ack=9; ${OPEN}; hold > ACK 301 101 +1`,
    "9293-3.10.7.4-text",
  ],
  [
    "the acknowledgment of a delayed segment",
    `with delayed-ack=9; ${OPEN}; > ACK 301 101 +1; timeout delayed-ack`,
    "9293-3.10.7.4-text",
  ],
  ["a RST with a wrong ACK in SYN-SENT", "open; > RST,ACK 300 7", "9293-3.10.7.3-syn-sent-ack"],
  ["text after the FIN", `${TIME_WAIT}; > ACK 302 102 +5`, "9293-3.10.7.4-text-ignored"],
  ["an ACK of nothing new", `${OPEN}; > ACK 301 101`, "9293-3.10.7.4-duplicate-ack"],
  ["the ACK of a repeated segment", `${OPEN}; send 5; timeout rto; > ACK 301 106`, "6298-3-karn"],
])("%s has its reason: %s, %s", (_what, script, rule) => {
  expect(lastStep(script).rules).toContain(rule);
});

test.each<readonly [string, string, RuleId]>([
  ["CLOSING", `${CLOSING_STATE}; > ACK 302 101 +5`, "9293-3.10.7.4-text-ignored"],
  ["CLOSING, acknowledged", `${CLOSING_STATE}; > ACK 302 102 +5`, "9293-3.10.7.4-text-ignored"],
  ["LAST-ACK", `${OPEN}; > FIN,ACK 301 101; close; > ACK 302 101 +5`, "9293-3.10.7.4-text-ignored"],
  [
    "LAST-ACK, acknowledged",
    `${OPEN}; > FIN,ACK 301 101; close; > ACK 302 102 +5`,
    "9293-3.10.7.4-text-ignored",
  ],
  ["SYN-RECEIVED", `${SYN_RECEIVED}; > ACK 301 150 +5`, "9293-3.10.7.4-text-ignored"],
  ["a FIN alone", `${ESTABLISHED}; > FIN,ACK 301 101`, "9293-3.10.7.4-text"],
  ["SEND before any FIN", `${OPEN}; send 5`, "9293-3.6-half-close"],
  [
    "CLOSE in SYN-RECEIVED with nothing queued",
    `${SYN_RECEIVED}; close`,
    "9293-3.10.4-close-queued",
  ],
  ["ABORT by the RFC", `${OPEN}; abort`, "linux-reset-with-ack"],
  ["SYN without data", "with fast-open; open", "7413-3-data-in-syn"],
  [
    "SYN without data to a Fast Open server",
    "with fast-open; listen; > SYN 300 -",
    "7413-4.2-fast-open",
  ],
  ["SYN without a window scale", "listen; > SYN 300 -", "7323-2-window-scale"],
  ["RST in SYN-SENT", "open; > RST,ACK 300 101", "9293-3.10.7.3-syn-sent-other"],
  ["a FIN that ends a row", `${FIN_WAIT_2}; > FIN,ACK 301 102`, "9293-3.10.7.4-fin"],
  ["the FIN of a first closer", `${FIN_WAIT_1}; timeout rto`, "9293-3.10.4-close-second"],
  [
    "an ACK without SACK",
    `with sack; open; > SYN,ACK 300 101 w60000 sackok; send 5; > ACK 301 106`,
    "2018-5-scoreboard",
  ],
  [
    "text that Linux refuses",
    `with linux; ${FIN_WAIT_2}; > ACK 301 102 +1`,
    "9293-3.10.7.4-text-ignored",
  ],
  ["a SYN that is challenged", `${OPEN}; > SYN 305 -`, "9293-3.10.7.4-no-ack"],
  ["a segment cut to the window", "open; > SYN,ACK 300 101 w800; send 3000", "9293-3.7.1-mss"],
  ["a closed window", `${OPEN}; > ACK 301 101 w0; send 5`, "9293-3.8.6.2.1-silly-window"],
  ["a closed window", `${OPEN}; > ACK 301 101 w0; send 5`, "5681-3.1-cwnd"],
  [
    "a probe sent again",
    `${OPEN}; > ACK 301 101 w0; send 9; timeout persist; timeout rto`,
    "9293-3.10.8-retransmission",
  ],
  ["a handshake by the RFC", OPEN, "linux-least-rto"],
  ["the first FIN", `${OPEN}; close`, "9293-3.10.4-close-second"],
  ["a SEND that fits", `${OPEN}; send 5`, "5681-3.1-cwnd"],
  ["a SEND that fits", `${OPEN}; send 5`, "9293-3.8-window"],
  ["an OPEN that waits for nothing", `${LISTENING}; open`, "9293-3.4.3-quiet-time"],
])("%s has not the reason of its neighbour: %s, %s", (_what, script, rule) => {
  expect(lastStep(script).rules).not.toContain(rule);
});

test("each reason of a step, and of a segment, is given once and is a rule", () => {
  const scripts = [
    `${OPEN}; send 3000`,
    `with delayed-ack=9; ${OPEN}; > ACK 301 101 +1; > ACK 302 101 +1`,
  ];
  for (const script of scripts) {
    const { rules, effects } = lastStep(script);
    const sent = effects.flatMap((one) => (one.kind === "send" ? [one.rules] : []));
    for (const reasons of [rules, ...sent]) {
      expect([...new Set(reasons)]).toEqual(reasons);
      expect(RULE_IDS).toEqual(expect.arrayContaining([...reasons]));
    }
  }
});
