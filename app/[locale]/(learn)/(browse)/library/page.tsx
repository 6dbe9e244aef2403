import "./library.css";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { inBothLanguages } from "#app/i18n/alternates.ts";
import { Link } from "#app/i18n/navigation.ts";
import { type Library, type LibraryAddress, libraryAddress } from "#contract/library.ts";
import { database } from "#server/database/database.ts";
import { listQuestions } from "#server/library/list-questions.ts";
import { libraryLink } from "./_components/address.ts";
import { Find } from "./_components/find.tsx";
import { QuestionList } from "./_components/question-list.tsx";
import { Topics } from "./_components/topics.tsx";

type Props = { searchParams: Promise<Record<string, unknown>> };

async function addressOf({ searchParams }: Props): Promise<LibraryAddress> {
  const { q, topic, skill, by } = await searchParams;
  return libraryAddress.parse({ q, topic: topic ?? null, skill: skill ?? null, by });
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { q, topic, skill } = await addressOf(props);
  const t = await getTranslations("library");
  const tToday = await getTranslations("today.topic");
  const path = topic && !skill ? `/library?topic=${topic}` : "/library";
  return {
    title: topic ? `${tToday(topic)} · ${t("pageTitle")}` : t("pageTitle"),
    description: t("description"),
    ...inBothLanguages(await getLocale(), path),
    // What somebody searched for is no page of its own.
    ...(q !== "" && { robots: { index: false, follow: true } }),
  };
}

/** Every published question, by how often it is asked or by topic. Needs no session, no script. */
export default async function LibraryPage(props: Props) {
  const address = await addressOf(props);
  const library = await listQuestions(database(), address);
  const t = await getTranslations("library");
  const { entries, found, topics } = library;
  return (
    <div className="library">
      <div className="library-head">
        <h1 className="type-display">{t("title")}</h1>
        <Find address={address} />
      </div>
      <Topics address={address} topics={topics} />
      <div className="library-main">
        <Found address={address} library={library} />
        {entries.length > 0 ? (
          <QuestionList entries={entries} by={address.by} />
        ) : (
          <div className="grid justify-items-start gap-3">
            <p className="type-title">{t("none")}</p>
            <p className="text-soft">{t("noneHint")}</p>
            <Link href="/library" className="button">
              {t("everything")}
            </Link>
          </div>
        )}
        {found > entries.length && (
          <p className="mt-4 text-soft">{t("first", { count: entries.length })}</p>
        )}
      </div>
    </div>
  );
}

/** How many there are, and what the list is narrowed to. */
async function Found({ address, library }: { address: LibraryAddress; library: Library }) {
  const t = await getTranslations("library");
  const locale = await getLocale();
  const { found: count, graded, skill } = library;
  const { q: search } = address;
  return (
    <div className="library-found">
      <p className="type-small text-soft">
        {search === "" ? t("found", { count, graded }) : t("foundFor", { count, search })}
      </p>
      {skill && (
        <p className="type-small">
          {t("ofSkill", { skill: locale === "zh" ? skill.name.zh : skill.name.en })}
        </p>
      )}
      {(search !== "" || address.skill !== null) && (
        <Link href={libraryLink(address, { q: "", skill: null })} className="type-small no-print">
          {t("everything")}
        </Link>
      )}
    </div>
  );
}
