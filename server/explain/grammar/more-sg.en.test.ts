import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

/** Segments and flags, put by turns of phrase. */
const SEGMENTS: readonly Row[] = [
  ["open", "So the very first thing that happens is that the client fires off a SYN.", "right"],
  ["open", "So the very first thing that happens is that the server fires off a SYN.", "wrong"],
  ["open", "It's the client that the third one comes from.", "right"],
  ["open", "It's the server that the third one comes from.", "wrong"],
  ["open", "Third packet, this is client who sends it.", "right"],
  ["open", "For third packet there is no ACK coming.", "right"],
  ["open", "For the third packet you get an ACK back.", "wrong"],
  ["open", "There's no acknowledgment in the opening segment.", "right"],
  ["open", "What the third segment doesn't get is an ACK.", "right"],
  ["open", "What the third segment also has is a SYN.", "wrong"],
  ["open", "All packets have ACK, just first one not.", "right"],
  ["open", "SYN with ACK together in one packet, this is not possible.", "wrong"],
  ["open", "The server sends the ACK, and only after that does its SYN go out.", "wrong"],
  ["open", "A SYN-ACK out of nowhere makes the client reply with RST.", "right"],
  ["open", "When nobody's listening on that port, what you get from the server is a RST.", "right"],
  ["open", "You get two connections out of a simultaneous open.", "wrong"],
  ["close", "The FIN is transmitted exclusively by the active closer.", "wrong"],
  ["close", "So the active side sends a FIN and the passive side doesn't send any.", "wrong"],
  ["close", "Also for last ACK there is coming confirmation.", "wrong"],
  ["close", "There's no FIN without an ACK for it.", "right"],
  ["close", "There's never a time when the passive closer's ACK and FIN go separately.", "wrong"],
  ["close", "You just need the one FIN for both directions.", "wrong"],
  ["close", "What can't happen is that they both close at the same moment.", "wrong"],
  ["close", "For RST there is coming no answer.", "right"],
];

/** Numbers, put by turns of phrase. */
const NUMBERS: readonly Row[] = [
  ["open", "SYN is eating one sequence number.", "right"],
  ["open", "ACK is eating one sequence number.", "wrong"],
  ["open", "ACK is not eating any sequence number.", "right"],
  ["open", "Nothing other than SYN or FIN occupies a sequence number.", "right"],
  ["open", "Sequence numbers are consumed exclusively by data.", "wrong"],
  ["open", "The third segment copies the SYN-ACK's ack number into its seq.", "right"],
  ["open", "So the SYN and the third segment, they've got the very same seq.", "wrong"],
  ["open", "So each side takes its own seq, adds one to it, and that's its ack number.", "wrong"],
  ["open", "You take the SYN's seq just as it is, and that's the ack in the SYN-ACK.", "wrong"],
  ["open", "You take the SYN's seq, add one to it, and that's the ack in the SYN-ACK.", "right"],
  ["open", "So the client's ISN, that's the one the server takes as well.", "wrong"],
  ["open", "Every single segment adds 1 to the sequence number.", "wrong"],
  ["close", "FIN: ack = its seq + 1", "right"],
  ["close", "The client sends FIN with seq 700. Server is giving acknowledgement 700.", "wrong"],
];

describe("turns of phrase for segments and numbers", () => {
  test.each([...SEGMENTS, ...NUMBERS])("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});
