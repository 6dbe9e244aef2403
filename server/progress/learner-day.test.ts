import fc from "fast-check";
import { IANAZone } from "luxon";
import { describe, expect, test, vi } from "vitest";
import { boundsOf, type DayOf, dayBegins, dayOf, dayPlus, isTimeZone } from "./learner-day.ts";

vi.setConfig({ testTimeout: 60_000 }); // many days, on a busy machine

const HOUR = 3_600_000;
const FROM = Date.UTC(2020, 0, 1);
const TO = Date.UTC(2036, 0, 1);
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const ZONES = Intl.supportedValuesOf("timeZone");

/** What is wrong with the day that holds an instant; empty for every instant, zone and hour. */
function faultsOf(time: number, learner: DayOf): string[] {
  const day = dayOf(new Date(time), learner);
  const { begins, ends } = boundsOf(day, learner);
  const place = `${new Date(time).toISOString()} ${learner.timeZone} ${learner.dayStartsAt}: ${day}`;
  const faults: string[] = [];
  if (time < begins.getTime()) faults.push(`${place} has not begun`);
  if (time >= ends.getTime()) faults.push(`${place} has ended`);
  // Both neighbours meet it without gap or overlap, so no other day holds the instant.
  const after = dayBegins(dayPlus(day, 1), learner);
  const before = boundsOf(dayPlus(day, -1), learner);
  if (after.getTime() !== ends.getTime()) faults.push(`${place} does not meet the day after`);
  if (before.ends.getTime() !== begins.getTime()) faults.push(`${place} overlaps the day before`);
  if (before.begins >= begins) faults.push(`${place} stands still`);
  return faults;
}

/** A moment at which clocks are changed: by how many minutes, and where. */
type Change = { zone: string; at: number; by: number };

/** The changes of one zone's clocks, each found to the second. */
function changesOf(name: string): Change[] {
  const zone = IANAZone.create(name);
  const found: Change[] = [];
  const step = 12 * 24 * HOUR;
  let before = zone.offset(FROM);
  for (let end = FROM + step; end < TO; end += step) {
    const after = zone.offset(end);
    if (after === before) continue;
    let [low, high] = [end - step, end];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (zone.offset(middle) === before) low = middle;
      else high = middle;
    }
    found.push({ zone: name, at: high, by: after - before });
    before = after;
  }
  return found;
}

/** One of each sort of change: clocks put by so much at such a time of day behave alike everywhere. */
function sortsOf(changes: readonly Change[]): Change[] {
  const sorts = new Map<string, Change>();
  for (const change of changes) {
    const local = new Date(change.at + IANAZone.create(change.zone).offset(change.at) * 60_000);
    sorts.set(`${local.toISOString().slice(11)} ${change.by}`, change);
  }
  return [...sorts.values()];
}

const CHANGES = ZONES.flatMap(changesOf);

describe("each instant is in exactly one day of a learner", () => {
  test("in every zone, at any hour, from 2020 to 2035", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: FROM, max: TO }),
        (timeZone, dayStartsAt, time) => {
          expect(faultsOf(time, { timeZone, dayStartsAt })).toEqual([]);
        },
      ),
      { seed: 4, numRuns: 2000 },
    );
  });

  test("around every sort of change of the clocks, at all 24 hours", () => {
    const sorts = sortsOf(CHANGES);
    expect(sorts.length).toBeGreaterThan(15);
    const faults = sorts.flatMap(({ zone: timeZone, at }) =>
      HOURS.flatMap((dayStartsAt) =>
        [-2.25, -1, -1 / HOUR, 0, 0.25, 1.5].flatMap((away) =>
          faultsOf(Math.round(at + away * HOUR), { timeZone, dayStartsAt }),
        ),
      ),
    );
    expect(faults).toEqual([]);
  });

  test("and the days follow each other as time does", () => {
    const learner = { timeZone: "Pacific/Chatham", dayStartsAt: 3 };
    const begin = Date.UTC(2024, 3, 5);
    const days = Array.from({ length: 200 }, (_, n) =>
      dayOf(new Date(begin + n * (HOUR / 4)), learner),
    );
    expect(days).toEqual([...days].sort());
  });
});

