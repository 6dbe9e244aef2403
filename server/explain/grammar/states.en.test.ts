import { expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { worstVerdict } from "../rows/worst-verdict.ts";

const RIGHT: readonly (readonly [Phase, string])[] = [
  ["open", "Having fired off the SYN the initiator moves to SYN-SENT."],
  ["open", "SYN-SENT is where the client ends up once it has sent its SYN."],
  ["open", "srv: SYN in -> SYN_RCVD"],
  ["open", "The arriving SYN puts the server into SYN_RCVD."],
  ["open", "After it has put out the SYN+ACK you find the server in SYN_RECEIVED."],
  ["open", "Sending the SYN+ACK does not make the server ESTABLISHED."],
  ["open", "It takes the client's ACK for the server to become ESTABLISHED."],
  ["open", "The server is in SYN-RECEIVED when the third segment arrives."],
  ["open", "When the third segment arrives, the server goes into ESTABLISHED."],
  ["open", "The server does not leave SYN-RECEIVED until it receives the ACK."],
  ["open", "The client beats the server to ESTABLISHED."],
  ["open", "Nobody but the server is in LISTEN."],
  ["open", "A lost third segment leaves the server in SYN-RECEIVED."],
  ["open", "In simultaneous open both ends pass through SYN_RCVD."],
  ["open", "The client sends SYN. It goes into SYN-SENT."],
  ["close", "Between its ACK and its FIN the passive end is in CLOSE-WAIT."],
  ["close", "The active end may get by without FIN_WAIT_2."],
  ["close", "The FIN takes the active end from FIN-WAIT-2 to TIME-WAIT."],
  ["close", "out of LAST_ACK the passive closer won't enter TIME_WAIT"],
  ["close", "With the active closer in FIN-WAIT-2 the other end sits in CLOSE-WAIT."],
];

const WRONG: readonly (readonly [Phase, string])[] = [
  ["open", "Once its SYN-ACK is out the server counts as ESTABLISHED."],
  ["open", "The SYN-ACK being on its way, the server is established."],
  ["open", "The client sends SYN. It goes into ESTABLISHED."],
  ["open", "Only the client goes into ESTABLISHED."],
  ["open", "Until the ACK gets to the server the client isn't established."],
  ["open", "The client becomes ESTABLISHED only after the server has got its ACK."],
  ["open", "A lost SYN-ACK sends the server back to LISTEN."],
  ["open", "srv LISTEN: awaiting ACK"],
  ["open", "While the client is in SYN-SENT, the server is in ESTABLISHED."],
  ["open", "both ends reach ESTABLISHED at the very same moment"],
  ["open", "SYN_SENT belongs to the server"],
  ["close", "Between its ACK and its FIN the passive end is in LAST-ACK."],
  ["close", "The passive end is in CLOSE-WAIT when the last ACK arrives."],
  ["close", "No side is in TIME_WAIT."],
  ["close", "FIN-WAIT-2 is followed by CLOSED at the active side."],
  ["close", "The passive closer jumps over CLOSE-WAIT."],
  ["close", "There is no TIME_WAIT for whoever closes first."],
  ["close", "The active end leaves FIN-WAIT-2 when it receives ACK."],
];

/** What is not said of this TCP, or leaves open what is decisive. */
const UNCHECKED: readonly (readonly [Phase, string])[] = [
  ["open", "Once the server has sent that, it's in ESTABLISHED."],
  ["open", "Which end is in SYN-RECEIVED?"],
  ["open", "With two segments the server would go into ESTABLISHED after the SYN."],
  ["close", "If the power fails, the server is in CLOSED."],
];

const rows = [
  ...RIGHT.map((row) => [...row, "right"] as const),
  ...WRONG.map((row) => [...row, "wrong"] as const),
  ...UNCHECKED.map((row) => [...row, "none"] as const),
];

test.each(rows)("%s: %s is %s", (phase, answer, verdict) => {
  expect(worstVerdict(answer, phase)).toBe(verdict);
});
