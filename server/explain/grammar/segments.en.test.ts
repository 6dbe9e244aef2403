import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

/** Who sends, answers, acknowledges which segment. */
const SENDERS: readonly Row[] = [
  ["open", "It's the client who fires off the first SYN.", "right"],
  ["open", "It's the server who fires off the first SYN.", "wrong"],
  ["open", "First thing on the wire is the client's SYN.", "right"],
  ["open", "A SYN-ACK goes out from the client.", "wrong"],
  ["open", "The one who sends SYN-ACK is the server.", "right"],
  ["open", "On a SYN the server comes back with SYN-ACK.", "right"],
  ["open", "On the SYN-ACK the server comes back with an ACK.", "wrong"],
  ["open", "The SYN-ACK gets acked by the client.", "right"],
  ["open", "The third one is the server's.", "wrong"],
  ["open", "Third step is done by client.", "right"],
  ["open", "Nobody acks the third segment.", "right"],
  ["open", "The server acks the third one.", "wrong"],
  ["close", "It's up to the active side to send the final ACK.", "right"],
  ["close", "The last ACK originates at the passive end.", "wrong"],
  ["close", "The client sends FIN, which the peer then acks.", "right"],
  ["close", "Every FIN gets its ACK.", "right"],
  ["close", "The passive side's FIN gets no ACK.", "wrong"],
  ["close", "The last ACK is confirmed by the other side.", "wrong"],
  ["close", "First the client sends FIN.", "right"],
];

/** What a segment has in it, and what shares one. */
const FLAGS: readonly Row[] = [
  ["open", "The third segment still carries SYN.", "wrong"],
  ["open", "No ACK in 1st.", "right"],
  ["open", "All but the first carry ACK.", "right"],
  ["open", "Each of the three carries SYN.", "wrong"],
  ["open", "The server packs its SYN and the ACK together.", "right"],
  ["open", "Each end sends a SYN and an ACK together in one segment.", "imprecise"],
  ["open", "SYN and ACK have to travel separately.", "wrong"],
  ["open", "The server's ACK goes out before its SYN.", "wrong"],
  ["close", "The passive closer could piggyback its FIN on the ACK.", "right"],
  ["close", "The passive closer always piggybacks its FIN on the ACK.", "wrong"],
  ["close", "ACK and FIN of the passive side never share a segment.", "wrong"],
  ["close", "The FIN comes without the ACK flag.", "wrong"],
];

/** How many there are, who may go first, and a RST. */
const COUNTS: readonly Row[] = [
  ["open", "It takes four messages to do the handshake.", "wrong"],
  ["open", "With a simultaneous open you end up with four packets.", "right"],
  ["open", "A simultaneous open leads to two connections.", "wrong"],
  ["open", "If nothing listens on the port the server replies RST.", "right"],
  ["close", "The teardown may be reduced to three segments.", "right"],
  ["close", "Every close is done in four packets.", "imprecise"],
  ["close", "A close in three segments is impossible.", "wrong"],
  ["close", "Any side can be the first to send FIN.", "right"],
  ["close", "Nobody but the client can send the first FIN.", "wrong"],
  ["close", "The active closer is the only one to send a FIN.", "wrong"],
  ["close", "Every direction needs a FIN of its own to close.", "right"],
  ["close", "A single FIN shuts both directions.", "wrong"],
  ["close", "A simultaneous close is impossible.", "wrong"],
  ["close", "RST in -> nothing out.", "right"],
  ["close", "A RST is met with an ACK.", "wrong"],
];

/** Two flags told side by side, a RST that does not belong there, what takes a number. */
const BESIDE: readonly Row[] = [
  ["open", "The server replies with a SYN of its own plus an ACK.", "right"],
  ["open", "The client replies with a SYN of its own plus an ACK.", "wrong"],
  ["open", "Both ends send exactly one segment with SYN and ACK in it.", "imprecise"],
  ["open", "The client finishes by sending a second SYN.", "wrong"],
  ["open", "First, the client sends a SYN segment, in which ACK=1.", "wrong"],
  ["open", "Neither the ACK nor the SYN takes a number.", "wrong"],
  ["open", "The pure ACK takes none.", "right"],
  [
    "close",
    "When a FIN comes in and the program is busy, the kernel answers it with RST.",
    "wrong",
  ],
  ["close", "The server adds a RST for the other direction.", "wrong"],
];

/** What is no claim of a plain exchange, or of a case that was not told. */
const OPEN: readonly Row[] = [
  ["open", "The client responds with a FIN to finish the handshake.", "wrong"],
  ["close", "The server does not send its FIN until the application closes.", "right"],
  ["open", "Does the client send the third segment?", "none"],
];

describe("the grammar reads segments", () => {
  test.each([...SENDERS, ...FLAGS, ...COUNTS, ...BESIDE, ...OPEN])(
    "%s: %s",
    (phase, answer, verdict) => {
      expect(worstVerdict(answer, phase)).toBe(verdict);
    },
  );
});
