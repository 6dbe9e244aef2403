import { useTranslations } from "next-intl";
import type { Frequency } from "#contract/library.ts";

const BARS = [1, 2, 3] as const;

/** How often interviewers ask it, as bars with their words. */
export function FrequencySign({ frequency }: { frequency: Frequency }) {
  const t = useTranslations("library.frequency");
  return (
    <span className="library-bars" role="img" aria-label={t(`${frequency}`)}>
      {BARS.map((bar) => (
        <i key={bar} className={bar <= frequency ? "is-on" : ""} />
      ))}
    </span>
  );
}
