import { describe, expect, test } from "vitest";
import { verdictsOn, type Walkthrough } from "../lines/walkthrough-verdicts.ts";

/** Openings told by numbers: each segment in its place, or in another one. */
const OPENINGS: readonly Walkthrough[] = [
  [
    "In the first step the server sends SYN to the client. In the second step the client replies with ACK only. In the third step the server sends SYN+ACK.",
    "www",
  ],
  [
    [
      "- 1st: client -> server, SYN",
      "- 2nd: server -> client, SYN+ACK",
      "- 3rd: client -> server, another SYN to confirm",
    ],
    "rrw",
  ],
  [["1) The client sends SYN.", "2) The client sends ACK.", "3) The server sends SYN+ACK."], "rww"],
  [
    "First, the client sends a SYN. Second, the client sends an ACK. Third, the server sends a SYN.",
    "rw",
  ],
  [
    "First the client sends SYN. Then the server sends SYN-ACK. Finally the client sends ACK.",
    "rrr",
  ],
  [
    "First the client sends SYN. Then the client sends ACK. Finally the server sends SYN-ACK.",
    "rww",
  ],
  [
    "The first step is that the client sends a SYN. The second step is that the client sends an ACK. The third step is that the server sends SYN+ACK.",
    "rww",
  ],
  ["第一次，客户端发 SYN。第二次，客户端发 ACK。第三次，服务器发 SYN+ACK。", "rww"],
];

/** Steps that hold none, or two: nobody knows which place is meant. */
const OTHER_COUNTS: readonly Walkthrough[] = [
  [
    [
      "1. The server is listening.",
      "2. The client sends a SYN.",
      "3. The server sends a SYN+ACK.",
      "4. The client sends an ACK.",
    ],
    "rrr",
  ],
  [
    [
      "1. client sends SYN, server gets it",
      "2. server sends SYN+ACK, client gets it",
      "3. client sends ACK, server gets it",
    ],
    "rrrrrr",
  ],
  [
    [
      "Three facts:",
      "1. The client sends SYN.",
      "2. The client sends the last ACK.",
      "3. The server sends SYN+ACK.",
    ],
    "rrr",
  ],
  [
    "For three reasons: First, the server sends SYN+ACK and needs to know that it arrived. Second, the client's ACK confirms it.",
    "r",
  ],
  [
    [
      "1. If the SYN is lost, the client sends it again.",
      "2. If the SYN+ACK is lost, the server sends it again.",
      "3. If the ACK is lost, the server sends SYN+ACK again.",
    ],
    "rrr",
  ],
];

const CLOSES: readonly Walkthrough[] = [
  [["1) A: FIN", "2) B: ACK", "3) B: FIN (with ACK)", "4) A: FIN + ACK"], "rrrw"],
  [["1. A sends FIN.", "2. B sends ACK.", "3. A sends ACK.", "4. B sends FIN."], "rrww"],
  [["1. A sends FIN.", "2. B sends ACK and FIN.", "3. A sends ACK."], "rrr"],
  [
    [
      "1. A sends FIN.",
      "2. B sends ACK, later B sends FIN.",
      "3. A sends ACK.",
      "4. A waits 2MSL.",
    ],
    "rrrrr",
  ],
  [
    [
      "1. The client calls close().",
      "2. The client sends FIN.",
      "3. The server sends ACK.",
      "4. The server sends FIN.",
      "5. The client sends ACK.",
    ],
    "rrrr",
  ],
  [
    "First the server sends FIN. Second the client sends ACK. Third the client sends FIN. Fourth the server sends ACK.",
    "rrrr",
  ],
  [
    "In the first wave the client sends FIN. In the second wave the server sends ACK. In the third wave the client sends FIN. In the fourth wave the server sends ACK.",
    "rrww",
  ],
  [["1) A: FIN, ACK", "2) B: ACK", "3) B: FIN, ACK", "4) A: ACK"], "rrrr"],
  [
    [
      "Simultaneous close:",
      "1. A sends FIN.",
      "2. B sends FIN.",
      "3. A sends ACK.",
      "4. B sends ACK.",
    ],
    "rrrrr",
  ],
];

