import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

/** Who sends what, and in which order. */
const SENDERS: readonly Row[] = [
  ["open", "Basically the server sends a SYN first.", "wrong"],
  ["open", "The client sends a SYN first.", "right"],
  ["open", "It is the server that starts with a SYN.", "wrong"],
  ["open", "The first SYN comes from the server.", "wrong"],
  ["open", "The last ACK comes from the client.", "right"],
  ["open", "The handshake ends with an ACK from the client.", "right"],
  ["open", "The last segment is sent by the server.", "wrong"],
  ["open", "At the end the server sends the ACK.", "wrong"],
  ["open", "The client responds with a FIN to finish the handshake.", "wrong"],
  ["open", "With the second segment the server sends its own SYN.", "none"],
  ["close", "The client closes first. The last ACK comes from the server.", "wrong"],
  ["close", "The client sends a FIN. The server immediately answers with a RST.", "wrong"],
  ["close", "The client sends a FIN. The FIN is answered with a RST.", "wrong"],
];

const NUMBERS: readonly Row[] = [
  ["close", "The client's FIN has seq 500. Then the server's ACK carries ack 501.", "right"],
  ["close", "The client's FIN has seq 500. Then the server's ACK carries ack 500.", "wrong"],
  ["open", "The client's SYN has seq=x. The ack field of the SYN-ACK is x.", "wrong"],
  [
    "open",
    "Client sends SYN, seq=x. Server sends SYN-ACK, seq=y. Client replies with seq x+1.",
    "right",
  ],
  ["close", "A's FIN carries sequence number u, so B's ack number is u+1.", "right"],
  ["close", "A's FIN carries sequence number u, so B's ack number is u.", "wrong"],
  ["open", "The client's SYN has seq=x and takes one number, so the ack is x+1.", "right"],
  ["open", "Client sends SYN, seq=100. The server acks with 100.", "wrong"],
  ["open", "Client sends SYN, seq=100. The server acks with 101.", "right"],
  ["open", "The client's SYN has seq=x. The ack number in the third segment is x+2.", "wrong"],
];

/** Who is in which state. */
const STATES: readonly Row[] = [
  ["open", "The client hangs around in LISTEN.", "wrong"],
  ["open", "On receiving the SYN the server moves to SYN_SENT.", "wrong"],
  ["open", "The server listens. After sending the SYN, the client is in SYN_SENT.", "right"],
  ["open", "Once the client has sent the SYN it's in SYN_RCVD.", "wrong"],
  ["open", "The client is still in SYN_SENT when it sends the third segment.", "wrong"],
  ["open", "In the end both sides are ESTABLISHED.", "right"],
  ["open", "The server would be ESTABLISHED as soon as the SYN arrives.", "wrong"],
  ["open", "Until that ACK gets in, the server is sitting in SYN_RCVD.", "right"],
  ["open", "The server stays in SYN_SENT until the handshake is done.", "wrong"],
  ["open", "The server is the first to be ESTABLISHED.", "wrong"],
  ["open", "In the second segment only SYN is set.", "wrong"],
  ["open", "The server opens the connection by sending a SYN.", "wrong"],
  ["close", "The one who sent the FIN sits in FIN_WAIT_2.", "right"],
  ["close", "Only the client sends a FIN.", "wrong"],
  ["close", "The passive closer goes through TIME_WAIT before it is CLOSED.", "wrong"],
  ["open", "In the end the server is left in SYN_RCVD.", "wrong"],
  ["open", "After 2: both ESTABLISHED.", "imprecise"],
  ["open", "The client is in LISTEN between the first two arrows.", "wrong"],
  ["open", "The client is in SYN_SENT between the first two arrows.", "right"],
  ["open", "Only after the third segment the server goes from SYN_RCVD to ESTABLISHED.", "right"],
  ["open", "The client skips SYN_RCVD.", "right"],
  ["close", "A sends FIN. B replies ACK. After that B is in LAST_ACK.", "wrong"],
  ["close", "The end that closes first is the one in CLOSE_WAIT.", "wrong"],
  ["close", "It's the server that is left in TIME_WAIT when the client closes first.", "wrong"],
  ["close", "The passive closer enters CLOSE_WAIT when the FIN arrives.", "right"],
  ["close", "The passive closer enters LAST_ACK when the FIN arrives.", "wrong"],
];

const ALL: readonly (readonly [string, readonly Row[]])[] = [
  ["senders", SENDERS],
  ["numbers", NUMBERS],
  ["states", STATES],
];

describe.each(ALL)("plain answers in English: %s", (_, rows) => {
  test.each(rows)("%s: %s → %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});
