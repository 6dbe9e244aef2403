import { expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { worstVerdict } from "../rows/worst-verdict.ts";

type Row = readonly [Phase, string, "right" | "wrong"];

/** What is true at some time, and not at the moment told; and what older readers took for wrong. */
const ROWS: readonly Row[] = [
  ["open", "If the server's ISN is 300, the client acks 301.", "right"],
  ["open", "If the server's ISN is 300, the client acks 300.", "wrong"],
  ["open", "The client sees the SYN-ACK in SYN_SENT.", "right"],
  ["open", "The server gets the ACK in SYN_SENT.", "wrong"],
  ["open", "The server sends SYN and ACK in its first segment.", "right"],
  ["open", "The client sends SYN and ACK in its first segment.", "wrong"],
  ["close", "The server gets the FIN in ESTABLISHED.", "right"],
  ["close", "If the last ACK gets lost, the server sends its FIN again.", "right"],
  [
    "close",
    "The client stays in FIN_WAIT_2 until the server's FIN comes. Then it goes to TIME_WAIT.",
    "right",
  ],
  [
    "close",
    "If the last ACK gets lost, the server sends its FIN again. The server is in CLOSE_WAIT then.",
    "wrong",
  ],
];

test.each(ROWS)("%s: %s is %s", (phase, answer, verdict) => {
  expect(worstVerdict(answer, phase)).toBe(verdict);
});

test("At the same time as what was told last is no moment by itself", () => {
  expect(worstVerdict("The client goes to CLOSED at the same time.", "close")).not.toBe("right");
});
