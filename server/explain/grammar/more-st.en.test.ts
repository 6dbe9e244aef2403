import { expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { worstVerdict } from "../rows/worst-verdict.ts";

const RIGHT: readonly (readonly [Phase, string])[] = [
  ["open", "client: SYN-ACK in → ESTABLISHED"],
  ["open", "server: SYN_RCVD until ACK in"],
  ["open", "#3 arriving: server in SYN_RCVD"],
  ["open", "So the server's sent the SYN-ACK, but that doesn't make it ESTABLISHED."],
  ["open", "Server gave SYN-ACK but his state is not established."],
  ["open", "As long as the server hasn't got the ACK, it isn't ESTABLISHED."],
  ["open", "Till ACK is coming to server, he is not established."],
  ["open", "Client becomes established more early than server."],
  ["open", "By the ACK server is changing from SYN-RCVD into established."],
  ["open", "At no time does the server enter the SYN-SENT state."],
  ["open", "It's SYN-RECEIVED that the server is in when the third segment arrives."],
  ["open", "SYN_SENT is the state the client takes on once the SYN has left."],
  ["open", "Upon completion of the handshake, both parties are in the ESTABLISHED state."],
  ["close", "The active closer does not have to go through FIN_WAIT_2."],
  ["close", "FIN+ACK in one packet: active FIN_WAIT_1 → TIME_WAIT directly"],
  [
    "open",
    "It is not in LISTEN but in SYN_RCVD that the server is when the third segment arrives.",
  ],
  ["open", "As long as it has only sent the SYN-ACK, the server isn't ESTABLISHED."],
  ["close", "TIME_WAIT isn't one that the passive side sees."],
  ["close", "The active side doesn't leave FIN_WAIT_2 before the FIN has come."],
  ["close", "If you close first you go into TIME_WAIT."],
  [
    "close",
    "Between acknowledging the FIN and sending its own FIN the passive side is in CLOSE_WAIT.",
  ],
  ["close", "There's no state between LAST_ACK and CLOSED for the passive closer."],
];

const WRONG: readonly (readonly [Phase, string])[] = [
  ["open", "Server gives SYN-ACK and then his state becomes established."],
  ["open", "So the server sends the SYN-ACK, and that's when it's out of SYN-RECEIVED."],
  ["open", "So the server's in LISTEN and from there it jumps right to ESTABLISHED."],
  ["open", "By the time the client is ESTABLISHED, the server already is."],
  ["open", "Server is in LISTEN and there he is waiting for ACK."],
  ["open", "All the server has to do to be ESTABLISHED is send the SYN-ACK."],
  ["open", "SYN-RECEIVED is one that the server just skips over."],
  ["open", "The server is already ESTABLISHED when the client isn't yet."],
  ["open", "The SYN alone is enough for the server to be ESTABLISHED."],
  ["close", "So the FIN comes in, at which point the passive side's CLOSED."],
  ["close", "From its ACK up to its own FIN, the passive closer is in LAST_ACK."],
  ["close", "Active side gives last ACK and then directly its state becomes CLOSED."],
  ["close", "Which side is getting the first FIN, this one comes in TIME-WAIT."],
  ["close", "Close first, and you won't get any TIME_WAIT."],
  ["close", "The active side's next state after FIN_WAIT_2 is CLOSED."],
];

/** Who is meant, or when, is left open. */
const UNCHECKED: readonly (readonly [Phase, string])[] = [
  ["open", "The server is not necessarily what the client takes it for."],
  ["close", "It goes out of it."],
];

const rows = [
  ...RIGHT.map((row) => [...row, "right"] as const),
  ...WRONG.map((row) => [...row, "wrong"] as const),
  ...UNCHECKED.map((row) => [...row, "none"] as const),
];

test.each(rows)("%s: %s", (phase, text, verdict) => {
  expect(worstVerdict(text, phase)).toBe(verdict);
});
