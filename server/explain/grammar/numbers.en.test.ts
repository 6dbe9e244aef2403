import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

const FIELDS: readonly Row[] = [
  ["open", "It's x that the client puts as sequence number into its SYN.", "right"],
  ["open", "The client sends a SYN with seq x. It's x+1 that the server acks it with.", "right"],
  ["open", "The client sends a SYN with seq x. X+1 is what the server acks it with.", "right"],
  ["open", "The client sends SYN seq=x. The ack field of the SYN-ACK reads x+1.", "right"],
  ["open", "The client sends SYN seq=x. The ack field of the SYN-ACK reads x.", "wrong"],
  [
    "open",
    "The client sends SYN seq=x. Server copies x into the ack field of its SYN-ACK.",
    "wrong",
  ],
  ["open", "The client sends SYN seq=x. You'll see x+1 as seq in the third segment.", "right"],
  ["open", "The client sends SYN seq=x. The third segment goes out numbered x.", "wrong"],
  ["open", "The SYN's sequence number plus one is the SYN-ACK's ack.", "right"],
  ["open", "The seq of the SYN reappears as the ack of the SYN-ACK.", "wrong"],
  ["open", "What was the ack in the SYN-ACK is now the seq of the third.", "right"],
  ["open", "The third one keeps the seq of the SYN.", "wrong"],
  ["open", "ack = client's ISN + 1 in the SYN-ACK.", "right"],
  ["open", "ack = server's ISN + 1 in the SYN-ACK.", "wrong"],
  ["open", "The client picks 1000 and the server picks 5000. The client acks with 5001.", "right"],
  ["open", "The client picks 1000 and the server picks 5000. The client acks with 5000.", "wrong"],
  ["open", "By the third segment the server's ISN gets acked.", "right"],
  ["open", "The client's ISN is confirmed by the third segment.", "wrong"],
  ["open", "There's no ack number in the first SYN.", "right"],
  ["close", "The FIN gets acked with one more than its sequence number.", "right"],
  ["close", "The server acks the FIN with exactly its number.", "wrong"],
  ["close", "The client sends FIN seq=u. It is answered by an ACK with ack = u.", "wrong"],
];

const MEANINGS: readonly Row[] = [
  ["open", "With the ack number you say which byte should come next.", "right"],
  ["open", "With the ack number you say which byte came in last.", "wrong"],
  ["open", "The ack number is the last byte received plus one.", "right"],
  ["open", "The seq number refers to whole packets.", "wrong"],
  ["open", "Each segment has a sequence number.", "none"],
  ["open", "Choosing an ISN is left to the client only.", "wrong"],
  ["open", "The ISN of the client becomes that of the server as well.", "wrong"],
  ["open", "The server uses the server's ISN.", "none"],
  ["open", "Both ends' initial sequence numbers differ.", "right"],
  ["open", "ISN reused on every connection.", "wrong"],
];

const TAKES: readonly Row[] = [
  ["open", "For a SYN one sequence number is spent.", "right"],
  ["open", "No sequence number goes to the SYN.", "wrong"],
  ["open", "Seq doesn't move because of an ACK.", "right"],
  ["open", "The ACK takes a sequence number like the FIN does.", "wrong"],
  ["open", "Sequence numbers are used up by data alone.", "wrong"],
  ["open", "Apart from SYN and FIN no flag consumes a sequence number.", "right"],
];

describe("sequence numbers in English", () => {
  test.each([...FIELDS, ...MEANINGS, ...TAKES])("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});

test("a number that is wrong is a claim of its own", async () => {
  const { explain } = await import("../explain.ts");
  const { knownWords } = await import("../words/known-words.ts");
  const answer = "The client sends SYN, seq=x. The server sends SYN,ACK with seq=y and ack=x.";
  const read = explain(answer, { phase: "open", prompts: [] }, knownWords());
  const claims = read.ok ? read.value.claims.map(({ text, verdict }) => [text, verdict]) : [];
  expect(claims.slice(1)).toEqual([
    ["The server sends SYN,ACK with seq=y and", "right"],
    ["ack=x", "wrong"],
  ]);
});
