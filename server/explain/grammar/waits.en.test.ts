import { describe, expect, test } from "vitest";
import { explain } from "../explain.ts";
import { knownWords } from "../words/known-words.ts";

/** The worst verdict on an answer about closing; null: nothing of it is checked. */
function verdictOn(answer: string): string | null {
  const read = explain(answer, { phase: "close", prompts: [""] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  const verdicts = read.value.claims.map(({ verdict }) => verdict);
  return (["wrong", "imprecise", "right"] as const).find((one) => verdicts.includes(one)) ?? null;
}

const ROWS: readonly (readonly [string, string | null])[] = [
  ["the active closer then has to sit out 2MSL", "right"],
  ["it's the initiator that hangs around for twice the MSL", "right"],
  ["2MSL is what the active side is made to wait", "right"],
  ["the passive closer is spared the 2MSL", "right"],
  ["no 2MSL wait on the passive side", "right"],
  ["the passive closer must linger for 2MSL", "wrong"],
  ["the last side to close hangs around for 2MSL", "wrong"],
  ["whoever sends the last ACK has to wait 2MSL", "right"],
  ["both hosts are waiting 2MSL so that late packets disappear", "imprecise"],
  ["neither side ever enters TIME_WAIT", "wrong"],
  ["TIME_WAIT is only at the client", "imprecise"],
  ["the active closer waits two RTTs", "wrong"],
  ["TIME_WAIT = 2*MSL", "right"],
  ["CLOSE_WAIT = 2*MSL", "wrong"],
  ["Linux hardcodes TIME_WAIT to 60 seconds", "right"],
  ["on Linux the wait is 30 seconds", "wrong"],
  ["Linux uses 60 s. By the standard TIME_WAIT lasts 4 minutes.", "right"],
  ["according to the RFC MSL is 30 seconds", "wrong"],
  ["MSL is 30 seconds", null],
  ["MSL = max segment lifetime", "right"],
  ["MSL is the time a packet needs to go there and back", "wrong"],
  ["the two peers negotiate the MSL", "wrong"],
  ["the 2MSL timer starts when the last ACK is sent", "right"],
  ["the 2MSL timer starts when the client sends its FIN", "wrong"],
  ["if that FIN comes again the clock starts from zero", "right"],
  ["a retransmitted FIN leaves the 2MSL timer untouched", "wrong"],
  ["CLOSE_WAIT has no timeout", "right"],
  ["CLOSE_WAIT ends by itself after a while", "wrong"],
  ["CLOSE_WAIT goes on until the application closes", "right"],
  ["TIME_WAIT can be skipped", "wrong"],
  ["tcp_fin_timeout sets the length of TIME_WAIT", "wrong"],
  ["the length of the wait depends on the RTT", "wrong"],
  ["the wait has nothing to do with the round-trip time", "right"],
  ["one MSL is for the last ACK, the other for the repeated FIN", "right"],
  ["the active closer waits for the ACK of its ACK", "wrong"],
  ["having sent the last ACK the active end turns CLOSED with no delay", "wrong"],
  ["once the final ACK is in the passive closer drops straight to CLOSED", "right"],
  ["The active end sends the last ACK. It becomes CLOSED on the spot.", "wrong"],
  ["The active closer waits 2MSL in TIME_WAIT, then goes directly to CLOSED.", "right"],
  ["the passive closer is CLOSED before the active closer", "right"],
  ["what if the client waited 2MSL?", null],
  ["I waited two minutes for the bus", null],
];

describe("who waits and for how long, in English", () => {
  test.each(ROWS)("%s", (answer, verdict) => {
    expect(verdictOn(answer)).toBe(verdict);
  });
});
