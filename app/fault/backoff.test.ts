import { describe, expect, it } from "vitest";
import { Tries, waitBefore } from "./backoff.ts";

describe("waiting before the next try", () => {
  it("doubles from one second to eight", () => {
    expect([0, 1, 2, 3, 4, 40].map((tries) => waitBefore(tries, 0))).toEqual([
      1000, 2000, 4000, 8000, 8000, 8000,
    ]);
  });

  it("is at most a quarter longer", () => {
    expect(waitBefore(0, 1)).toBe(1250);
    expect(waitBefore(9, 1)).toBe(10_000);
  });
});

describe("counting tries", () => {
  it("goes on when the page breaks again at once", () => {
    const tries = new Tries();
    expect(tries.count(0)).toBe(0);
    tries.add(1000);
    tries.add(3000);
    expect(tries.count(3100)).toBe(2);
  });

  it("begins anew for a fault that comes later", () => {
    const tries = new Tries();
    tries.add(1000);
    expect(tries.count(60_000)).toBe(0);
  });
});
