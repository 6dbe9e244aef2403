import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Link } from "#app/i18n/navigation.ts";
import { currentLearner } from "#server/account/current-learner.ts";
import { database } from "#server/database/database.ts";
import { listQuestions } from "#server/desk/edit.ts";
import { hasRole } from "#server/trpc/trpc.ts";
import { QuestionList } from "../_components/question-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: t("title") };
}

/** All questions, the latest edited first. */
export default async function DeskPage() {
  const learner = await currentLearner();
  if (!learner || !hasRole(learner.role, "author")) notFound();
  const t = await getTranslations("desk");
  const { rows } = await listQuestions(database(), "");
  const withStatus = (status: string) => rows.filter((row) => row.status === status).length;
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-end justify-between gap-x-9 gap-y-4">
        <h1 className="type-display">
          {t("headline", {
            n: rows.length,
            changed: withStatus("changed"),
            drafts: withStatus("draft"),
            retired: withStatus("retired"),
            all: rows.length > 0 && withStatus("published") === rows.length ? 1 : 0,
          })}
        </h1>
        <Link href="/desk/new" className="button button-ink">
          {t("new")}
        </Link>
      </div>
      <QuestionList rows={rows} />
    </div>
  );
}
