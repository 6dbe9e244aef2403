import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

/** What every handbook says: it is read, and right. */
const TOLD: readonly Row[] = [
  ["open", "The client opens with a SYN, seq = x, and goes to SYN-SENT.", "right"],
  ["open", "The server answers with SYN-ACK (seq=y, ack=x+1) and goes to SYN_RCVD.", "right"],
  ["open", "When the server receives the ACK, it enters ESTABLISHED.", "right"],
  ["open", "In the second segment both SYN and ACK are set.", "right"],
  ["open", "If the third segment is lost, the server retransmits its SYN-ACK.", "right"],
  ["close", "The server receives the FIN, sends an ACK and enters CLOSE_WAIT.", "right"],
  ["close", "The server sends its own FIN and enters LAST_ACK.", "right"],
  ["close", "The client gets the server's FIN, sends the last ACK and enters TIME_WAIT.", "right"],
  ["close", "The server receives the last ACK and enters CLOSED.", "right"],
  ["close", "TIME_WAIT lasts 2MSL.", "right"],
  ["close", "If the last ACK is lost, the server retransmits its FIN.", "right"],
];

/** The same with the usual mistakes in it. */
const MISTAKEN: readonly Row[] = [
  ["open", "The client opens with a SYN and goes to SYN-RECEIVED.", "wrong"],
  ["open", "The server answers with SYN-ACK and enters ESTABLISHED.", "wrong"],
  ["open", "In the third segment both SYN and ACK are set.", "wrong"],
  ["open", "If the third segment is lost, the client retransmits it.", "wrong"],
  ["close", "The server receives the FIN, sends an ACK and enters LAST_ACK.", "wrong"],
  ["close", "When the server gets the FIN, it sends an ACK and enters TIME_WAIT.", "wrong"],
  ["close", "The client sends its own FIN and enters LAST_ACK.", "wrong"],
  ["close", "The client gets the server's FIN, sends the last ACK and enters CLOSED.", "wrong"],
  ["close", "TIME_WAIT lasts one MSL.", "wrong"],
];

/** Who is only sent something, or has something, does nothing. */
const ENDS: readonly Row[] = [
  // Who gets something from an end is the other one, whoever was spoken of before.
  ["open", "It gets the SYN from the client and replies by sending a SYN-ACK to it.", "right"],
  ["open", "It receives a SYN from the client and goes to SYN_RCVD.", "right"],
  ["open", "It gets the SYN-ACK from the server and sends an ACK to it.", "right"],
  ["open", "The client sends SYN. It gets it from the client and sends SYN-ACK.", "right"],
  ["close", "It gets the FIN from the client and goes to CLOSE_WAIT.", "right"],
  ["close", "It gets the FIN from the client, acks it and goes to LAST_ACK.", "wrong"],
  ["open", "The server sends the client a SYN-ACK and goes into SYN-RECEIVED.", "right"],
  [
    "open",
    "The server receives the SYN from the client. Then it replies by sending a SYN-ACK.",
    "right",
  ],
  [
    "open",
    "The client sends the ACK back to the server, confirming receipt of the SYN-ACK.",
    "right",
  ],
  ["open", "The server gets the SYN sent by the client and replies with SYN-ACK.", "right"],
  [
    "close",
    "When the client gets the FIN from the server, it acknowledges the server's segment and enters TIME_WAIT.",
    "right",
  ],
];

/** Lists, headings, drawings and configuration. */
const LAYOUT: readonly Row[] = [
  [
    "open",
    "Termination (4-way)\n1. FIN: the client sends a FIN.\n2. ACK: the server sends an ACK.",
    "right",
  ],
  ["close", "2. (Close)", "none"],
  ["close", "FIN-WAIT-1  --> <FIN,ACK>  --> CLOSE-WAIT", "none"],
  ["close", "net.ipv4.tcp_fin_timeout = 15", "none"],
  ["close", "CLOSE_WAIT means that the other end has closed.", "none"],
];

/** The ACK of the second segment may stand in the clause beside its SYN. */
const HALVES: readonly Row[] = [
  ["open", "The server responds with a SYN K, and confirms the SYN J with ACK J+1.", "right"],
  ["open", "The server responds with a SYN K.", "right"],
];

/** What only sounds like a mistake. */
const BESIDE: readonly Row[] = [
  ["close", "A RST ends it at once: no FIN exchange and no TIME_WAIT.", "right"],
  ["close", "Many sockets in CLOSE_WAIT mean that the application does not call close().", "none"],
  ["close", "进程被杀掉，TIME-WAIT 仍由内核保存。", "none"],
  ["open", "These numbers are easy to predict.", "none"],
  ["open", "The ISN is chosen at random so that an attacker cannot guess it.", "right"],
  ["close", "The ACK of the FIN is sent by the kernel at once, the FIN is not.", "right"],
  ["open", "During the handshake both ends exchange options: maximum segment size, SACK.", "none"],
  ["open", "Throughput drops because of the long round trip.", "none"],
  ["open", "A firewall or a security group may drop it.", "none"],
  ["open", "It is a simple three step process.", "none"],
  ["open", "Both sides agree on the initial sequence numbers.", "right"],
  ["close", "Receiving a FIN means that the application can receive no more data.", "right"],
  ["close", "TIME_WAIT: waiting to be sure that the remote side received the ACK.", "none"],
  ["close", "In FIN_WAIT_1 the client waits for a segment from the server with an ACK.", "right"],
];

describe("real English notes", () => {
  test.each([...TOLD, ...MISTAKEN, ...ENDS, ...LAYOUT, ...HALVES, ...BESIDE])(
    "%s: %s",
    (phase, answer, verdict) => {
      expect(worstVerdict(answer, phase)).toBe(verdict);
    },
  );
});
