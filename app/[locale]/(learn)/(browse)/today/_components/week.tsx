import { useFormatter, useTranslations } from "next-intl";
import type { Progress } from "#contract/progress.ts";

/** The tallest bar, in pixels. */
const TALLEST = 88;

type Props = { week: Progress["week"]; fresh: number };

/** Seven bars with their numbers, and the same as a table for who cannot see them. */
export function Week({ week, fresh }: Props) {
  const t = useTranslations("today");
  const format = useFormatter();
  const days = week.map(({ day, due }, index) => ({
    day,
    due,
    // How much is new on a later day is not known yet.
    fresh: index === 0 ? fresh : 0,
    name:
      index === 0
        ? t("weekToday")
        : format.dateTime(new Date(`${day}T12:00:00Z`), { weekday: "short", timeZone: "UTC" }),
  }));
  const most = Math.max(...days.map((each) => each.due + each.fresh));
  if (most === 0) return null;
  const height = (count: number) => Math.round((count / most) * TALLEST);
  return (
    <section aria-labelledby="week">
      <div className="section-head">
        <h2 id="week">{t("week")}</h2>
        {fresh > 0 && <Legend />}
      </div>
      <div className="week-bars" aria-hidden="true">
        {days.map((each, index) => (
          <div key={each.day} className={index === 0 ? "is-today" : ""}>
            <span className="type-num type-note">{each.due + each.fresh}</span>
            <span className="week-bar">
              {each.fresh > 0 && <i className="is-new" style={{ height: height(each.fresh) }} />}
              {each.due > 0 && <i style={{ height: Math.max(2, height(each.due)) }} />}
            </span>
            <span className="type-note">{each.name}</span>
          </div>
        ))}
      </div>
      <WeekTable days={days} />
    </section>
  );
}

function Legend() {
  const t = useTranslations("today");
  return (
    <p className="type-note flex gap-4 font-normal text-soft" aria-hidden="true">
      <span className="week-key">
        <i />
        {t("weekDue")}
      </span>
      <span className="week-key">
        <i className="is-new" />
        {t("weekNew")}
      </span>
    </p>
  );
}

type Day = { day: string; name: string; due: number; fresh: number };

function WeekTable({ days }: { days: Day[] }) {
  const t = useTranslations("today");
  return (
    <table className="sr-only">
      <caption>{t("weekTable")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("weekDay")}</th>
          <th scope="col">{t("weekDue")}</th>
          <th scope="col">{t("weekNew")}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, name, due, fresh }) => (
          <tr key={day}>
            <th scope="row">{name}</th>
            <td>{due}</td>
            <td>{fresh}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
