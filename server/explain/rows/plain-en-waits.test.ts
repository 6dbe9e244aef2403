import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

const DATA: readonly Row[] = [
  ["open", "The third segment has no room for data.", "wrong"],
  ["open", "The ACK at the end must be empty.", "wrong"],
  ["open", "None of the three segments may carry data.", "wrong"],
  ["open", "Data may ride on the segment of step 3.", "right"],
  ["open", "A SYN takes one sequence number although it carries no data.", "right"],
  ["close", "And a FIN segment must never carry data.", "wrong"],
  ["close", "The passive side may not send any more.", "wrong"],
  ["close", "After the FIN of the client the server may not send any more.", "wrong"],
  ["close", "After the server's FIN it may not send any more data.", "right"],
  ["close", "Between step 2 and step 3 the server isn't allowed to send data.", "wrong"],
  ["close", "The client sends FIN. It can still receive, of course.", "right"],
  ["close", "A FIN closes only one direction.", "right"],
  ["close", "When one side sends a FIN, both directions are closed.", "wrong"],
  ["close", "The FIN means I won't send or receive any more.", "wrong"],
];

const MORE: readonly Row[] = [
  ["open", "Segment 3 is not allowed to bring data along.", "wrong"],
  ["open", "SYN and FIN each occupy one number in the sequence space.", "right"],
  ["open", "The pure ACK consumes nothing.", "right"],
  ["close", "The passive side cannot send anything anymore.", "wrong"],
  ["close", "Once FIN is sent, no more data can be received.", "wrong"],
  ["close", "The side that has closed can still receive data.", "right"],
  ["close", "The side that closed first can still receive.", "right"],
  ["close", "In FIN_WAIT_2 no data can arrive.", "wrong"],
  ["close", "Data may still be delivered to the active closer.", "none"],
  ["close", "The client starts to wait 2MSL when it has received the last ACK.", "wrong"],
  ["close", "tcp_fin_timeout sets how long TIME_WAIT lasts on Linux.", "wrong"],
  ["close", "Waiting 2MSL guarantees that the ACK gets through.", "wrong"],
  ["close", "TIME_WAIT is entered by the active closer. Its length is twice the MSL.", "right"],
  ["close", "The client closes first. The server enters TIME_WAIT and waits 2MSL.", "wrong"],
];

const ACKED: readonly Row[] = [
  ["open", "The third segment has to be acknowledged.", "wrong"],
  ["open", "The third segment isn't acknowledged.", "right"],
  ["close", "Each FIN has to be acknowledged.", "right"],
  ["close", "Only the first FIN is acknowledged.", "wrong"],
  ["close", "The last ACK needs an ACK too.", "wrong"],
  ["close", "FIN 没得到确认会重传。", "right"],
];

const TAKES: readonly Row[] = [
  ["open", "SYN doesn't consume anything.", "wrong"],
  ["open", "The ACK counts as one byte.", "wrong"],
  ["open", "The SYN counts as one byte.", "right"],
  ["open", "The SYN takes a sequence number. The ACK takes one as well.", "wrong"],
  ["open", "SYN consumes a sequence number but a pure ACK doesn't.", "right"],
  ["open", "Only data bytes consume sequence numbers, SYN and FIN do not.", "wrong"],
  ["open", "Both SYNs use up one sequence number.", "right"],
  ["open", "The third segment takes no sequence number unless it carries data.", "right"],
  ["open", "An empty ACK takes no number.", "right"],
  ["open", "Neither SYN nor FIN consumes a sequence number.", "wrong"],
  ["open", "Only SYN, FIN and data consume sequence numbers.", "right"],
  ["close", "A FIN without data does not take a sequence number.", "wrong"],
  ["close", "The ACK of the FIN takes no sequence number.", "right"],
];

const WAITS: readonly Row[] = [
  ["close", "It waits one MSL.", "wrong"],
  ["close", "TIME_WAIT takes one MSL.", "wrong"],
  ["close", "The client waits 30 seconds on Linux.", "wrong"],
  ["close", "On Linux A stays in TIME_WAIT for a minute.", "right"],
  ["close", "The MSL is the maximum lifetime. On Linux it is 30 seconds.", "right"],
  ["close", "With an MSL of 2 minutes it waits 2 minutes.", "wrong"],
  ["close", "The client waits 2MSL and the server 1 MSL.", "wrong"],
  ["close", "One MSL is for the last ACK to get to the other side.", "right"],
  ["close", "The timer starts when the last ACK is sent.", "right"],
  ["close", "The 2MSL timer starts when the FIN of the server arrives.", "right"],
  ["close", "The clock starts with the first FIN.", "wrong"],
  ["close", "The client can close right away after sending the last ACK.", "wrong"],
  ["close", "The passive side closes immediately when it gets the last ACK.", "right"],
  ["close", "When the FIN comes again the client doesn't restart the 2MSL timer.", "wrong"],
  ["close", "MSL is how long a segment needs to reach the other side.", "wrong"],
];

describe("plain English gets the verdict of the oracle", () => {
  test.each([...DATA, ...MORE, ...ACKED, ...TAKES, ...WAITS])(
    "%s: %s",
    (phase, answer, verdict) => {
      expect(worstVerdict(answer, phase)).toBe(verdict);
    },
  );
});
