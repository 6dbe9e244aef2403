import { describe, expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "../explain.ts";
import { knownWords } from "../words/known-words.ts";

/** The worst verdict on an answer; null: nothing of it is checked. */
function verdictOn(answer: string, phase: Phase): string | null {
  const read = explain(answer, { phase, prompts: [""] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  const verdicts = read.value.claims.map(({ verdict }) => verdict);
  return (["wrong", "imprecise", "right"] as const).find((one) => verdicts.includes(one)) ?? null;
}

const CLOSE: readonly (readonly [string, string | null])[] = [
  ["after its FIN the active closer can still receive data", "right"],
  ["once its FIN is out the active closer takes no data in", "wrong"],
  ["the active closer stops sending data after its FIN", "right"],
  ["the active end is free to transmit more data after its FIN", "wrong"],
  ["the passive end can still send data after receiving the FIN", "right"],
  ["with the FIN received the passive closer can't push out data any longer", "wrong"],
  ["in CLOSE_WAIT the passive closer may still push out data", "right"],
  ["CLOSE_WAIT lets the passive closer go on transmitting data", "right"],
  ["no data can reach the active side in FIN_WAIT_2", "wrong"],
  ["in FIN_WAIT_2 no more data is accepted", "wrong"],
  ["sending data is not possible in TIME_WAIT", "right"],
  ["a FIN closes only one direction", "right"],
  ["with a FIN just one direction gets shut", "right"],
  ["a FIN takes down the whole connection in both directions", "wrong"],
  ["a FIN doesn't close both directions", "right"],
  ["after the first FIN the other direction stays open", "right"],
  ["a FIN means that its sender has no more data to send", "right"],
  ["a FIN says that its sender neither sends nor receives data", "wrong"],
  ["a FIN may carry the last bytes of data", "right"],
  ["you can't piggyback data on the FIN", "wrong"],
  ["once the first FIN is out both ends can only receive", "imprecise"],
  ["between its ACK and its FIN the passive end can send data", "right"],
  ["the passive end sends its FIN only after its data", "right"],
  ["there is no such thing as a half closed connection", "wrong"],
  ["any data arriving past the FIN gets a RST", "wrong"],
  ["The client sends FIN. The server may not send any more data now.", "wrong"],
  ["The server can send my parcel.", null],
];

const OPEN: readonly (readonly [string, string | null])[] = [
  ["the third segment may carry data", "right"],
  ["no data can travel in the third segment", "wrong"],
  ["putting data into the third segment isn't permitted", "wrong"],
  ["there may be data on the SYN", "right"],
  ["the standard forbids data on the SYN", "wrong"],
  ["the client can put the request into its ACK", "right"],
  ["the handshake costs two round trips before any data can be sent", "wrong"],
  ["after a single round trip the client is free to send data", "right"],
  ["data on the third segment is thrown away by the server", "wrong"],
  ["the client must not send data before the server has its ACK", "wrong"],
  ["the server isn't ESTABLISHED before it receives data", "wrong"],
  ["the third segment carries no data", null],
  ["we send data to a printer", null],
];

describe("who may send or receive data when, in English", () => {
  test.each(CLOSE)("%s", (answer, verdict) => {
    expect(verdictOn(answer, "close")).toBe(verdict);
  });

  test.each(OPEN)("%s", (answer, verdict) => {
    expect(verdictOn(answer, "open")).toBe(verdict);
  });
});
