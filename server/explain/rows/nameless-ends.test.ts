import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

/** Ends that no role names: what the first of them does tells which end each one is. */
const CLOSES: readonly Row[] = [
  ["close", "TCP sends a FIN. The host goes to FIN_WAIT_1. The peer goes to TIME_WAIT.", "wrong"],
  ["close", "TCP sends a FIN segment. The host goes to FIN_WAIT_1. The peer acks it.", "right"],
  ["close", "The host sends a FIN. From now on the host cannot receive any data.", "wrong"],
  ["close", "The host sends a FIN. The peer must answer the FIN with a RST.", "wrong"],
  ["close", "One side sends a FIN. The other side acks it and goes to LAST_ACK.", "wrong"],
  ["close", "One side sends a FIN. The other side acks it and goes to CLOSE_WAIT.", "right"],
  ["close", "One host sends a FIN. The other host waits 2MSL at the end.", "wrong"],
  ["close", "We send the first FIN. The peer acks it, and now we're in CLOSE_WAIT.", "wrong"],
  ["close", "We send the first FIN. The peer acks it and we go to FIN_WAIT_2.", "right"],
  ["close", "The peer sends a FIN. We answer with an ACK and go to FIN_WAIT_2.", "wrong"],
  ["close", "The peer sends a FIN. We answer with an ACK and go to CLOSE_WAIT.", "right"],
  ["close", "I close first: I send a FIN. The remote end sends its FIN. I wait one MSL.", "wrong"],
  ["close", "Our end sends a FIN. The far end sends its FIN and waits 2MSL.", "wrong"],
  ["close", "The local TCP sends FIN. The remote TCP acks it and enters CLOSE_WAIT.", "right"],
  ["close", "The app calls close, and the kernel sends a FIN. The peer is in LAST_ACK.", "right"],
  ["close", "I send a FIN. The peer answers with ACK and goes to FIN_WAIT_2.", "wrong"],
];

const OPENINGS: readonly Row[] = [
  ["open", "A host sends a SYN and goes to SYN_SENT. The peer replies with SYN and ACK.", "right"],
  ["open", "We send a SYN. The other end answers with SYN+ACK. We go to SYN_RCVD.", "wrong"],
  ["open", "We send a SYN. The other end answers with SYN+ACK. We send an ACK.", "right"],
  ["open", "One host sends a SYN. The other host goes to SYN_SENT when it gets it.", "wrong"],
  ["open", "I send you a SYN. The peer is ESTABLISHED when it has sent the SYN+ACK.", "wrong"],
  ["open", "TCP sends a SYN. The remote host sends back a SYN+ACK and is ESTABLISHED.", "wrong"],
];

/** What begins in the middle, or is told from two sides, shows nothing. */
const SENDERS: readonly Row[] = [
  ["close", "The sender sends a FIN. The receiver acks it and goes to LAST_ACK.", "wrong"],
  ["open", "The sender sends a SYN. The receiver replies with SYN+ACK.", "right"],
  ["close", "The active closer acks the peer's FIN. The peer waits 2MSL too.", "wrong"],
];

const UNTOLD: readonly Row[] = [
  ["close", "When the last ACK is lost, the other side sends its FIN again.", "right"],
  ["close", "When the peer's FIN has come, the host sends its FIN and goes to LAST_ACK.", "right"],
];

describe("ends that no role names", () => {
  test.each([...CLOSES, ...OPENINGS, ...SENDERS, ...UNTOLD])(
    "%s: %s is %s",
    (phase, answer, verdict) => {
      expect(worstVerdict(answer, phase)).toBe(verdict);
    },
  );
});
