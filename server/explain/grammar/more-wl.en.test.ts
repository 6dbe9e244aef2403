import { describe, expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "../explain.ts";
import { knownWords } from "../words/known-words.ts";

/** The worst verdict on an answer; null: nothing of it is checked. */
function verdictOn(phase: Phase, answer: string): string | null {
  const read = explain(answer, { phase, prompts: [""] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  const verdicts = read.value.claims.map(({ verdict }) => verdict);
  return (["wrong", "imprecise", "right"] as const).find((one) => verdicts.includes(one)) ?? null;
}

const ROWS: readonly (readonly [Phase, string, string | null])[] = [
  // Who waits, and who alone.
  ["close", "The active closer observes a waiting period of 2MSL.", "right"],
  ["close", "The passive closer observes a waiting period of 2MSL.", "wrong"],
  ["close", "Which side gives last ACK, this one must wait two MSL.", "right"],
  ["close", "who closes in the last, he waits 2MSL", "wrong"],
  ["close", "A 2MSL waiting period is observed by both parties.", "imprecise"],
  ["close", "Linux makes the active closer wait half a minute.", "wrong"],
  ["close", "Linux makes the active closer wait a minute.", "right"],
  // What it is for and goes by.
  ["close", "MSL = max. segment lifetime", "right"],
  ["close", "MSL = max. segment length", "wrong"],
  ["close", "How long is the waiting, this is not depending from round trip time.", "right"],
  ["close", "How long is TIME-WAIT, this is depending from round trip time.", "wrong"],
  ["close", "We can omit TIME_WAIT.", "wrong"],
  ["close", "We cannot omit TIME_WAIT.", "right"],
  // The timer.
  ["close", "Sending the final ACK sets the 2MSL timer running.", "right"],
  ["close", "A retransmitted FIN sets the 2MSL timer running all over again.", "right"],
  ["close", "When FIN is coming second time, timer of 2MSL doesn't begin from new.", "wrong"],
  // CLOSED at once.
  ["close", "passive: last ACK in → CLOSED, no delay", "right"],
  ["close", "When active side gave last ACK, immediately it becomes CLOSED.", "wrong"],
  // Data.
  ["close", "When passive side got the FIN, it is still possible that it gives data.", "right"],
  ["close", "When passive side got the FIN, it is not possible that it gives data.", "wrong"],
  ["close", "TIME_WAIT rules out sending data.", "right"],
  ["open", "SYN + data: ok", "right"],
  ["open", "SYN + data: impossible", "wrong"],
  ["open", "Whatever data the third segment carries gets tossed.", "wrong"],
  ["close", "With one FIN both directions are gone.", "wrong"],
  // Losses.
  ["open", "SYN-ACK lost: client resends, server doesn't", "wrong"],
  ["open", "SYN-ACK is lost, then two sides are sending second time.", "right"],
  ["open", "Third ACK is lost, then client is giving it second time.", "wrong"],
  ["open", "Third ACK is lost, then server is giving SYN-ACK second time.", "right"],
  ["open", "Lose the third ACK and there's no connection.", "wrong"],
  ["close", "ACK without data is not given second time.", "right"],
  ["close", "The passive end doesn't stop sending its FIN until it's acked.", "right"],
  [
    "close",
    "So you're in TIME-WAIT and the FIN comes once more, then nobody cares about it.",
    "wrong",
  ],
  ["close", "Did last ACK arrive or not, active side is never knowing it.", "right"],
  // Nobody knows what is not said.
  ["close", "The one who told me so is waiting.", null],
];

describe("more ways to tell of waits, data and losses", () => {
  test.each(ROWS)("%s: %s", (phase, answer, verdict) => {
    expect(verdictOn(phase, answer)).toBe(verdict);
  });
});
