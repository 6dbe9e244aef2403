/** A day in words: "Saturday 21 November", "11 月 21 日 周六". */
export function dayInWords(locale: string, at: Date, timeZone: string): string {
  if (locale !== "zh") {
    const parts = { weekday: "long", day: "numeric", month: "long", timeZone } as const;
    return new Intl.DateTimeFormat("en-GB", parts).format(at);
  }
  const number = (part: "month" | "day") =>
    new Intl.DateTimeFormat("en", { [part]: "numeric", timeZone }).format(at);
  const weekday = new Intl.DateTimeFormat("zh-CN", { weekday: "short", timeZone }).format(at);
  return `${number("month")} 月 ${number("day")} 日 ${weekday}`;
}

/** A time of day as clocks show it: "8:00". */
export function timeInWords(at: Date, timeZone: string): string {
  const clock = { hour: "numeric", minute: "2-digit", hourCycle: "h23", timeZone } as const;
  return new Intl.DateTimeFormat("en-GB", clock).format(at).replace(/^0(?=\d:)/, "");
}

/** The date that calendars show at an instant, such as `2026-11-21`. */
function dateOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
}

/** Whether an instant falls on the calendar day of another, the one after it, or another day. */
export function nearness(at: Date, now: Date, timeZone: string): "today" | "tomorrow" | "later" {
  const date = dateOf(at, timeZone);
  const today = dateOf(now, timeZone);
  if (date === today) return "today";
  const tomorrow = new Date(`${today}T12:00:00Z`);
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
  return date === tomorrow.toISOString().slice(0, 10) ? "tomorrow" : "later";
}
