import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "#app/i18n/navigation.ts";
import { Brand } from "#app/shell/brand.tsx";
import { Tools } from "#app/shell/tools.tsx";
import { currentLearner } from "#server/account/current-learner.ts";
import { Demo } from "./_home/demo.tsx";
import { Start } from "./_home/start.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("home");
  return { title: { absolute: `Seqack · ${t("title")}` }, description: t("line") };
}

const DIFFERENT = ["graded", "returns", "published"] as const;

/** What it is, in one sentence, and the way in. Who is in already goes to today's questions. */
export default async function HomePage() {
  const learner = await currentLearner();
  // The language is the learner's, in whichever browser they come.
  if (learner) redirect({ href: "/today", locale: learner.locale });
  const t = await getTranslations("home");
  return (
    <div className="mx-auto flex min-h-dvh max-w-[1208px] flex-col">
      <header className="top border-b-0">
        <Brand />
        <Tools signedIn={false} />
      </header>
      <main className="flex flex-1 flex-col justify-center gap-12 px-4 pt-6 pb-12 md:gap-16 md:px-8">
        <div className="grid items-center gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,650px)] lg:gap-14">
          <div className="grid gap-6">
            <h1 className="type-display">{t("sentence")}</h1>
            <p className="max-w-[30rem] text-pretty text-soft">{t("line")}</p>
            <Start />
          </div>
          <Demo />
        </div>
        <section aria-label={t("different")}>
          <ul className="grid gap-8 md:grid-cols-3 md:gap-10">
            {DIFFERENT.map((name) => (
              <li key={name} className="grid content-start gap-1 border-rule border-t pt-4">
                <h2 className="type-strong">{t(`${name}Title`)}</h2>
                <p className="type-small text-pretty text-soft">{t(name)}</p>
              </li>
            ))}
          </ul>
        </section>
      </main>
    </div>
  );
}
