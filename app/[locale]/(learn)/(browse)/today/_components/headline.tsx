import { useLocale, useTranslations } from "next-intl";
import { dayInWords, nearness, timeInWords } from "#app/i18n/moment.ts";
import type { Progress } from "#contract/progress.ts";

type Props = { progress: Progress; timeZone: string; now: Date };

/** The sentence that matters today, under its date. */
export function Headline({ progress, timeZone, now }: Props) {
  const t = useTranslations("today");
  const sentence = useSentence(progress, timeZone, now);
  const { day, due, fresh, done } = progress;
  const answered = done.right + done.partly + done.wrong + done.rated;
  return (
    <div>
      <p className="type-small mb-1 text-soft">
        {dayInWords(useLocale(), new Date(`${day}T12:00:00Z`), "UTC")}
      </p>
      <h1 className="type-display">{sentence}</h1>
      {due + fresh === 0 && <p className="mt-2 text-soft">{t("nothingHint")}</p>}
      {due === 0 && fresh > 0 && answered === 0 && (
        <p className="mt-2 text-soft">{t("freshHint")}</p>
      )}
    </div>
  );
}

function useSentence(progress: Progress, timeZone: string, now: Date): string {
  const t = useTranslations("today");
  const locale = useLocale();
  const { due, fresh, minutes, nextDue } = progress;
  if (due > 0 && fresh > 0) return t("dueAndFresh", { due, fresh, minutes });
  if (due > 0) return t("due", { due, minutes });
  if (fresh > 0) return t("fresh", { fresh, minutes });
  if (nextDue === null) return t("nothingAtAll");
  const at = new Date(nextDue);
  const time = timeInWords(at, timeZone);
  switch (nearness(at, now, timeZone)) {
    case "today":
      return t("nothingToday", { time });
    case "tomorrow":
      return t("nothingTomorrow", { time });
    case "later":
      return t("nothing", { day: dayInWords(locale, at, timeZone), time });
  }
}
