import { expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { worstVerdict } from "../rows/worst-verdict.ts";

const RIGHT: readonly (readonly [Phase, string])[] = [
  ["open", "After sending the SYN-ACK I'm in SYN_RCVD."],
  ["open", "After receiving the SYN-ACK I'm established."],
  ["close", "The server is closed right after getting the last ACK."],
  ["close", "During that time the passive side is in CLOSE_WAIT."],
  ["close", "The server's FIN takes the number n."],
  ["close", "The FIN with seq w takes a number."],
  ["open", "Number 4000 is used up by the SYN."],
  ["close", "The client waits 2MSL. Only the server doesn't have to sit through that wait."],
  ["close", "The active end isn't, it waits 2MSL."],
  ["close", "TIME_WAIT lasts 2MSL. It's whoever closes first that ends up in it."],
  ["close", "The client's FIN ends the client-to-server direction."],
  ["close", "The client sends its FIN. Server-to-client data still flows."],
  ["close", "You can still read once you've sent your FIN."],
  ["open", "The server sends the SYN-ACK. The ACK bit is set in that one as well."],
  ["close", "If FIN 1 is lost, the client sends it again."],
  ["close", "If ACK 2 is lost, the server repeats FIN 2."],
  ["close", "FIN 1 lost. The client retransmits it."],
  ["close", "ACK 1: lost, the client sends FIN 1 again."],
  ["close", "ACK 1 lost. Active end retransmits FIN 1."],
  ["close", "Last ACK lost. The other guy sends his FIN one more time."],
  ["close", "FIN 2 lost: the LAST_ACK end sends it again."],
  ["close", "The last one, if that gets lost, the server repeats its FIN."],
  ["close", "The end in TIME_WAIT has sent its FIN first."],
  ["open", "If my SYN gets lost, I send it again."],
  ["open", "The server could never know whether its own SYN was received."],
  ["open", "It would fall for any old duplicate SYN."],
  ["open", "Third segment seq=x+1, ack=y+1 for ISNs x and y."],
  ["close", "Server-to-client data may still follow. The server's FIN ends the other direction."],
  ["close", "The passive end is closed once it has received the last ACK."],
];

const WRONG: readonly (readonly [Phase, string])[] = [
  ["open", "After sending the SYN-ACK I'm already established."],
  ["open", "After sending the SYN I'm in SYN_RCVD."],
  ["close", "The client is closed right after sending the last ACK."],
  ["close", "The server is closed right after sending its FIN."],
  ["close", "After sending its FIN the client is closed."],
  ["close", "This FIN needs no number, the ACK takes the number n+1."],
  ["open", "Number 4001 is used up by the ACK of step 3."],
  ["close", "The FIN with seq w doesn't take a number."],
  ["close", "Then the final ACK, one number taken."],
  ["close", "B's FIN: no number taken."],
  ["close", "The client sends its FIN. The client can't download any more from here."],
  ["close", "Once you've sent your FIN you can't read anymore."],
  ["open", "First the client sends a SYN. The ACK flag's set in that one as well."],
  ["close", "The server needs another MSL before it's closed."],
  ["close", "The last ACK is lost. The client's timer goes off and it repeats the ACK."],
  ["close", "The ACK must come in a segment of its own."],
  ["close", "FIN 1 lost. The server retransmits it."],
  ["close", "FIN 1 lost. The client retransmits it, and is meanwhile in FIN_WAIT_2."],
  ["close", "ACK 1 lost. The passive end retransmits the ACK."],
  ["close", "ACK 2 lost. The active end sends FIN 1 again."],
  ["close", "FIN 2 lost. Active end times out and goes to CLOSED."],
  ["close", "The end in CLOSE_WAIT sends the first FIN."],
  ["close", "The TIME_WAIT end sends the second FIN."],
  ["open", "The server sends the SYN-ACK. If my SYN-ACK gets lost, I send a reset."],
  [
    "open",
    "The third segment, if that gets lost, the client's timer goes off and it sends it again.",
  ],
  ["open", "Third segment seq=x, ack=y+1 for ISNs x and y."],
  ["open", "None of the three segments takes a sequence number."],
  ["close", "None of the four takes a number."],
  ["close", "The server is closed right after its FIN."],
  ["close", "When you close it the FIN means I'm not sending and not receiving anymore."],
  ["close", "The client waits in TIME_WAIT. You can still send data in there."],
  ["open", "The client retransmits it after three seconds on any recent Linux."],
];

/** What must not be judged, or not as anything false. */
const OPEN: readonly (readonly [Phase, string])[] = [
  ["close", "No number taken."],
  ["close", "The other guy isn't."],
];

test.each(RIGHT)("%s right: %s", (phase, text) => expect(worstVerdict(text, phase)).toBe("right"));
test.each(WRONG)("%s wrong: %s", (phase, text) => expect(worstVerdict(text, phase)).toBe("wrong"));
test.each(OPEN)("%s open: %s", (phase, text) => expect(worstVerdict(text, phase)).toBe("none"));
