import { expect, test } from "vitest";
import { type Row, worstVerdict } from "./rows/worst-verdict.ts";
import { isMisread, newTale } from "./who-closed.ts";

// One contradiction is a mistake, whatever else is said of who closes first.
test.each([
  ["close", "Suppose the client closes first. Then the server waits in TIME-WAIT.", "wrong"],
  ["close", "客户端先关闭。服务器发完自己的 FIN 之后进入 TIME-WAIT。", "wrong"],
  [
    "close",
    "The client sends its FIN and is in FIN-WAIT-1. The server acknowledges it and is in CLOSE-WAIT. The server sends its FIN and waits in TIME-WAIT.",
    "wrong",
  ],
] satisfies readonly Row[])("%s: %s", (phase, answer, verdict) => {
  expect(worstVerdict(answer, phase)).toBe(verdict);
});

test.each([
  ["nothing speaks against it", { for: 0, against: 0, isTold: false }, false],
  ["one thing speaks against it", { for: 0, against: 1, isTold: false }, false],
  ["two things do, and nothing for it", { for: 0, against: 2, isTold: false }, true],
  ["as much speaks for it", { for: 2, against: 2, isTold: false }, false],
  ["the answer said it, and two things contradict", { for: 1, against: 2, isTold: true }, false],
  ["the answer said it, and nearly all contradicts", { for: 1, against: 3, isTold: true }, true],
])("who closes first was misread, or not: %s", (_name, tale, isSo) => {
  expect(isMisread({ ...newTale(), ...tale })).toBe(isSo);
});