/** A state behind the segment of its item. */
const STATES: readonly Walkthrough[] = [
  [
    [
      "1. Host A sends FIN. State of A: FIN_WAIT_1.",
      "2. Host B sends ACK. State of B: LAST_ACK.",
      "3. Host B sends FIN. State of B: CLOSED.",
      "4. Host A sends ACK. State of A: CLOSE_WAIT.",
    ],
    "rrrwrwrw",
  ],
  [
    [
      "1. The server sends FIN. It is in FIN_WAIT_1.",
      "2. The client sends ACK. It is in CLOSE_WAIT. The server is in FIN_WAIT_2.",
      "3. The client sends FIN. It is in LAST_ACK.",
      "4. The server sends ACK. It goes into TIME_WAIT and after 2MSL it is CLOSED.",
    ],
    "rrrrrrrrrr",
  ],
  [
    [
      "1. A sends FIN and is in FIN_WAIT_1.",
      "2. B sends ACK and is in LAST_ACK.",
      "3. B sends FIN and is in CLOSE_WAIT.",
      "4. A sends ACK and is in TIME_WAIT.",
    ],
    "rrrwrwrr",
  ],
];

/** How many of a kind, by whom, and one more than there is. */
const CLOSE_COUNTS: readonly Walkthrough[] = [
  ["The client sends both FINs and the server sends both ACKs.", "ww"],
  ["With four segments, both FINs are sent by the active closer.", "w"],
  ["Only one FIN is sent.", "w"],
  ["Each end sends exactly one FIN and one ACK.", "r"],
  ["Each FIN is acknowledged separately.", "r"],
  ["In total there are two FINs.", "r"],
  ["The client sends three of the four segments.", "w"],
  ["The second and the third segment are sent by the passive closer.", "r"],
  ["The client sends FIN, the server ACK, then the client FIN once more.", "rrw"],
  ["With three segments, the second one contains both FIN and ACK.", "r"],
  ["With three segments, the third one contains both FIN and ACK.", "w"],
  ["The FIN is sent twice, once by each side.", "r"],
  ["The two FINs are sent by the two sides.", "r"],
  ["The passive side sends two segments, an ACK and a FIN.", "r"],
  ["The active closer sends one segment, the passive closer three.", "w"],
  ["The client sends the last ACK. If the FIN comes again it sends another ACK.", "rr"],
  [
    "The client sends the last ACK and goes to TIME_WAIT. The server sends a final extra ACK.",
    "rrw",
  ],
];

const OPEN_COUNTS: readonly Walkthrough[] = [
  ["The client sends ACK and the server sends a further ACK to confirm it.", "rw"],
  ["none of the three uses a sequence number", "w"],
  ["Two of the three segments take a sequence number.", "r"],
  ["The client sends both SYNs.", "w"],
  ["There are two SYNs in the handshake.", "r"],
  ["The client sends all three segments.", "w"],
  ["Two of the three segments are sent by the client.", "r"],
  ["The server sends two of the three.", "w"],
  ["The client sends two segments and the server one.", "r"],
  ["The first two segments come from the client.", "w"],
  [
    "The client sends SYN, the server SYN+ACK, and then the client sends another SYN to confirm.",
    "rrw",
  ],
  ["If the SYN is lost, the client sends another SYN.", "r"],
  ["The client sends the ACK. If the SYN+ACK comes again, the client sends one more ACK.", "rr"],
  ["every one of the three segments has the ACK bit set", "w"],
];

describe("the order and the number of segments", () => {
  test.for([...OPENINGS, ...OTHER_COUNTS, ...OPEN_COUNTS])("open: %s", ([lines, verdicts]) => {
    expect(verdictsOn(lines, "open")).toBe(verdicts);
  });

  test.for([...CLOSES, ...STATES, ...CLOSE_COUNTS])("close: %s", ([lines, verdicts]) => {
    expect(verdictsOn(lines, "close")).toBe(verdicts);
  });
});
