import { describe, expect, it } from "vitest";
import { oneTest, partLine, summaryLine } from "./part.ts";

describe("the summary", () => {
  it("adds the tests of all parts", () => {
    const parts = [oneTest(true), oneTest(false), { passed: 40, failed: 2, skipped: 0 }];
    expect(summaryLine(parts)).toBe("41 passed, 3 failed");
  });

  it("names skipped tests only if there are any", () => {
    expect(summaryLine([{ passed: 1, failed: 0, skipped: 2 }])).toBe(
      "1 passed, 0 failed, 2 skipped",
    );
    expect(summaryLine([])).toBe("0 passed, 0 failed");
  });

  it("shows each part with its time", () => {
    const part = { name: "unit", passed: 3, failed: 1, skipped: 0, seconds: 12.34 };
    expect(partLine(part)).toMatch(/FAILED\s+unit\s+12\.3 s\s+3 passed, 1 failed$/);
  });
});
