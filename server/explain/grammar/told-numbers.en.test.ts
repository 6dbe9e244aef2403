import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

const SYN = "The client sends a SYN with seq 1000.";
const BOTH = `${SYN} The server answers with SYN+ACK.`;
const THIRD = "The client sends SYN seq=x. The server answers with SYN-ACK, seq=y, ack=x+1.";
const FIN = "The client sends a FIN with seq=u.";

const OPENING: readonly Row[] = [
  ["open", `${BOTH} Its own sequence is 5000, and in the ack field it puts 1001.`, "right"],
  ["open", `${BOTH} Its own sequence is 5000, and in the ack field it puts 1000.`, "wrong"],
  ["open", `${BOTH} Its own number is 5000, and 1000 is what goes into the ack field.`, "wrong"],
  ["open", `${BOTH} The server writes 1001 into the ack field.`, "right"],
  ["open", `${BOTH} The server writes 1000 into the ack field.`, "wrong"],
  ["open", `${BOTH} It's 1001 that stands in the ack field.`, "right"],
  ["open", `${BOTH} In the ack field there is 1000.`, "wrong"],
  ["open", `${BOTH} The ack field of that segment holds 1001.`, "right"],
  ["open", `${BOTH} As ack number it uses 1000.`, "wrong"],
  ["open", `${BOTH} What it puts into the ack field is 1001.`, "right"],
  ["open", `${THIRD} The client sends an ACK. The seq number on that segment is still x.`, "wrong"],
  ["open", `${THIRD} The client sends an ACK. The seq number on that segment is x+1.`, "right"],
  ["open", `${THIRD} The client sends an ACK, and this one carries seq=x.`, "wrong"],
  ["open", `${THIRD} The client sends an ACK. It carries seq=x+1.`, "right"],
  ["open", `${THIRD} The client sends an ACK, and the number in it is y+1.`, "right"],
  ["open", `${THIRD} The client sends an ACK, and the number in it is y.`, "wrong"],
  ["open", `${THIRD} The client sends an ACK. The value of it is y.`, "wrong"],
  [
    "open",
    `${THIRD} The client sends an ACK. Its ack field is the server's ISN plus one.`,
    "right",
  ],
  ["open", `${THIRD} Client replies ACK with number y+1.`, "right"],
  ["open", "With ISN x the first data byte is x+1.", "right"],
  ["open", "With ISN x the first data byte is x+2.", "wrong"],
  ["open", "If the client's ISN is x, its first byte is x+1.", "right"],
  ["open", "If both start at 0, that ACK has seq=1 and ack=0.", "wrong"],
  ["open", "If both start at 0, that ACK has seq=1 and ack=1.", "right"],
  ["open", "If the SYN was 300, then it's 301 that goes into the ack field.", "right"],
  ["open", "If the SYN was 300, then it's 300 that goes into the ack field.", "wrong"],
  ["open", "The client's SYN has 4000. The server's has 7000. The client acks with 7001.", "right"],
  ["open", "The client's SYN has 4000. The server's has 7000. The client acks with 7000.", "wrong"],
];

const CLOSING: readonly Row[] = [
  ["close", "If the FIN was u, then it's u+1 that goes into the ack field.", "right"],
  ["close", "If the FIN was u, then it's u that goes into the ack field.", "wrong"],
  ["close", "Suppose the FIN is 500, then the ack is 501.", "right"],
  ["close", `${FIN} The server acknowledges that. The number it puts there is u+1.`, "right"],
  ["close", `${FIN} The server acknowledges that. The number it puts there is u.`, "wrong"],
  [
    "close",
    "The client closes, and its FIN is 5000. The server sends an ACK with 5001 in it.",
    "right",
  ],
  [
    "close",
    "The client closes, and its FIN is 5000. The server sends an ACK with 5000 in it.",
    "wrong",
  ],
  ["close", "The ACK for a FIN with seq=u is u.", "wrong"],
  ["close", "The ACK for a FIN with seq=u is u+1.", "right"],
  [
    "close",
    "When the client wants to close, it is sending FIN with seq 700. The server acks with 700.",
    "wrong",
  ],
  [
    "close",
    `${FIN} The server acks with u+1. Then comes its FIN. This has seq=w and ack=u+2.`,
    "wrong",
  ],
];

const TAKES: readonly Row[] = [
  ["close", "A FIN takes a sequence number only if it carries data.", "wrong"],
  ["close", "A FIN doesn't take a sequence number unless there's data attached to it.", "wrong"],
  ["close", "Only when it carries data does a FIN take a sequence number.", "wrong"],
  ["close", "An ACK takes a sequence number only if it carries data.", "right"],
  ["close", "FIN has no data, so it does not consume a seq number.", "wrong"],
  ["close", "The FIN is empty and takes no sequence number.", "wrong"],
  ["close", "Line 2 takes one sequence number because it's an acknowledgment.", "wrong"],
  ["close", "The seq of the FIN is not counted.", "wrong"],
  ["close", "The ack is the same number as the seq in the FIN.", "wrong"],
  ["open", "A pure ACK doesn't count.", "right"],
  ["open", "The SYN takes one number. The third one doesn't take any.", "right"],
  ["open", "Only message 1 consumes a sequence number.", "wrong"],
  ["open", "The SYN of the client takes number 100.", "right"],
  ["open", "The SYN eats one sequence number, and so does every plain ACK.", "wrong"],
  ["close", "The SYN takes a number, and so does the FIN.", "right"],
  ["open", "An ACK takes no sequence number, nor does a SYN.", "wrong"],
  ["open", "The SYN takes a sequence number, the ACK doesn't.", "right"],
  ["open", "The SYN arrives, and so does the ACK.", "none"],
];

const DATA: readonly Row[] = [
  ["close", `${FIN} After it the client can't receive anything either.`, "wrong"],
  ["close", "After step 1 the client cannot receive anything any more.", "wrong"],
  ["close", "After step 1 the client can still receive data.", "right"],
  ["close", "When the client's FIN comes in, the server has to stop sending at once.", "wrong"],
  ["close", "When the client's FIN comes in, the server can go on sending data.", "right"],
  [
    "close",
    "The client goes to FIN_WAIT_2. In that state it isn't allowed to receive data.",
    "wrong",
  ],
  ["close", "The client goes to FIN_WAIT_2. It can still receive data in that state.", "right"],
  ["close", "The client goes to TIME_WAIT. In this wait we can still receive new data.", "wrong"],
  ["close", `${FIN} The server acks it. Until then the server may send further data.`, "right"],
  ["close", `${FIN} It's possible for the server to keep sending data after that.`, "right"],
  ["close", `${FIN} It is not allowed for the server to send data after that.`, "wrong"],
  ["close", "A FIN means no more data from me. The sender of it can still receive.", "right"],
  [
    "close",
    "FIN means the client doesn't want to send and doesn't want to receive any more.",
    "wrong",
  ],
  ["close", "The server may still have data for the client.", "right"],
  ["open", "Data can go along with this third segment also.", "right"],
  [
    "open",
    "The third segment is an ACK. Nothing prevents me from putting the request into it.",
    "right",
  ],
  ["open", "It is forbidden for the client to send data in the third segment.", "wrong"],
];

describe("what is told of what was said before, in English", () => {
  test.each([...OPENING, ...CLOSING, ...TAKES, ...DATA])("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});
