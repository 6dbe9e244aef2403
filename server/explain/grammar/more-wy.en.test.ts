import { expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { worstVerdict } from "../rows/worst-verdict.ts";

type Row = readonly [Phase, string, ReturnType<typeof worstVerdict>];

/** Reasons and myths, put in ways that a turn makes plain: what is said is said by its reverse too. */
const ROWS: readonly Row[] = [
  // What stands in front and is taken up again.
  ["open", "So that third one, you can't just leave it away.", "right"],
  ["open", "So that third one, you can just leave it away.", "wrong"],
  ["open", "So the three-way handshake, it doesn't stop SYN floods.", "right"],
  ["close", "So TIME-WAIT, you can just leave that out.", "wrong"],
  ["close", "A normal close for the passive closer, TIME_WAIT makes that possible.", "right"],
  ["close", "So the ACK and the FIN, there's no way you could ever put those together.", "wrong"],
  ["close", "Whether its last ACK arrived is something the client can't know.", "right"],
  // Two negations.
  ["open", "There's no ISN that doesn't start at 0.", "wrong"],
  ["open", "There are ISNs that don't start at 0.", "right"],
  ["close", "There's no close that doesn't take four segments.", "imprecise"],
  ["close", "There are closes that don't take four segments.", "right"],
  ["close", "There's no way to do a half-close.", "wrong"],
  // Nouns for deeds.
  ["open", "The inclusion of data in the third segment is permitted.", "right"],
  ["open", "The inclusion of data in the third segment is not possible.", "wrong"],
  ["close", "Omission of TIME-WAIT is not permitted.", "right"],
  [
    "close",
    "The transmission of its FIN prevents the client from receiving further data.",
    "wrong",
  ],
  [
    "close",
    "The transmission of its FIN does not prevent the client from receiving data.",
    "right",
  ],
  [
    "close",
    "Transmission of the server's FIN is delayed until its application calls close().",
    "right",
  ],
  [
    "close",
    "Transmission of the server's ACK is delayed until its application calls close().",
    "wrong",
  ],
  // Forms of verbs.
  ["open", "With just two packets, old SYN is confusing the server.", "right"],
  ["open", "Three-way handshake is not stopping SYN flood.", "right"],
  ["open", "ISN is starting not from 0.", "right"],
  ["close", "Kernel is giving FIN from itself.", "wrong"],
  ["close", "TIME-WAIT is depending from round trip time.", "wrong"],
  // Who does it, in front or behind.
  ["open", "Encrypting is something the handshake never does.", "right"],
  ["open", "Picking an ISN is something only the client does.", "wrong"],
  [
    "close",
    "So there's one that sits out 2MSL, that's the active side, and the other one doesn't.",
    "right",
  ],
  [
    "close",
    "So there's one that sits out 2MSL, that's the passive side, and the other one doesn't.",
    "wrong",
  ],
  ["close", "TIME_WAIT is for whoever is first to close.", "right"],
  ["close", "It's only one direction that a FIN closes.", "right"],
];

test.each(ROWS)("%s: %s is %s", (phase, answer, verdict) => {
  expect(worstVerdict(answer, phase)).toBe(verdict);
});
