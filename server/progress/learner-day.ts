import "server-only";
import { DateTime, IANAZone } from "luxon";

/** Where and when a learner's day begins: 4 in the morning of their zone unless they say otherwise. */
export type DayOf = { timeZone: string; dayStartsAt: number };

/** Whether a text names a time zone that this machine knows. */
export function isTimeZone(text: string | undefined): text is string {
  return text !== undefined && IANAZone.isValidZone(text);
}

/** A zone that a browser names, or UTC when it names none that is known. */
export function zoneOrUtc(text: string | undefined): string {
  return isTimeZone(text) ? text : "UTC";
}

/**
 * The learner's day (ISO date) that an instant belongs to. Each instant is in exactly one: only
 * `dayBegins` says where a day begins, for a clock put back shows the hour of it twice.
 */
export function dayOf(instant: Date, learner: DayOf): string {
  const local = DateTime.fromJSDate(instant, { zone: learner.timeZone });
  let day = dayPlus(local.toISODate() ?? "", 1);
  while (instant < dayBegins(day, learner)) day = dayPlus(day, -1);
  return day;
}

/** The instant at which a learner's day begins; the next one begins where this one ends. */
export function dayBegins(day: string, { timeZone, dayStartsAt }: DayOf): Date {
  return DateTime.fromISO(day, { zone: timeZone }).set({ hour: dayStartsAt }).toJSDate();
}

/** The day so many days later. */
export function dayPlus(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: "utc" }).plus({ days }).toISODate() ?? "";
}

/** The instants between which a learner's day lies, the second one outside. */
export function boundsOf(day: string, learner: DayOf): { begins: Date; ends: Date } {
  return { begins: dayBegins(day, learner), ends: dayBegins(dayPlus(day, 1), learner) };
}