describe("a day lasts 23 to 25 hours", () => {
  test("wherever clocks are changed by an hour or less", () => {
    const leaping = new Set(CHANGES.filter(({ by }) => Math.abs(by) > 60).map(({ zone }) => zone));
    const usual = CHANGES.filter(({ zone }) => !leaping.has(zone));
    for (const { zone: timeZone, at, by } of sortsOf(usual)) {
      for (const dayStartsAt of [0, 4, 12, 23]) {
        const learner = { timeZone, dayStartsAt };
        const day = dayOf(new Date(at), learner);
        const lengths = [-1, 0, 1].map((away) => {
          const { begins, ends } = boundsOf(dayPlus(day, away), learner);
          return (ends.getTime() - begins.getTime()) / HOUR;
        });
        // One of the days takes the whole change; the others have 24 hours.
        expect(lengths.sort()).toEqual([24, 24, 24 - by / 60].sort());
        expect(lengths.every((hours) => hours >= 23 && hours <= 25)).toBe(true);
      }
    }
  });

  test.each([
    // the learner's zone, their day, how long it is
    ["UTC", "2026-11-21", 24],
    ["Asia/Shanghai", "2026-11-21", 24],
    ["Europe/Berlin", "2026-03-28", 23],
    ["Europe/Berlin", "2026-10-24", 25],
    ["America/New_York", "2026-03-07", 23],
    ["Australia/Lord_Howe", "2026-04-04", 24.5], // clocks go by half an hour there
    ["Australia/Lord_Howe", "2026-10-03", 23.5],
  ])("%s, %s: %d hours", (timeZone, day, hours) => {
    const { begins, ends } = boundsOf(day, { timeZone, dayStartsAt: 4 });
    expect((ends.getTime() - begins.getTime()) / HOUR).toBe(hours);
  });
});

describe("a day begins at the learner's hour", () => {
  test.each([
    ["2026-11-21T03:59:59.999Z", "UTC", 4, "2026-11-20"],
    ["2026-11-21T04:00:00.000Z", "UTC", 4, "2026-11-21"],
    ["2026-11-21T00:00:00.000Z", "UTC", 0, "2026-11-21"],
    ["2026-11-21T22:59:59.999Z", "UTC", 23, "2026-11-20"],
    ["2026-11-20T19:59:59.999Z", "Asia/Shanghai", 4, "2026-11-20"],
    ["2026-11-20T20:00:00.000Z", "Asia/Shanghai", 4, "2026-11-21"],
    ["2026-01-01T08:59:59.999Z", "America/New_York", 4, "2025-12-31"],
    ["2024-02-29T12:00:00.000Z", "UTC", 4, "2024-02-29"],
    // 2:00 is skipped: the day begins at 3:00, which is when 2:00 would have been.
    ["2026-03-29T00:59:59.999Z", "Europe/Berlin", 2, "2026-03-28"],
    ["2026-03-29T01:00:00.000Z", "Europe/Berlin", 2, "2026-03-29"],
    // 2:30 comes twice: both belong to the day that began at the first 2:00.
    ["2026-10-25T00:00:00.000Z", "Europe/Berlin", 2, "2026-10-25"],
    ["2026-10-25T01:30:00.000Z", "Europe/Berlin", 2, "2026-10-25"],
    // 3:00 to 3:45 is repeated from 2:45: the first 3:00 begins the day and nothing ends it.
    ["2024-04-06T14:00:00.000Z", "Pacific/Chatham", 3, "2024-04-07"],
  ])("%s in %s from %d o'clock: %s", (instant, timeZone, dayStartsAt, day) => {
    expect(dayOf(new Date(instant), { timeZone, dayStartsAt })).toBe(day);
  });

  test("days are counted on the calendar", () => {
    expect(dayPlus("2024-02-28", 1)).toBe("2024-02-29");
    expect(dayPlus("2026-12-31", 1)).toBe("2027-01-01");
    expect(dayPlus("2026-01-01", -1)).toBe("2025-12-31");
    expect(dayPlus("2026-03-28", 2)).toBe("2026-03-30");
  });
});

test.each([
  ["Asia/Shanghai", true],
  ["Australia/Lord_Howe", true],
  ["UTC", true],
  ["Mars/Olympus_Mons", false],
  ["", false],
  ["'; DROP TABLE learner", false],
  [undefined, false],
])("%j is a time zone: %s", (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});
