import { useLocale, useTranslations } from "next-intl";
import { dayInWords, timeInWords } from "#app/i18n/moment.ts";
import type { Board } from "#contract/board.ts";

/** One's own place, how far the next one is, and until when it counts. */
export function Headline({ board, timeZone }: { board: Board; timeZone: string | null }) {
  const t = useTranslations("board");
  const locale = useLocale();
  const { around, learners, period } = board;
  const place = { rank: around?.rank ?? 0, learners };
  const ranked = t(period === "week" ? "headlineWeek" : "headlineAll", place);
  const behind = around?.behind ?? null;
  const ends = new Date(board.ends);
  // Who is not signed in has no zone that the server knows.
  const zone = timeZone ?? "UTC";
  const when = { day: dayInWords(locale, ends, zone), time: timeInWords(ends, zone) };
  const lines = [
    behind !== null && t("behind", { points: behind }),
    !around && t(timeZone === null ? "signIn" : "notYet"),
    period === "week" && t(timeZone === null ? "endsUtc" : "ends", when),
  ].filter((line) => line !== false);
  return (
    <div>
      <h1 className="type-display">{around ? ranked : t("headlineNone")}</h1>
      <p className="mt-2 text-soft">{lines.join(locale === "zh" ? "" : " ")}</p>
    </div>
  );
}
