import { expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "./explain.ts";
import { coveredPoints, keyPoint, unknownStatements } from "./points.ts";
import { knownWords } from "./words/known-words.ts";

/** A key point that one of these statements covers. */
function pointOf(...says: readonly string[]) {
  const claims = says.map((name) => ({ kind: "statement", says: name }));
  return keyPoint.parse({ id: "point", text: { zh: "要点", en: "Point" }, claims });
}

const POINTS = {
  "both-isns-acknowledged": pointOf("both-isns-acknowledged", "two-confirm-one-isn"),
  "old-duplicate-syn": pointOf("old-duplicate-syn"),
  "fin-says-only-no-more-data": pointOf("fin-says-only-no-more-data", "each-direction-alone"),
  "passive-side-may-still-have-data": pointOf("passive-side-may-still-have-data"),
  "old-segments-die-out": pointOf("old-segments-die-out"),
  "second-fin": keyPoint.parse({
    id: "second-fin",
    text: { zh: "要点", en: "Point" },
    claims: [{ kind: "event", who: "passive", flags: "FIN" }],
  }),
} as const;
type PointId = keyof typeof POINTS;

const PROMPT =
  "FIN 只表示自己不再发送数据吗？Why does each direction have to be closed separately?";

function covers(id: PointId, phase: Phase, answer: string): boolean {
  const read = explain(answer, { phase, prompts: [PROMPT] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  return coveredPoints([POINTS[id]], read.value.judged, read.value.first).size > 0;
}

test.each([
  ["both-isns-acknowledged", "open", "双方的初始序列号都要告诉对方，并且都要得到确认。"],
  ["both-isns-acknowledged", "open", "With two, the server's ISN would go unconfirmed."],
  ["old-duplicate-syn", "open", "Delayed duplicate SYNs would open ghost connections."],
  ["fin-says-only-no-more-data", "close", "FIN 的意思是“我发完了”。"],
  ["fin-says-only-no-more-data", "close", "each direction must be shut separately"],
  ["passive-side-may-still-have-data", "close", "Its peer may not be finished yet."],
  ["old-segments-die-out", "close", "所以要等旧报文段在网络里死光。"],
  ["second-fin", "close", "客户端先发 FIN，服务器回 ACK，服务器数据发完后发送 FIN。"],
  ["second-fin", "close", "客户端先发 FIN，服务器把剩下的数据发完后再发送 FIN。"],
] as const)("%s is covered, %s: %s", (id, phase, answer) => {
  expect(covers(id, phase, answer)).toBe(true);
});

test.each([
  ["both-isns-acknowledged", "open", "双方的初始序列号不需要确认。"],
  ["old-duplicate-syn", "open", "Old SYNs are detected by their checksum."],
  ["old-duplicate-syn", "open", "asdf qwer old zxcv"],
  ["fin-says-only-no-more-data", "close", "A FIN closes both directions."],
  ["fin-says-only-no-more-data", "close", PROMPT],
  ["passive-side-may-still-have-data", "close", "被动方没发完的数据只能扔掉。"],
  ["old-segments-die-out", "close", "It's like waiting until old letters have died out."],
  ["second-fin", "close", "客户端数据发完后发送 FIN，服务器回 ACK。"],
] as const)("%s is not covered, %s: %s", (id, phase, answer) => {
  expect(covers(id, phase, answer)).toBe(false);
});

test("a statement that no table has is an author's slip", () => {
  expect(unknownStatements([pointOf("own-isn", "no-such-statement")])).toEqual([
    "no-such-statement",
  ]);
});
