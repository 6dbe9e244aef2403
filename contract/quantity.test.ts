import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readQuantity, UNITS, type Unit, unitWorth } from "./quantity.ts";

describe("a typed quantity, in ms, octets or ones", () => {
  test.each<[string, Unit, readonly number[] | null]>([
    ["1.5 s", "s", [1500]],
    ["1.5 s", "ms", [1500]],
    ["1500ms", "s", [1500]],
    ["1500", "ms", [1500]],
    ["1.5", "s", [1500]],
    ["2分钟", "s", [120_000]],
    ["90 秒", "ms", [90_000]],
    ["1 min 30 s", "s", [90_000]],
    ["1 分 30 秒", "s", [90_000]],
    ["0.2 秒钟", "ms", [200]],
    ["250 μs", "ms", [0.25]],
    ["１，０００", "octets", [1000]],
    ["1,460", "octets", [1460]],
    ["64 KB", "octets", [65_536, 64_000]],
    ["64KiB", "octets", [65_536]],
    ["65535 字节", "octets", [65_535]],
    ["约 3 万", "connections", [30_000]],
    ["30k", "connections", [30_000]],
    ["30 000 个连接", "connections", [30_000]],
    ["4 个", "segments", [4]],
    ["4 segments", "segments", [4]],
    ["3 次", "none", [3]],
    ["≈ 12", "none", [12]],
    ["0", "s", [0]],
  ])("%j asked in %s", (text, unit, values) => {
    expect(readQuantity(text, unit)).toEqual(values);
  });

  test.each<[string, Unit]>([
    ["", "s"],
    ["  ", "s"],
    ["12x", "s"],
    ["abc", "none"],
    ["-1", "s"],
    ["1,5", "s"], // neither 1.5 nor 15: it is not guessed
    ["1,00", "octets"],
    ["1.2.3", "s"],
    ["10 s", "octets"],
    ["10 KB", "s"],
    ["10 segments", "connections"],
    ["1 s 30", "s"],
    ["1 2 s x", "s"],
    ["5 6 个 7", "segments"],
    ["1e400", "none"],
    [`${"9".repeat(20)}`, "none"],
    [`1${"0".repeat(70)}`, "s"],
  ])("%j asked in %s cannot be read", (text, unit) => {
    expect(readQuantity(text, unit)).toBeNull();
  });

  test("any number typed in the unit asked for comes back", () => {
    const number = fc.integer({ min: 0, max: 1e12 }).map((n) => n / 1000);
    fc.assert(
      fc.property(number, fc.constantFrom(...UNITS), (value, unit) => {
        const [read] = readQuantity(value.toFixed(3), unit) ?? [];
        expect(read).toBeCloseTo(value * unitWorth(unit), 3);
      }),
    );
  });

  test("any text is read or refused, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const read = readQuantity(text, "s");
        expect(read === null || read.every((value) => value >= 0)).toBe(true);
      }),
    );
  });
});
