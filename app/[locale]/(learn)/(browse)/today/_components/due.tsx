import { useTranslations } from "next-intl";
import type { Progress } from "#contract/progress.ts";

/** What is due, by topic: the number, and one mark of ink for each question. */
export function Due({ topics }: { topics: Progress["topics"] }) {
  const t = useTranslations("today");
  const waiting = topics.filter(({ due }) => due > 0).sort((a, b) => b.due - a.due);
  if (waiting.length === 0) return null;
  return (
    <ul aria-label={t("dueByTopic")} className="border-rule border-t">
      {waiting.map(({ topic, due }) => (
        <li key={topic} className="due-row">
          <b className="type-num type-large text-end text-ink">{due}</b>
          <span>{t(`topic.${topic}`)}</span>
          <span className="skill-marks" aria-hidden="true">
            {Array.from({ length: due }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity, only a count
              <i key={index} className="is-due" />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
