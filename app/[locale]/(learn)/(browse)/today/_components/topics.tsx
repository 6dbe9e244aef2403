import { useTranslations } from "next-intl";
import type { Progress } from "#contract/progress.ts";

/** Each topic: what is due in ink, one mark a question, and how much is known. */
export function Topics({ topics }: { topics: Progress["topics"] }) {
  const t = useTranslations("today");
  return (
    <section aria-labelledby="topics">
      <h2 id="topics" className="section-head">
        {t("topics")}
      </h2>
      <ul>
        {topics.map((row) => (
          <li key={row.topic} className="topic-row">
            <span>{t(`topic.${row.topic}`)}</span>
            <Marks {...row} />
            <span className="type-small text-soft">
              {row.due > 0 && (
                <b className="type-strong text-ink">{t("topicDue", { count: row.due })} · </b>
              )}
              {t("topicKnown", { known: row.known, skills: row.skills })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Counts = Pick<Progress["topics"][number], "due" | "fresh" | "learning" | "known" | "skills">;

/** One mark a skill: known filled, learning half, new empty; what is due is in ink. */
function Marks({ due, fresh, known, skills }: Counts) {
  const resting = Math.max(0, known - due);
  const learning = Math.max(0, skills - fresh - resting - due);
  const marks = [
    ...Array.from({ length: due }, () => "is-due"),
    ...Array.from({ length: resting }, () => "is-known"),
    ...Array.from({ length: learning }, () => "is-learning"),
    ...Array.from({ length: fresh }, () => "is-new"),
  ];
  return (
    <span className="skill-marks" aria-hidden="true">
      {marks.map((kind, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity, only a count
        <i key={index} className={kind} />
      ))}
    </span>
  );
}
