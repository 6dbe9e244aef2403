import "server-only";
import { DateTime } from "luxon";

/** The name of the ISO week an instant is in, `2026-W47`. One board for all, so one week: in UTC. */
export function weekOf(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone: "utc" }).toFormat("kkkk-'W'WW");
}

/** The instant at which the ISO week of another ends. */
export function weekEnds(instant: Date): Date {
  const begins = DateTime.fromJSDate(instant, { zone: "utc" }).startOf("week");
  return begins.plus({ weeks: 1 }).toJSDate();
}

/** Under which name the points of all time are counted. */
export const ALL_TIME = "all";
