import { expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { worstVerdict } from "../rows/worst-verdict.ts";

const RIGHT: readonly (readonly [Phase, string])[] = [
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
];

const WRONG: readonly (readonly [Phase, string])[] = [
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
];

/** What must not be judged, or not as anything false. */
const OPEN: readonly (readonly [Phase, string])[] = [
  ["close", "No number taken."],
  ["close", "The other guy isn't."],
];

test.each(RIGHT)("%s right: %s", (phase, text) => expect(worstVerdict(text, phase)).toBe("right"));
test.each(WRONG)("%s wrong: %s", (phase, text) => expect(worstVerdict(text, phase)).toBe("wrong"));
test.each(OPEN)("%s open: %s", (phase, text) =>
  expect(worstVerdict(text, phase)).toBe("none"),
);
