import "../../review.css";
import { Check, EqualApproximately, RotateCw, X } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { Link } from "#app/i18n/navigation.ts";
import { GroupedText } from "#app/ladder/grouped.tsx";
import type { SessionSummary } from "#contract/review.ts";
import { currentLearner } from "#server/account/current-learner.ts";
import { database } from "#server/database/database.ts";
import { summarise } from "#server/review/summarise.ts";
import { InTimeZone } from "../../_components/in-time-zone.tsx";
import { ReturnsAt } from "../../_components/returns-at.tsx";

type Props = { params: Promise<{ session: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("summary.title") };
}

/** The end of a session: what it came to, and each question once more. */
export default async function SummaryPage({ params }: Props) {
  const { session } = await params;
  const learner = await currentLearner();
  if (!learner || !z.uuid().safeParse(session).success) notFound();
  const summary = await summarise(database(), learner, session);
  if (!summary) notFound();
  const t = await getTranslations("review");
  return (
    <InTimeZone timeZone={learner.timeZone} now={new Date()}>
      <main id="main" className="practice-main practice-empty">
        <p className="practice-kind">{t("summary.kind")}</p>
        <h1 className="type-display">
          <Came summary={summary} />
        </h1>
        <p className="practice-prompt">
          {summary.nextDue && <ReturnsAt due={summary.nextDue} />}
          {summary.points > 0 && ` ${t("points", { n: summary.points })}`}
        </p>
        <p className="flex flex-wrap gap-3 py-2">
          <Link href="/today" className="button button-ink">
            {t("toToday")}
          </Link>
          <Link href="/review" className="button">
            {t("summary.more")}
          </Link>
        </p>
        <Attempts summary={summary} timeZone={learner.timeZone} />
      </main>
    </InTimeZone>
  );
}

/** "Done: 8 right, 2 partly, 1 wrong, 13 minutes." Nothing that did not happen is counted. */
async function Came({ summary }: { summary: SessionSummary }) {
  const t = await getTranslations("review");
  const { right, partly, wrong, rated, seconds } = summary;
  const counts = [
    right > 0 && t("summary.right", { n: right }),
    partly > 0 && t("summary.partly", { n: partly }),
    wrong > 0 && t("summary.wrong", { n: wrong }),
    rated > 0 && t("summary.rated", { n: rated }),
  ].filter((part) => part !== false);
  const minutes = t("summary.minutes", { n: Math.max(1, Math.round(seconds / 60)) });
  return t("summary.done", { counts: counts.join(t("summary.comma")), minutes });
}

const SIGNS = { right: Check, partly: EqualApproximately, wrong: X, rated: RotateCw };

type AttemptsProps = { summary: SessionSummary; timeZone: string };

async function Attempts({ summary, timeZone }: AttemptsProps) {
  const t = await getTranslations("review");
  const locale = await getLocale();
  // "en" alone would put the month first.
  const day = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", {
    day: "numeric",
    month: "short",
    timeZone,
  });
  return (
    <ol className="practice-summary w-full" aria-label={t("summary.list")}>
      {summary.attempts.map(({ attemptId, prompt, mark, due }) => {
        const how = mark ?? "rated";
        const Sign = SIGNS[how];
        return (
          <li key={attemptId}>
            <span className={`practice-sign practice-sign-${how}`}>
              <Sign aria-hidden="true" />
            </span>
            <span>
              <span className="sr-only">
                {mark ? t(`marks.${mark}`) : t("summary.ratedWord")}:{" "}
              </span>
              <Link href={`/review/${attemptId}`}>
                <GroupedText text={locale === "zh" ? prompt.zh : prompt.en} />
              </Link>
            </span>
            <time dateTime={due}>{day.format(new Date(due))}</time>
          </li>
        );
      })}
    </ol>
  );
}
