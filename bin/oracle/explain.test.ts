import { expect, test } from "vitest";
import { oracle } from "./through-door.ts";

const QUESTION = ["explain", "--question", "handshake-walkthrough"];

test("explain prints one line of JSON a file: claims at their places, points, and exit 1 for a wrong claim", async () => {
  const input = "客户端发送 SYN，进入 SYN_SENT。服务器回复 SYN+ACK 之后进入 ESTABLISHED。";
  const { exit, out } = await oracle([...QUESTION, "-", "--json"], { input });
  expect(exit).toBe(1);
  const said: unknown = JSON.parse(out);
  expect(said).toMatchObject({ file: "-", language: "zh" });
  expect(said).toHaveProperty("claims.1", {
    text: "进入 SYN_SENT",
    start: 10,
    end: 21,
    verdict: "right",
    rule: "9293-3.10.1-open-active",
    because: expect.anything(),
  });
  expect(said).toHaveProperty("points.1", {
    id: "syn-sent",
    covered: true,
    text: "客户端进入 SYN-SENT。",
  });
  expect(said).toHaveProperty("points.6.covered", false);
});

test("an answer without a wrong claim ends with 0, in the language asked for", async () => {
  const words = [...QUESTION, "-", "--lang", "zh"];
  const { exit, out } = await oracle(words, { input: "The client sends a SYN." });
  expect(exit).toBe(0);
  expect(out).toContain("[x] syn  客户端发 SYN");
});

test.each([
  [["explain", "-"], "explain needs --question SLUG"],
  [["explain", "--question", "nothing-such", "-"], 'there is no question "nothing-such"'],
  [["explain", "--question", "close-numbers", "-"], "no question for a free answer"],
  [[...QUESTION], "takes one FILE or more"],
])("unusable: %j", async (words, sentence) => {
  const { exit, err } = await oracle(words, { input: "SYN" });
  expect(exit).toBe(2);
  expect(err).toContain(sentence);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
});

test("an answer of a megabyte is refused", async () => {
  const { exit, err } = await oracle([...QUESTION, "-"], { input: "a".repeat(1_000_000) });
  expect([exit, err.includes("20000")]).toEqual([2, true]);
});
