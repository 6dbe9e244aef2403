import { describe, expect, it } from "vitest";
import { absoluteOf, cleaned, converted, digitGroups, relativeTo } from "./numbers.ts";

describe("numbers", () => {
  it.each([
    ["0", ["0"]],
    ["1234", ["1234"]],
    ["12345", ["12", "345"]],
    ["2714806114", ["2", "714", "806", "114"]],
    ["x+1", ["x+1"]],
  ])("groups %s by threes from five digits on", (text, groups) => {
    expect(digitGroups(text)).toEqual(groups);
  });

  it("counts modulo 2^32", () => {
    expect(relativeTo(4_294_967_290, 4)).toBe(10);
    expect(absoluteOf(4_294_967_290, 10)).toBe(4);
  });

  it.each([
    // typed, shown while typing, switched to, ISN, result
    ["2714806234", "absolute", "relative", 2_714_806_113, "121"],
    ["121", "relative", "absolute", 2_714_806_113, "2714806234"],
    ["2 714 806 234", "absolute", "relative", 2_714_806_113, "121"],
    // Typed as a relative number although absolute ones were shown: it stays.
    ["121", "absolute", "relative", 2_714_806_113, null],
    ["2714806234", "relative", "absolute", 2_714_806_113, null],
    ["12x", "absolute", "relative", 2_714_806_113, null],
    ["", "absolute", "relative", 2_714_806_113, null],
    ["121", "relative", "absolute", null, null],
    ["4", "absolute", "relative", 4_294_967_290, "10"],
  ] as const)("turns %j from %s to %s", (text, from, to, isn, result) => {
    expect(converted(text, from, to, isn)).toBe(result);
  });

  it.each([
    ["2,714,806,234", "2714806234"],
    [" ２７１４ ", "2714"],
    ["12x", "12x"],
  ])("cleans the pasted %j", (pasted, result) => {
    expect(cleaned(pasted)).toBe(result);
  });
});
