import { expect, test } from "vitest";
import { dayInWords, nearness, timeInWords } from "./moment.ts";

const MORNING = new Date("2026-11-21T00:05:00Z");

test("a day is written as each language writes it", () => {
  expect(dayInWords("en", MORNING, "UTC")).toBe("Saturday 21 November");
  expect(dayInWords("zh", MORNING, "UTC")).toBe("11 月 21 日 周六");
  expect(dayInWords("en", MORNING, "America/New_York")).toBe("Friday 20 November");
});

test("a time has no leading zero but at midnight", () => {
  expect(timeInWords(MORNING, "Asia/Shanghai")).toBe("8:05");
  expect(timeInWords(MORNING, "UTC")).toBe("0:05");
});

test.each([
  ["2026-11-21T15:59:00Z", "Asia/Shanghai", "today"],
  ["2026-11-21T16:00:00Z", "Asia/Shanghai", "tomorrow"],
  ["2026-11-22T16:00:00Z", "Asia/Shanghai", "later"],
  ["2026-11-21T16:00:00Z", "UTC", "today"],
])("%s in %s is %s", (at, timeZone, near) => {
  expect(nearness(new Date(at), MORNING, timeZone)).toBe(near);
});
