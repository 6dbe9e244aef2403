import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

const OPENING: readonly Row[] = [
  ["open", "If the SYN never arrives, the client simply retransmits it after a timeout.", "right"],
  ["open", "Should the SYN go missing, the server resends it.", "wrong"],
  [
    "open",
    "The client's SYN is dropped on the way, so its timer fires and it sends the SYN again.",
    "right",
  ],
  ["open", "When the SYN-ACK gets lost, both sides retransmit.", "right"],
  ["open", "A lost SYN-ACK makes the server fall back to LISTEN.", "wrong"],
  ["open", "If the server doesn't get the third ACK, it retransmits its SYN-ACK.", "right"],
  ["open", "If the third ACK fails to arrive, the client has to resend it.", "wrong"],
  ["open", "The server retransmits the SYN-ACK if the final ACK never shows up.", "right"],
  ["open", "It's the client that retransmits the third ACK when it is lost.", "wrong"],
  ["open", "With the third segment lost, the server sends a RST to the client.", "wrong"],
  ["open", "Third ACK lost -> server stays in SYN_RCVD.", "right"],
  ["open", "Third ACK lost -> server stays in LISTEN.", "wrong"],
  ["open", "If the last ACK is lost, the connection fails.", "wrong"],
  [
    "open",
    "The third ACK may get lost. Then the server's timer expires and it resends the SYN-ACK.",
    "right",
  ],
  [
    "open",
    "If the third ACK is lost, the server sends its SYN-ACK again and the client answers with another ACK.",
    "right",
  ],
  ["open", "Suppose the third ACK doesn't make it. The client retransmits it.", "wrong"],
  ["open", "Losing the third ACK leads to a retransmission of the SYN-ACK by the server.", "right"],
  ["open", "If the server doesn't receive the third ACK, it gives up at once.", "wrong"],
  ["open", "The loss of the SYN results in the client sending the SYN again.", "right"],
  ["open", "If the SYN is lost nobody resends it.", "wrong"],
];

const CLOSING: readonly Row[] = [
  [
    "close",
    "If the first FIN is lost, the active closer retransmits it and stays in FIN_WAIT_1.",
    "right",
  ],
  ["close", "If the final ACK is lost, the passive closer will retransmit its FIN.", "right"],
  ["close", "In case the last ACK gets lost, the active side must resend the FIN.", "wrong"],
  [
    "close",
    "If the last ACK is dropped, the server remains in LAST_ACK and resends its FIN.",
    "right",
  ],
  ["close", "If the last ACK is lost, the server stays in CLOSE_WAIT.", "wrong"],
  ["close", "The server resends its FIN when it doesn't get the last ACK.", "right"],
  ["close", "When the last ACK is lost nothing is sent again.", "wrong"],
  ["close", "If the server's FIN is lost, the server sends it again.", "right"],
  ["close", "If the server's FIN gets lost, the client retransmits it.", "wrong"],
  ["close", "If the ACK of the first FIN is lost, the client retransmits its FIN.", "right"],
  ["close", "A lost last ACK is retransmitted by the client on its own.", "wrong"],
  ["close", "If the last ACK is lost, the server sends a RST.", "wrong"],
  ["close", "If the last ACK is lost, the client is still in TIME_WAIT.", "right"],
  ["close", "Without TIME_WAIT a retransmitted FIN would be answered with a RST.", "right"],
  ["close", "A retransmitted FIN in TIME_WAIT is ignored.", "wrong"],
  ["close", "If the client had closed at once, the resent FIN would be met with a RST.", "right"],
  ["close", "The server gives up after many retries.", "right"],
  ["close", "A bare ACK is retransmitted on timeout.", "wrong"],
  ["close", "The FIN is retransmitted only once.", "wrong"],
  ["close", "The server stays in LAST_ACK forever.", "wrong"],
];

const WAITS: readonly Row[] = [
  ["open", "A lost SYN is retransmitted after one second.", "right"],
  ["open", "The client retransmits the SYN with exponential backoff.", "right"],
  ["open", "The interval between retries doubles each time.", "right"],
  ["open", "The interval between the retries stays the same.", "wrong"],
];

/** A condition alone, another TCP, or an outcome that belongs to another tale. */
const OPEN: readonly Row[] = [
  ["open", "What if the third ACK is lost?", "none"],
  ["close", "If the last ACK is lost.", "none"],
  ["close", "The server may give up.", "none"],
];

describe("what a loss leads to", () => {
  test.each([...OPENING, ...CLOSING, ...WAITS, ...OPEN])("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});
