import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

/** Reasons for three segments, and myths about them. */
const OPENING: readonly Row[] = [
  ["open", "The handshake guards against SYNs left over from earlier connections.", "right"],
  ["open", "If it were two steps, the server falls for a delayed duplicate SYN.", "right"],
  ["open", "Two-way: srv opens a connection no one needs.", "right"],
  ["open", "The server would sit there with memory for nothing if it was two handshakes.", "right"],
  ["open", "Neither ISN may go unconfirmed.", "right"],
  ["open", "There's no need to confirm the server's ISN.", "wrong"],
  ["open", "A two-way handshake already gets both initial sequence numbers confirmed.", "wrong"],
  ["open", "With two messages the server can't tell if the SYN+ACK made it.", "right"],
  [
    "open",
    "After two handshakes the server has confirmed that sending and receiving work.",
    "wrong",
  ],
  ["open", "By the second segment the client has verified both directions.", "right"],
  ["open", "Two messages suffice.", "wrong"],
  ["open", "Two won't do.", "right"],
  ["open", "They picked three just out of habit.", "wrong"],
  ["open", "The server folds its ACK and its SYN into a single segment.", "right"],
  ["open", "The third one serves as a spare if the first goes missing.", "wrong"],
  ["open", "The client uses the third segment to announce its ISN.", "wrong"],
  ["open", "Shaking hands doesn't make anything encrypted.", "right"],
  ["open", "The handshake makes sure that the client is who it says.", "wrong"],
  ["open", "The server spots an old SYN the moment it comes in.", "wrong"],
  ["open", "Each packet goes up one in sequence number.", "wrong"],
];

/** Reasons for four segments and for 2MSL, and myths about them. */
const CLOSING: readonly Row[] = [
  ["close", "A FIN merely signals that its sender won't transmit any more data.", "right"],
  ["close", "A FIN takes care of both directions at once.", "wrong"],
  ["close", "The opposite direction goes on working in spite of the FIN.", "right"],
  ["close", "The server could be in the middle of sending as the FIN comes in.", "right"],
  ["close", "With no data left at the server three segments suffice.", "right"],
  ["close", "There's no way of combining the ACK with the FIN.", "wrong"],
  ["close", "The FIN piggybacks on the ACK every time.", "wrong"],
  ["close", "The close() call of the application on the server is what triggers its FIN.", "right"],
  ["close", "The kernel issues the FIN of its own accord.", "wrong"],
  ["close", "Closing the connection is up to the client alone.", "wrong"],
  ["close", "With four segments it's more reliable than with three.", "wrong"],
  ["close", "No one confirms the last ACK.", "right"],
  ["close", "The client sits waiting for its ACK to be acked.", "wrong"],
  ["close", "If there were no TIME_WAIT the resent FIN would get a RST back.", "right"],
  ["close", "During TIME_WAIT a retransmitted FIN is rejected by a RST.", "wrong"],
  ["close", "2MSL is long enough for all segments of this connection to vanish.", "right"],
  ["close", "In spite of 2MSL old segments can get into a new connection.", "wrong"],
  ["close", "MSL stands for maximum segment length.", "wrong"],
  ["close", "A repeated FIN resets the timer.", "right"],
  ["close", "Each time the FIN is received again the timer is reset.", "right"],
  ["close", "A wait of just one MSL would fall short.", "right"],
  ["close", "The passive side doesn't need the other one's agreement.", "none"],
];

describe("a reason or a myth in many words", () => {
  test.each([...OPENING, ...CLOSING])("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});

test("what only looks like a known statement is not judged as one", () => {
  const rows: readonly Row[] = [
    ["open", "With two messages the server makes coffee for a client.", "none"],
    ["close", "2MSL keeps old jokes out of the next meeting.", "none"],
  ];
  for (const [phase, answer, verdict] of rows) expect(worstVerdict(answer, phase)).toBe(verdict);
});
