import { expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { worstVerdict } from "../rows/worst-verdict.ts";

type Row = readonly [Phase, string, "right" | "wrong" | "imprecise" | "none"];

/** Plain elliptic clauses, as candidates write them. */
const ROWS: readonly Row[] = [
  // A place without its verb, or beside a word for the time.
  [
    "close",
    "The server sends its FIN, and later, having sent its own FIN, into TIME_WAIT.",
    "wrong",
  ],
  ["close", "The server gets the FIN. Having sent its own FIN, into LAST_ACK.", "right"],
  ["close", "The client in that time is in FIN_WAIT_2.", "right"],
  ["close", "The client in that time is in CLOSE_WAIT.", "wrong"],
  ["close", "During that time the server is in CLOSE_WAIT.", "right"],
  ["close", "During that time the server is in FIN_WAIT_2.", "wrong"],
  ["close", "The server in this short form goes through TIME_WAIT as well.", "wrong"],
  [
    "close",
    "In the long form it is the client who sits in CLOSE_WAIT until the second FIN.",
    "wrong",
  ],
  ["close", "In the normal form the client goes through FIN_WAIT_2.", "right"],
  ["open", "The client sends a SYN. State: SYN_SENT.", "right"],
  ["open", "The client sends a SYN. State: SYN_RCVD.", "wrong"],
  // While its application is at work, or until that closes.
  ["close", "While the server's application is still busy the server is in CLOSE_WAIT.", "right"],
  ["close", "While the server's application is still busy the server is in FIN_WAIT_2.", "wrong"],
  [
    "close",
    "As long as the application still has data to send the server is in CLOSE_WAIT.",
    "right",
  ],
  ["close", "As long as its application has not closed, the server stays in LAST_ACK.", "wrong"],
  ["close", "The server is in CLOSE_WAIT while its application is still writing.", "right"],
  ["close", "The client is in FIN_WAIT_1 until the server's application closes.", "wrong"],
  ["close", "The client is in FIN_WAIT_2 until the server's application closes.", "right"],
  ["close", "The active side receives the peer's FIN in FIN_WAIT_2.", "right"],
  ["close", "The client receives the server's FIN while still in CLOSE_WAIT.", "wrong"],
  // What a FIN is answered with, and when.
  ["close", "The server answers the FIN with a RST if its application is still writing.", "wrong"],
  ["close", "The second segment is a RST if there is still data.", "wrong"],
  ["close", "The server never acknowledges the FIN until its own data is out.", "wrong"],
  ["close", "The server acknowledges the FIN only after all its data has been sent.", "wrong"],
  ["close", "The ACK and the FIN may never share a segment according to the RFC.", "wrong"],
  ["close", "The ACK and the FIN may share a segment.", "right"],
  ["close", "The client acknowledges FIN number m with ack=m.", "wrong"],
  ["close", "The client acknowledges FIN number m with ack=m+1.", "right"],
  ["close", "The server answers the FIN with a RST. It goes into CLOSE_WAIT.", "wrong"],
  // Losses, as notes and in the next sentence.
  ["close", "First FIN, if it is lost, the receiver asks for it again.", "wrong"],
  ["close", "First FIN. Then the ACK. If that ACK is lost, the client resends its FIN.", "right"],
  ["close", "First FIN. Then the ACK. If that ACK is lost, the server resends it.", "wrong"],
  ["close", "Then second FIN. If that one is lost, the active end repeats its ACK.", "wrong"],
  ["close", "Then second FIN. If that one is lost, the passive end repeats it.", "right"],
  ["close", "Then second FIN. If that one is lost, the client resends its FIN.", "wrong"],
  ["close", "Last ACK: the active closer retransmits it.", "wrong"],
  ["close", "Second FIN: the passive closer retransmits it from LAST_ACK.", "right"],
  ["close", "Second FIN: the active closer retransmits it.", "wrong"],
  ["close", "The other end, without the ACK, just sends a RST and closes.", "wrong"],
  [
    "close",
    "In between the server sends data, but also new data from the active to the passive end.",
    "wrong",
  ],
  ["close", "If the second FIN gets lost, the client sends its ACK anyway.", "wrong"],
  ["close", "If the first FIN is lost, the server asks for it again.", "wrong"],
  ["close", "The server does not ack the FIN before its application closes.", "wrong"],
  ["close", "The server replies with a RST when it still has data.", "wrong"],
  // The opening.
  ["open", "Data instead of the third ACK is dropped.", "wrong"],
  ["open", "The first retransmission of the SYN comes after 30 seconds.", "wrong"],
  ["open", "Third ACK: the client resends it.", "wrong"],
  ["open", "The server announces itself with a SYN to the client.", "wrong"],
  ["open", "The client introduces itself with a SYN.", "right"],
  ["open", "On Linux the first SYN retransmission happens after 3 minutes.", "wrong"],
  ["open", "On Linux the first SYN retransmission happens after 1 second.", "right"],
  [
    "open",
    "If the third ACK is lost, a data segment arriving instead of it is answered with RST.",
    "wrong",
  ],
  ["open", "When the third ACK is lost, the client, meanwhile, is still in SYN_SENT.", "wrong"],
  ["open", "The client sees that the ack number matches nothing it sent and resets.", "right"],
];

test.each(ROWS)("%s: %s is %s", (phase, answer, verdict) => {
  expect(worstVerdict(answer, phase)).toBe(verdict);
});

test("What is only spoken of does nothing", () => {
  const lost = "If the last ACK is lost the server resends its FIN.";
  expect(worstVerdict(`${lost} A reset, in contrast, is like slamming a door.`, "close")).toBe(
    "right",
  );
});
