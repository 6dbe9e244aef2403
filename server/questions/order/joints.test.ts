import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeJoints, type Precedes } from "./joints.ts";

/** a before b and c, both before d; b and c in no order. */
const PAIRS = ["ab", "ac", "ad", "bd", "cd"];
const diamond: Precedes = (a, b) => PAIRS.includes(a + b);
const line: Precedes = (a, b) => a < b;

describe("four in a line", () => {
  test.each([
    ["abcd", "ooo"],
    ["bacd", "xxo"], // b may not come before a; c does not follow a
    ["abdc", "oxx"],
    ["bcda", "oox"],
    ["dabc", "xoo"],
    ["dcba", "xxx"],
    ["abd", "ox"], // c is left out, and it lies between
    ["bcd", "oo"],
    ["axbcd", "xxoo"], // x does not happen
    ["abcdx", "ooox"],
    ["", ""],
    ["a", ""],
  ])("%s: %s", (order, joints) => {
    expect(shown(judgeJoints([...order], [..."abcd"], line))).toBe(joints);
  });
});

describe("two of four in no order", () => {
  test.each([
    ["abcd", "ooo"],
    ["acbd", "ooo"],
    ["bacd", "xoo"],
    ["abdc", "oox"], // nothing lies between b and d, and c comes too late
    ["adbc", "xxo"],
    ["cbad", "oxx"], // c and b may stand so, but a must come before both
  ])("%s: %s", (order, joints) => {
    expect(shown(judgeJoints([...order], [..."abcd"], diamond))).toBe(joints);
  });
});

function shown(joints: boolean[]): string {
  return joints.map((right) => (right ? "o" : "x")).join("");
}

test("a whole list without a wrong joint is in order throughout, and only such a list", () => {
  // A random order of what happens: an item comes before those that a bit of the mask says.
  const items = [..."abcdef"];
  const order = fc.shuffledSubarray(items, { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(order, order, fc.integer({ min: 0, max: 2 ** 15 - 1 }), (base, given, mask) => {
      const before = closed(base, mask);
      const precedes: Precedes = (a, b) => before.has(a + b);
      const inOrder = given.every((a, i) => given.slice(i + 1).every((b) => !precedes(b, a)));
      expect(judgeJoints(given, items, precedes).every(Boolean)).toBe(inOrder);
    }),
    { numRuns: 2000 },
  );
});

/** A partial order that a list allows: some of its pairs, and what follows from them. */
function closed(base: readonly string[], mask: number): ReadonlySet<string> {
  const pairs = new Set<string>();
  let bit = 0;
  for (const [i, a] of base.entries()) {
    for (const b of base.slice(i + 1)) {
      if ((mask >> bit) % 2 === 1) pairs.add(a + b);
      bit += 1;
    }
  }
  for (const middle of base) {
    for (const a of base) {
      for (const b of base) {
        if (pairs.has(a + middle) && pairs.has(middle + b)) pairs.add(a + b);
      }
    }
  }
  return pairs;
}
