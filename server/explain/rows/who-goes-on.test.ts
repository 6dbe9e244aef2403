import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

/** The other end is called so until somebody else is named. */
const OTHERS: readonly Row[] = [
  ["close", "The client sends a FIN. The peer acks it. The peer sends its FIN.", "right"],
  ["close", "The client sends FIN. The peer sends its FIN. The peer then waits 2MSL.", "wrong"],
  ["close", "The active closer sends FIN. The peer acks. The peer goes to TIME_WAIT.", "wrong"],
  [
    "close",
    "The peer's FIN is sent when its application calls close. After sending it the peer is in LAST_ACK.",
    "right",
  ],
];

/** A timer, a wait, a state and a segment go on being spoken of. */
const TOPICS: readonly Row[] = [
  ["close", "There is a 2MSL timer. It is started by the server when it gets the FIN.", "wrong"],
  ["close", "There is a 2MSL timer. It runs for two RTTs.", "wrong"],
  ["close", "There is a 2MSL timer. It is started by the active closer.", "right"],
  ["close", "TIME_WAIT lasts 2MSL. The server goes there when the client closed first.", "wrong"],
  ["close", "TIME_WAIT lasts 2MSL. The client goes there when it has closed first.", "right"],
  ["close", "The client moves to FIN_WAIT_2, and it stays there for 2MSL.", "wrong"],
  ["close", "The client sends the last ACK. After it the client is closed at once.", "wrong"],
  ["close", "The client acks the FIN of the server, and it's closed at once.", "wrong"],
  [
    "open",
    "The client is ESTABLISHED when it gets the SYN-ACK, and the server is too, when it sends it.",
    "wrong",
  ],
  ["open", "The client is in SYN_SENT. So is the server.", "wrong"],
  ["open", "The server sends SYN and ACK. The server is in LISTEN still.", "wrong"],
  ["open", "The client sends the SYN. The client is in SYN_SENT still.", "right"],
  ["open", "The client silently accepts the SYN+ACK.", "wrong"],
];

/** "It" may be whom the clause in front named last. */
const OBJECTS: readonly Row[] = [
  ["open", "The client sends a SYN to the server, and it goes to SYN_RCVD.", "right"],
  ["open", "The client sends a SYN to the server, and it goes to SYN_SENT.", "right"],
  ["open", "The client sends a SYN to the server, and it goes to LISTEN.", "wrong"],
  ["open", "The client sends a SYN to the server and goes to SYN_RCVD.", "wrong"],
  ["close", "The client sends its FIN to the server and it goes to CLOSE_WAIT.", "right"],
  ["close", "The client sends its FIN to the server and it goes to LAST_ACK.", "wrong"],
  ["close", "The client sends the last ACK to the server. It is closed at once.", "right"],
];

/** Another timer, or nobody who is there. */
const UNSAID: readonly Row[] = [
  ["close", "The retransmission timer is the server's. It runs for one RTT.", "none"],
  ["close", "The client is CLOSED after 2MSL. The server is too.", "right"],
];

describe("who and what was spoken of goes on", () => {
  test.each([...OTHERS, ...TOPICS, ...OBJECTS, ...UNSAID])(
    "%s: %s is %s",
    (phase, answer, verdict) => {
      expect(worstVerdict(answer, phase)).toBe(verdict);
    },
  );
});
