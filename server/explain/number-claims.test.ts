import { expect, test } from "vitest";
import { explain } from "./explain.ts";
import { knownWords } from "./words/known-words.ts";

const LEAD = "The client sends SYN with seq=x. ";

test.each([
  [
    "the number that is wrong, and no other",
    "The server replies SYN,ACK with seq=y, ack=x.",
    ["right The server replies SYN,ACK with", "right seq=y", "wrong ack=x"],
  ],
  [
    "both where both are wrong",
    "The server replies SYN,ACK with seq=x+1, ack=x.",
    ["right The server replies SYN,ACK with", "wrong seq=x+1", "wrong ack=x"],
  ],
  [
    "the whole claim where its segment is wrong",
    "The server replies FIN with seq=y, ack=x.",
    ["wrong The server replies FIN with seq=y, ack=x"],
  ],
  [
    "the whole claim where nothing is",
    "The server replies SYN,ACK with seq=y, ack=x+1.",
    ["right The server replies SYN,ACK with seq=y, ack=x+1"],
  ],
])("of a segment with numbers is marked %s", (_, clause, marked) => {
  const read = explain(LEAD + clause, { phase: "open", prompts: [] }, knownWords());
  const claims = read.ok ? read.value.claims.slice(1) : [];
  expect(claims.map(({ verdict, text }) => `${verdict} ${text}`)).toEqual(marked);
});
