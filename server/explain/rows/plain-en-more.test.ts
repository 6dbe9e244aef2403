import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

const MOMENTS: readonly Row[] = [
  ["open", "Until that ACK gets in, the server is sitting in SYN_RCVD.", "right"],
  ["open", "Until the SYN-ACK arrives, the client stays in SYN_SENT.", "right"],
  ["open", "Until the SYN-ACK arrives, the client is in ESTABLISHED.", "wrong"],
  ["open", "Until the ACK arrives, the server is ESTABLISHED.", "wrong"],
  ["open", "The server does not enter ESTABLISHED until it gets the ACK.", "right"],
  ["open", "The server isn't ESTABLISHED until the third segment arrives.", "right"],
  ["open", "The client is not ESTABLISHED until the server gets the ACK.", "wrong"],
  ["open", "The server isn't ESTABLISHED until it has sent the SYN-ACK.", "wrong"],
  ["close", "The client doesn't enter FIN_WAIT_2 until it gets the ACK.", "right"],
  ["close", "The client isn't CLOSED until the 2MSL are over.", "right"],
  ["open", "Not before receiving the third segment does the server become ESTABLISHED.", "right"],
  ["open", "After sending its SYN-ACK the server isn't yet ESTABLISHED.", "right"],
  ["open", "The client isn't ESTABLISHED after it gets the SYN-ACK.", "wrong"],
  ["close", "The client closes first. The server isn't in TIME_WAIT at all.", "right"],
  ["close", "The client isn't CLOSED yet after it sent the last ACK.", "right"],
];

const ASIDES: readonly Row[] = [
  ["close", "The client closes first. Then the server goes to, um, TIME_WAIT.", "wrong"],
  [
    "close",
    "The client sends FIN. The server acks it, and now the server's in CLOSE_WAIT.",
    "right",
  ],
  [
    "close",
    "The client closes first. When it gets the FIN the server goes, uh, to TIME_WAIT.",
    "wrong",
  ],
  ["open", "The client, I believe, stays in SYN_SENT until it gets the SYN-ACK.", "right"],
];

const WAITS: readonly Row[] = [
  ["close", "The server waits 2MSL, while the client is CLOSED without any waiting.", "wrong"],
  ["close", "The client is CLOSED without any waiting.", "wrong"],
  ["close", "The client waits 2MSL, the server doesn't need to.", "right"],
  ["close", "The server has to wait for 2MSL, the client dont need to.", "wrong"],
  ["close", "The client starts to wait 2MSL when it has received the last ACK.", "wrong"],
];

const STATES: readonly Row[] = [
  ["close", "State before TIME_WAIT = CLOSE_WAIT", "wrong"],
  ["close", "Before TIME_WAIT the client is in CLOSE_WAIT.", "wrong"],
  ["close", "The state before TIME_WAIT is FIN_WAIT_2.", "right"],
  ["open", "Before SYN_SENT the client is in LISTEN.", "wrong"],
  ["close", "The end that called close() first is the one in CLOSE_WAIT.", "wrong"],
  ["close", "The server waits 2MSL and the client is closed imediately.", "wrong"],
  ["close", "The active closer waits 2MSL, the passive one is closed immediately.", "right"],
  ["close", "TIME_WAIT lasts four minutes; Linux uses a fixed 60 seconds instead.", "right"],
  ["close", "The other end must also stay in TIME_WAIT for 2MSL.", "imprecise"],
  ["open", "Once the server has sent that, it's in ESTABLISHED.", "none"],
];

const LINES: readonly Row[] = [
  ["open", "C: SYN -> SYN_SENT\nS: SYN+ACK -> SYN_RCVD\nS: on ACK -> ESTABLISHED", "right"],
  ["open", "C: SYN -> SYN_SENT\nS: SYN+ACK -> SYN_RCVD\nS: on SYN -> ESTABLISHED", "wrong"],
  ["close", "client to server: FIN, seq = m. Client is now FIN_WAIT_2.", "wrong"],
];

const REPEATS: readonly Row[] = [
  ["open", "If last ACK is lost then client must repeat it until server get it.", "wrong"],
  ["open", "If the SYN is lost, the client repeats it until the SYN-ACK arrives.", "right"],
  ["open", "The client resends its ACK until the server confirms it.", "wrong"],
  ["close", "If the last ACK is lost, the client repeats it until the server gets it.", "wrong"],
  ["close", "The client retransmits the FIN until it gets the ACK.", "right"],
];

const DATA: readonly Row[] = [
  ["close", "After the first FIN no data can be sent in either direction.", "wrong"],
  ["close", "After the two FINs no data can be transferred in either direction.", "none"],
  ["close", "During all this time the socket can still send data.", "wrong"],
];

const COUNTS: readonly Row[] = [
  ["close", "The exchange may therefore never be shortened to three segments.", "wrong"],
];

const UNREAD: readonly Row[] = [
  ["close", "The one who sent the FIN sits in FIN_WAIT_2.", "right"],
  ["open", "If the third ACK is lost, the server sends its SYN-ACK once more.", "right"],
  ["open", "The server has it later, the client is ESTABLISHED one segment earlier.", "none"],
  ["close", "A polite goodbye in four sentences.", "none"],
];

describe("plain English of when somebody is where", () => {
  test.each([
    ...MOMENTS,
    ...ASIDES,
    ...STATES,
    ...WAITS,
    ...LINES,
    ...REPEATS,
    ...DATA,
    ...COUNTS,
    ...UNREAD,
  ])("%s: %s is %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});
