import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { weekEnds, weekOf } from "./period.ts";

afterEach(() => vi.unstubAllEnvs());

describe("a week is ISO's, from Monday to Sunday in UTC, across years", () => {
  test.each([
    // an instant, its week, when that ends
    ["2026-11-21T12:00:00Z", "2026-W47", "2026-11-23"],
    ["2026-11-22T23:59:59.999Z", "2026-W47", "2026-11-23"],
    ["2026-11-23T00:00:00Z", "2026-W48", "2026-11-30"],
    ["2020-12-31T12:00:00Z", "2020-W53", "2021-01-04"],
    ["2021-01-03T23:59:59Z", "2020-W53", "2021-01-04"], // January, but of the old year's week
    ["2021-01-04T00:00:00Z", "2021-W01", "2021-01-11"],
    ["2024-12-29T12:00:00Z", "2024-W52", "2024-12-30"],
    ["2024-12-30T00:00:00Z", "2025-W01", "2025-01-06"], // December, but of the new year's week
    ["2026-12-31T12:00:00Z", "2026-W53", "2027-01-04"],
    ["2027-01-01T12:00:00Z", "2026-W53", "2027-01-04"],
    ["2028-02-29T12:00:00Z", "2028-W09", "2028-03-06"],
  ])("%s is in %s", (instant, week, ends) => {
    expect(weekOf(new Date(instant))).toBe(week);
    expect(weekEnds(new Date(instant))).toEqual(new Date(`${ends}T00:00:00Z`));
  });

  test("wherever the machine stands", () => {
    vi.stubEnv("TZ", "Pacific/Kiritimati");
    expect(weekOf(new Date("2026-11-22T23:00:00Z"))).toBe("2026-W47");
    vi.stubEnv("TZ", "America/Los_Angeles");
    expect(weekOf(new Date("2026-11-23T01:00:00Z"))).toBe("2026-W48");
  });
});

test("each instant is in exactly one week, and the next begins where it ends", () => {
  const instants = fc.date({
    min: new Date("2020-01-01"),
    max: new Date("2035-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (instant) => {
      const ends = weekEnds(instant);
      expect(ends.getTime()).toBeGreaterThan(instant.getTime());
      expect(ends.getTime() - instant.getTime()).toBeLessThanOrEqual(7 * 86_400_000);
      expect(weekOf(new Date(ends.getTime() - 1))).toBe(weekOf(instant));
      expect(weekOf(ends) > weekOf(instant)).toBe(true); // names sort as the weeks do
    }),
    { seed: 53, numRuns: 300 },
  );
});
