import type { Metadata } from "next";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { redirect } from "#app/i18n/navigation.ts";
import { routing } from "#app/i18n/routing.ts";
import { currentLearner } from "#server/account/current-learner.ts";
import { toViewer } from "#server/account/settings.ts";
import { database } from "#server/database/database.ts";
import { showProgress } from "#server/progress/show-progress.ts";
import { Beliefs } from "./_components/beliefs.tsx";
import { Due } from "./_components/due.tsx";
import { Headline } from "./_components/headline.tsx";
import { DoneToday, GuestNote } from "./_components/margin.tsx";
import { Start } from "./_components/start.tsx";
import { Topics } from "./_components/topics.tsx";
import { Week } from "./_components/week.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("today"))("title") };
}

/** What waits today, how long it takes, and one button. */
export default async function TodayPage({ params }: Props) {
  const { locale } = await params;
  const learner = await currentLearner();
  if (!learner) {
    return redirect({ href: "/", locale: hasLocale(routing.locales, locale) ? locale : "en" });
  }
  const db = database();
  const now = new Date();
  const [progress, viewer, t] = await Promise.all([
    showProgress(db, learner, now),
    toViewer(db, learner),
    getTranslations("today"),
  ]);
  const { due, fresh, open, topics, week, done, beliefs } = progress;
  return (
    <div className="columns-main">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <Headline progress={progress} timeZone={learner.timeZone} now={now} />
          <Due topics={topics} />
          {(due + fresh > 0 || open !== null) && (
            <Start open={open} hint={due > 0 && fresh > 0 ? t("order") : null} />
          )}
        </div>
        <Week week={week} fresh={fresh} />
        <Topics topics={topics} />
      </div>
      <aside className="grid content-start gap-9">
        <DoneToday done={done} />
        {beliefs.length > 0 && <Beliefs beliefs={beliefs} />}
        {viewer.guest && viewer.answered > 0 && <GuestNote answered={viewer.answered} />}
      </aside>
    </div>
  );
}
