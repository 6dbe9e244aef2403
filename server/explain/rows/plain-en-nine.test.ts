import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

const SEGMENTS: readonly Row[] = [
  // What the third segment acknowledges is no word about who was spoken of before it.
  ["open", "The server replies with a SYN-ACK. The third segment acknowledges y+1.", "right"],
  ["open", "First, server send SYN to the client to tell it is ready.", "wrong"],
  ["open", "The server sends the first SYN to tell the client it is ready.", "wrong"],
  ["open", "The client sends the first SYN to tell the server its number.", "right"],
  ["open", "The second segment is only an ACK, without SYN.", "wrong"],
  ["open", "The third segment is a pure ACK.", "right"],
  ["open", "The ACK in row 3 gets an ACK from the server.", "wrong"],
  ["open", "The third segment gets one more ACK from the server.", "wrong"],
  ["open", "Only the client is allowed to send the first data.", "none"],
  ["close", "The server's FIN took a sequence number.", "right"],
  ["close", "The last ACK took a sequence number.", "wrong"],
];

const STATES: readonly Row[] = [
  ["close", "- FIN from the passive closer: state LAST_ACK", "right"],
  ["close", "- ACK from the active closer: state TIME_WAIT", "right"],
  ["close", "- FIN from the passive closer: state CLOSE_WAIT", "wrong"],
  ["open", "After step 2 the server is in ESTABLISHED.", "wrong"],
  ["open", "After step 3 is received both ends are in ESTABLISHED.", "right"],
  ["open", "After the SYN-ACK is sent the server is in ESTABLISHED.", "wrong"],
  ["open", "When the SYN-ACK is sent, the server is in ESTABLISHED.", "wrong"],
  ["open", "After the SYN is sent the client is in SYN_SENT.", "right"],
  ["open", "Both are in ESTABLISHED as soon as the SYN-ACK arrives at the client.", "imprecise"],
  ["open", "Each end becomes ESTABLISHED upon receipt of the SYN-ACK.", "imprecise"],
  ["open", "The client is not established until row 3 was acknowledged.", "wrong"],
];

const NUMBERS: readonly Row[] = [
  ["open", "Step 3 tells the server that its own ISN got through.", "none"],
  ["close", "B sends FIN with seq=w and A replies with ack=w. A goes first.", "wrong"],
  ["close", "The client sends FIN with seq=u, the server answers with ack=u+1.", "right"],
  ["close", "The server may not send new data after its FIN.", "right"],
  ["open", "The server gives up immediately when the third ACK doesn't come.", "wrong"],
];

const WAITS: readonly Row[] = [
  ["close", "The side that waits is the passive closer.", "wrong"],
  ["close", "The side that waits is the active closer.", "right"],
  ["close", "It is 2MSL so the server has time to send its remaining data.", "wrong"],
  ["close", "If the server's FIN is lost, the client sends its own FIN again.", "wrong"],
  ["close", "If the server's FIN is lost, the server sends its own FIN again.", "right"],
];

describe("plain English of a ninth set", () => {
  test.each([...SEGMENTS, ...STATES, ...NUMBERS, ...WAITS])("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});
