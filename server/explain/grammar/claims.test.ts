import { describe, expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import { emptyMemory, type Memory } from "../memory.ts";
import { knownWords } from "../words/known-words.ts";
import { claimsOf } from "./claims.ts";

function verdictsOf(said: string, memory: Memory): (string | undefined)[] | null {
  const claims = claimsOf(said, memory, knownWords());
  return claims?.map((claim) => judgeClaim(claim, memory.context)?.verdict) ?? null;
}

const ROWS: readonly (readonly [Phase, string, readonly string[]])[] = [
  ["open", "event client sends SYN", ["right"]],
  ["open", "event server sends SYN,ACK answers ACK", ["wrong"]],
  ["open", "event server sends SYN,ACK answers SYN", ["right"]],
  ["open", "event client sends #3", ["right"]],
  ["open", "event server sends ACK#3", ["wrong"]],
  [
    "open",
    "event client sends SYN seq=x; event server sends SYN,ACK seq=y ack=x+1",
    ["right", "right"],
  ],
  ["open", "state client SYN-SENT after sends SYN", ["right"]],
  ["open", "state server ESTABLISHED after receives SYN", ["wrong"]],
  ["open", "state server ESTABLISHED after client receives SYN,ACK", ["wrong"]],
  ["open", "state server ESTABLISHED after arrives #3", ["right"]],
  ["open", "state server LISTEN before receives SYN", ["right"]],
  ["open", "state both SYN-SENT", ["imprecise"]],
  ["open", "state client SYN-SENT not", ["wrong"]],
  ["open", "move server LISTEN SYN-RECEIVED after receives SYN", ["right"]],
  ["open", "lost SYN,ACK; again server SYN,ACK", ["right"]],
  ["open", "lost #3; again client ACK", ["wrong"]],
  ["open", "lost #3; resets server", ["wrong"]],
  ["open", "takes SYN 1", ["right"]],
  ["open", "takes ACK 0", ["right"]],
  ["open", "carries third", ["right"]],
  ["open", "carries third not", ["wrong"]],
  ["open", "count 3", ["right"]],
  ["open", "flag #3 SYN on", ["wrong"]],
  ["open", "times both SYN 1", ["right"]],
  ["open", "says old-duplicate-syn", ["right"]],
  ["open", "denies old-duplicate-syn", ["wrong"]],
  ["close", "event active sends FIN#1", ["right"]],
  ["close", "state passive TIME-WAIT", ["wrong"]],
  ["close", "state passive CLOSED after receives last", ["right"]],
  ["close", "lost last; again passive FIN#3", ["right"]],
  ["close", "lost last; again active last timed", ["wrong"]],
  ["close", "wait active 2msl TIME-WAIT", ["right"]],
  ["close", "wait passive 2msl", ["wrong"]],
  ["close", "talks CLOSE-WAIT send", ["right"]],
  ["close", "talks FIN-WAIT-2 receive not", ["wrong"]],
  ["close", "skips passive TIME-WAIT", ["right"]],
];

describe("the notation of the grammar stands for claims", () => {
  test.each(ROWS)("%s: %s", (phase, said, verdicts) => {
    expect(verdictsOf(said, emptyMemory(phase))).toEqual(verdicts);
  });

  test("what is lost may have been said before", () => {
    const memory = { ...emptyMemory("open"), lost: 2 };
    expect(verdictsOf("again server it", memory)).toEqual(["right"]);
  });

  test("it and the other end are those of the answer so far", () => {
    const memory: Memory = { ...emptyMemory("open"), subject: "server" };
    expect(verdictsOf("event it sends SYN,ACK; event other sends SYN", memory)).toEqual([
      "right",
      "right",
    ]);
  });

  test.each([
    "event it sends SYN",
    "state nobody LISTEN",
    "state client NOWHERE",
    "says no-such-statement",
    "again client it",
    "dances client",
  ])("nothing where somebody or something is not known: %s", (said) => {
    expect(claimsOf(said, emptyMemory("open"), knownWords())).toBeNull();
  });
});
