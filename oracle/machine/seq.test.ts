import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, distance, inWindow, isBetween, lessOrEqual, lessThan, seq } from "./seq.ts";

const TOP = 2 ** 32 - 1;

describe("sequence numbers are taken modulo 2^32", () => {
  test.each([
    [0, 0],
    [TOP, TOP],
    [2 ** 32, 0],
    [2 ** 32 + 5, 5],
    [-1, TOP],
    [-(2 ** 32), 0],
  ])("seq(%d) is %d", (given, value) => {
    expect(seq(given)).toBe(value);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])("%d is no sequence number", (given) => {
    expect(() => seq(given)).toThrow(RangeError);
  });
});

test.each([
  // a, b, a < b
  [0, 1, true],
  [1, 0, false],
  [5, 5, false],
  [TOP, 0, true],
  [0, TOP, false],
  [0, 2 ** 31 - 1, true],
  [0, 2 ** 31, false], // half the space away: neither is less
  [2 ** 31, 0, false],
])("lessThan(%d, %d) is %s", (a, b, expected) => {
  expect(lessThan(seq(a), seq(b))).toBe(expected);
});

test.each([
  // s, low, size, inside
  [10, 10, 5, true],
  [14, 10, 5, true],
  [15, 10, 5, false],
  [9, 10, 5, false],
  [10, 10, 0, false],
  [2, TOP, 5, true],
  [4, TOP, 5, false],
])("inWindow(%d, %d, %d) is %s", (s, low, size, expected) => {
  expect(inWindow(seq(s), seq(low), size)).toBe(expected);
});

test("an acceptable ACK is above SND.UNA and not above SND.NXT", () => {
  const una = seq(TOP);
  const nxt = seq(3);
  const acks = [TOP, 0, 3, 4];
  expect(acks.map((ack) => isBetween(una, seq(ack), nxt))).toEqual([false, true, true, false]);
});

test("order and distance agree wherever the numbers lie", () => {
  const anywhere = fc.integer({ min: 0, max: TOP });
  const near = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(anywhere, near, (start, ahead) => {
      const a = seq(start);
      const b = add(a, ahead);
      expect(distance(a, b)).toBe(ahead);
      expect(lessThan(a, b)).toBe(ahead > 0);
      expect(lessThan(b, a)).toBe(false);
      expect(lessOrEqual(a, b)).toBe(true);
    }),
    { seed: 9293, numRuns: 2000 },
  );
});
