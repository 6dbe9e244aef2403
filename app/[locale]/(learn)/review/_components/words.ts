"use client";

import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import type { Bilingual } from "#contract/text.ts";

/** Picks the reader's language out of a text that came in both. */
export function useInLocale(): (text: Bilingual) => string {
  const locale = useLocale();
  return (text) => (locale === "zh" ? text.zh : text.en);
}

const never = () => () => {};

/**
 * The instant from which spans are counted: when a component appeared. While a page of the server's
 * is taken over it is the server's, or both would write different minutes.
 */
export function useSince(): number {
  const served = useNow().getTime();
  const [appeared] = useState(() => Date.now());
  const takenOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  return takenOver ? served : appeared;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The span until a card returns: minutes, hours, days or months, as short as a button asks. */
export function useSpan(): (due: string, now: number) => string {
  const t = useTranslations("review");
  return (due, now) => {
    const ms = Math.max(MINUTE, Date.parse(due) - now);
    if (ms < HOUR) return t("span.minutes", { n: Math.round(ms / MINUTE) });
    if (ms < DAY) return t("span.hours", { n: Math.round(ms / HOUR) });
    if (ms < 60 * DAY) return t("span.days", { n: Math.round(ms / DAY) });
    return t("span.months", { n: Math.round(ms / (30 * DAY)) });
  };
}

/**
 * When a card returns, as a point in time: "in 10 minutes" within the hour, "today, 14:20",
 * "tomorrow, 22 Nov", otherwise the date.
 */
export function useDue(): (due: string, now: number) => string {
  const t = useTranslations("review");
  const timeZone = useTimeZone() ?? "UTC";
  // "en" alone would put the month first.
  const language = useLocale() === "zh" ? "zh-CN" : "en-GB";
  const written = (ms: number, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...parts, timeZone }).format(ms);
  const dayOf = (ms: number) => written(ms, { dateStyle: "short" });
  return (due, now) => {
    const at = Date.parse(due);
    if (at - now < HOUR) {
      return t("due.minutes", { n: Math.max(1, Math.round((at - now) / MINUTE)) });
    }
    const date = written(at, { day: "numeric", month: "short" });
    if (dayOf(at) === dayOf(now)) {
      return t("due.today", { time: written(at, { hour: "numeric", minute: "2-digit" }) });
    }
    return dayOf(at) === dayOf(now + DAY) ? t("due.tomorrow", { date }) : t("due.day", { date });
  };
}
