import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "#app/i18n/navigation.ts";
import { period as periodShape } from "#contract/board.ts";
import { currentLearner } from "#server/account/current-learner.ts";
import { showBoard } from "#server/board/show-board.ts";
import { database } from "#server/database/database.ts";
import { Headline } from "./_components/headline.tsx";
import { Hide } from "./_components/hide.tsx";
import { Rows } from "./_components/rows.tsx";

type Props = { searchParams: Promise<{ period?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("board"))("title") };
}

/** Ranks of what was proved, with the learner's own place. */
export default async function BoardPage({ searchParams }: Props) {
  const period = periodShape.catch("week").parse((await searchParams).period);
  const learner = await currentLearner();
  const board = await showBoard(database(), learner, period, new Date());
  const t = await getTranslations("board");
  return (
    <div className="columns-main">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Headline board={board} timeZone={learner?.timeZone ?? null} />
        <nav aria-label={t("period")} className="segmented">
          {(["week", "all"] as const).map((each) => (
            <Link
              key={each}
              href={{ pathname: "/board", query: { period: each } }}
              className="segment"
              aria-current={each === period ? "page" : undefined}
            >
              {t(each)}
            </Link>
          ))}
        </nav>
        {board.top.length > 0 ? (
          <Rows board={board} />
        ) : (
          <p>{t(period === "week" ? "empty" : "emptyAll")}</p>
        )}
      </div>
      <aside className="grid content-start gap-9">
        <section aria-labelledby="counts" className="border-t-2 border-text pt-3.5">
          <h2 id="counts" className="type-small type-strong">
            {t("counts")}
          </h2>
          <p className="mt-1">{t("countsText")}</p>
        </section>
        {learner && <Hide hidden={board.hidden} name={learner.name} guest={learner.guest} />}
      </aside>
    </div>
  );
}
