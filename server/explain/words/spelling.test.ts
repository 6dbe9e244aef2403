import { describe, expect, test } from "vitest";
import { explain } from "../explain.ts";
import { knownWords } from "./known-words.ts";
import { meantBy, mended, spellingOf } from "./spelling.ts";

const spelling = spellingOf(
  ["client", "server", "received", "receives", "third", "retransmit", "would"],
  ["sever", "bird"],
);

describe("a mistyped word is the known word that it is closest to", () => {
  test.each([
    ["clinet", "client"],
    ["recieved", "received"],
    ["thrid", "third"],
    ["retrasmitt", "retransmit"],
    ["woud", "would"],
    ["client", null],
    ["sever", null],
    ["xlient", null],
    ["banana", null],
  ])("%s: %s", (typed, meant) => {
    expect(meantBy(typed, spelling)).toBe(meant);
  });
});

test("what is mended keeps its case, and every place leads back to the text as typed", () => {
  const { text, typedAt } = mended("The Clinet woud like. SEVER, RECIEVED!", spelling);
  expect(text).toBe("The Client would like. SEVER, RECEIVED!");
  expect(typedAt(text.indexOf("Client"))).toBe(4);
  expect(typedAt(text.indexOf("like"))).toBe("The Clinet woud ".length);
  expect(typedAt(text.length)).toBe("The Clinet woud like. SEVER, RECIEVED!".length);
});

test("a claim in mistyped words is judged, and marked where it was typed", () => {
  const answer =
    "Oh. Than the servr recieves the SYN and entrs SYN_RCVD. The clinet goes to LAST_ACK.";
  const read = explain(answer, { phase: "open", prompts: [] }, knownWords());
  const claims = read.ok ? read.value.claims : [];
  for (const { start, end, text } of claims) expect(answer.slice(start, end)).toBe(text);
  expect(claims.at(-1)).toMatchObject({ verdict: "wrong", text: "The clinet goes to LAST_ACK" });
});
