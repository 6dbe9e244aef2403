import { expect, test } from "vitest";
import type { Claim } from "./claim.ts";
import { judgeClaim } from "./judge.ts";
import { emptyContext } from "./numbering.ts";

const PLAIN = {
  phase: "close",
  isDenied: false,
  isAlways: false,
  isExclusive: false,
  isSimultaneous: false,
} as const;

const ROWS: readonly (readonly [string, Claim, string | null])[] = [
  [
    "LAST-ACK waits for an ACK",
    { kind: "awaits", ...PLAIN, who: null, state: "LAST-ACK", flags: ["ACK"] },
    "right",
  ],
  [
    "LAST-ACK waits for a FIN",
    { kind: "awaits", ...PLAIN, who: null, state: "LAST-ACK", flags: ["FIN"] },
    "wrong",
  ],
  [
    "the active end may skip FIN-WAIT-2",
    { kind: "skips", ...PLAIN, who: "active", state: "FIN-WAIT-2" },
    "right",
  ],
  [
    "the passive end skips LAST-ACK",
    { kind: "skips", ...PLAIN, who: "passive", state: "LAST-ACK" },
    "wrong",
  ],
  [
    "in CLOSE-WAIT the FIN has come",
    { kind: "past", ...PLAIN, who: null, state: "CLOSE-WAIT", deed: "has-got-fin" },
    "right",
  ],
  [
    "in CLOSE-WAIT the own FIN is sent",
    { kind: "past", ...PLAIN, who: null, state: "CLOSE-WAIT", deed: "has-sent-fin" },
    "wrong",
  ],
  [
    "in FIN-WAIT-2 the FIN is acknowledged",
    { kind: "past", ...PLAIN, who: null, state: "FIN-WAIT-2", deed: "fin-was-acknowledged" },
    "right",
  ],
  [
    "FIN-WAIT-2 here, CLOSE-WAIT there",
    { kind: "meanwhile", ...PLAIN, who: "active", state: "FIN-WAIT-2", other: "CLOSE-WAIT" },
    "right",
  ],
  [
    "TIME-WAIT here, CLOSE-WAIT there",
    { kind: "meanwhile", ...PLAIN, who: "active", state: "TIME-WAIT", other: "CLOSE-WAIT" },
    "wrong",
  ],
  [
    "the client is ESTABLISHED first",
    { kind: "order", ...PLAIN, phase: "open", who: "client", state: "ESTABLISHED", isSame: false },
    "right",
  ],
  [
    "the server is ESTABLISHED first",
    { kind: "order", ...PLAIN, phase: "open", who: "server", state: "ESTABLISHED", isSame: false },
    "wrong",
  ],
  [
    "both are ESTABLISHED at one time",
    { kind: "order", ...PLAIN, phase: "open", who: "both", state: "ESTABLISHED", isSame: true },
    "wrong",
  ],
  [
    "the first segment has ACK",
    {
      kind: "flag",
      ...PLAIN,
      phase: "open",
      step: 1,
      who: null,
      of: null,
      flag: "ACK",
      isSet: true,
    },
    "wrong",
  ],
  [
    "a FIN has ACK",
    { kind: "flag", ...PLAIN, step: null, who: null, of: ["FIN"], flag: "ACK", isSet: true },
    "right",
  ],
  [
    "each end sends one FIN",
    { kind: "times", ...PLAIN, who: "both", flag: "FIN", count: 1 },
    "right",
  ],
  [
    "each end sends two FINs",
    { kind: "times", ...PLAIN, who: "both", flag: "FIN", count: 2 },
    "wrong",
  ],
];

test.each(ROWS)("%s", (_name, claim, verdict) => {
  expect(judgeClaim(claim, emptyContext())?.verdict ?? null).toBe(verdict);
});

test.each(ROWS)("denied: %s", (_name, claim, verdict) => {
  const turned = verdict === "right" ? "wrong" : "right";
  expect(judgeClaim({ ...claim, isDenied: true }, emptyContext())?.verdict).toBe(turned);
});

test("the ack number is the received one plus one, never the own one plus one", () => {
  const said = (of: "own" | "other", plus: number): Claim => ({
    kind: "numbering",
    ...PLAIN,
    phase: "open",
    who: null,
    said: { field: "ack", is: { base: { kind: "last", field: "seq", of }, plus } },
  });
  const verdictOn = (claim: Claim): string | undefined =>
    judgeClaim(claim, emptyContext())?.verdict;
  expect(verdictOn(said("other", 1))).toBe("right");
  expect(verdictOn(said("other", 0))).toBe("wrong");
  expect(verdictOn(said("own", 1))).toBe("wrong");
});
