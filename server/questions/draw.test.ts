import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawParameters, filled, filledBoth, namesIn, shuffled } from "./draw.ts";

const TOP = 2 ** 32 - 1;
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe("a seed draws", () => {
  const parameters = { x: { from: 0, to: TOP }, n: { from: 400, to: 1460 }, k: { oneOf: [1, 2] } };

  test("the same values for ever: changing this changes what past attempts were asked", () => {
    expect(drawParameters(parameters, 793)).toEqual({ x: 616_085_940, n: 479, k: 2 });
    expect(drawParameters(parameters, 0)).toEqual({ x: 3_576_002_816, n: 1197, k: 1 });
  });

  test("a value within both bounds, for every range and seed", () => {
    const bounds = fc.tuple(fc.integer({ min: 0, max: TOP }), fc.integer({ min: 0, max: TOP }));
    fc.assert(
      fc.property(bounds, seeds, ([a, b], seed) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const { x } = drawParameters({ x: { from, to } }, seed);
        expect(Number.isInteger(x)).toBe(true);
        expect(x).toBeGreaterThanOrEqual(from);
        expect(x).toBeLessThanOrEqual(to);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("every value of a small range and of a list, ends included", () => {
    const drawn = Array.from({ length: 200 }, (_, seed) =>
      drawParameters({ a: { from: 7, to: 9 }, b: { oneOf: [3, 30, 300] } }, seed),
    );
    expect(new Set(drawn.map(({ a }) => a))).toEqual(new Set([7, 8, 9]));
    expect(new Set(drawn.map(({ b }) => b))).toEqual(new Set([3, 30, 300]));
  });

  test("high and low numbers alike from the whole space", () => {
    const drawn = Array.from({ length: 400 }, (_, seed) => drawParameters(parameters, seed).x ?? 0);
    const high = drawn.filter((x) => x > TOP / 2).length;
    expect(high).toBeGreaterThan(160);
    expect(high).toBeLessThan(240);
  });

  test("each name by itself: another parameter more changes no value, nor does the order", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { x, n } = drawParameters({ x: parameters.x, n: parameters.n }, seed);
        expect(drawParameters({ n: parameters.n, z: parameters.k, x: parameters.x }, seed)).toEqual(
          expect.objectContaining({ x, n }),
        );
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("two names of one range independently", () => {
    const same = Array.from({ length: 400 }, (_, seed) => {
      const { x, y } = drawParameters({ x: { from: 0, to: 9 }, y: { from: 0, to: 9 } }, seed);
      return x === y;
    }).filter(Boolean).length;
    expect(same).toBeGreaterThan(15);
    expect(same).toBeLessThan(75);
  });
});

describe("shuffling", () => {
  const items = ["a", "b", "c", "d", "e"].map((id) => ({ id }));

  test("loses and adds nothing, and leaves the given list alone", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const order = shuffled(items, seed).map(({ id }) => id);
        expect([...order].sort()).toEqual(["a", "b", "c", "d", "e"]);
        expect(items.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test("is the same for a seed, whatever order the author wrote", () => {
    expect(shuffled([...items].reverse(), 7)).toEqual(shuffled(items, 7));
  });

  test("puts each item first about as often", () => {
    const first = new Map<string, number>();
    for (let seed = 0; seed < 500; seed++) {
      const id = shuffled(items, seed)[0]?.id ?? "";
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    for (const { id } of items) expect(first.get(id)).toBeGreaterThan(60);
  });
});

describe("a text with parameters", () => {
  test.each([
    ["ISN $x, then $y.", "ISN 7, then 0."],
    ["$x$y", "70"],
    ["第$x个", "第7个"],
    ["$xy and $z stay", "$xy and $z stay"],
    ["$constructor is nobody's value", "$constructor is nobody's value"],
    ["5 $ and $X", "5 $ and $X"],
    ["", ""],
  ])("%j reads %j", (text, expected) => {
    expect(filled(text, { x: 7, y: 0 })).toBe(expected);
  });

  test("is filled in both languages", () => {
    expect(filledBoth({ zh: "第 $k 段", en: "segment $k" }, { k: 3 })).toEqual({
      zh: "第 3 段",
      en: "segment 3",
    });
  });

  test("names each of its parameters once", () => {
    expect(namesIn("$x+$y, $x, 3$ $N $n1")).toEqual(["x", "y", "n1"]);
    expect(namesIn("none")).toEqual([]);
  });
});
