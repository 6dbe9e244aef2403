import { expect, test } from "vitest";
import { secondsOf } from "./summarise.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21) + seconds * 1000);
const asked = (from: number, to: number) => ({ drawn_at: at(from), judged_at: at(to) });

test.each([
  ["nothing answered", [], 0],
  ["the time of each question", [asked(0, 20), asked(100, 130)], 50],
  ["a walk counts as five minutes", [asked(0, 20), asked(20, 7200)], 320],
  ["a clock that went back counts nothing", [asked(50, 20), asked(60, 70)], 10],
  ["halves are rounded once, at the end", [asked(0, 0.4), asked(1, 1.4), asked(2, 2.4)], 1],
])("%s", (_, rows, seconds) => {
  expect(secondsOf(rows)).toBe(seconds);
});
