import { expect, test } from "vitest";
import { FLAGS, STATES } from "#oracle/index.ts";
import { ENDS, FLAG_NAMES, STATE_NAMES, sequenceNumber } from "./tcp.ts";

test("the names of states that cross the wire are all of the oracle's", () => {
  expect([...STATE_NAMES].sort()).toEqual([...STATES].sort());
});

test("the names of flags that cross the wire are all of the oracle's", () => {
  expect([...FLAG_NAMES].sort()).toEqual([...FLAGS].sort());
});

test("there are two ends", () => {
  expect(ENDS).toEqual(["client", "server"]);
});

test.each([
  [0, true],
  [2 ** 32 - 1, true],
  [2 ** 32, false],
  [-1, false],
  [0.5, false],
  ["1", false],
  [Number.NaN, false],
])("%j as a sequence number: %s", (value, valid) => {
  expect(sequenceNumber.safeParse(value).success).toBe(valid);
});
