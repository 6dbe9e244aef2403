import "../library.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { inBothLanguages } from "#app/i18n/alternates.ts";
import { Link } from "#app/i18n/navigation.ts";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { slug as slugShape } from "#contract/asked.ts";
import type { LibraryQuestion } from "#contract/library.ts";
import { database } from "#server/database/database.ts";
import { showQuestion } from "#server/library/show-question.ts";
import { FrequencySign } from "../_components/frequency.tsx";
import { OpenQuestion } from "../_components/open-question.tsx";
import { SkillNotes } from "../_components/skill-notes.tsx";

type Props = { params: Promise<{ slug: string }> };

/** Loaded once for the page and its title. Whatever is not published has no page. */
const load = cache(async (slug: string): Promise<LibraryQuestion> => {
  const shown = slugShape.safeParse(slug).success ? await showQuestion(database(), slug) : null;
  return shown ?? notFound();
});

/** Search engines show about so much of a description. */
const DESCRIPTION = 160;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const { question, skill } = await load(slug);
  const locale = await getLocale();
  const inLocale = (text: { zh: string; en: string }) => (locale === "zh" ? text.zh : text.en);
  const tToday = await getTranslations("today.topic");
  return {
    title: `${skill ? inLocale(skill.name) : slug} · ${tToday(question.topic)}`,
    description: inLocale(question.prompt).slice(0, DESCRIPTION),
    ...inBothLanguages(locale, `/library/${slug}`),
  };
}

/** One question as it is asked. Its answer comes after an attempt, or when it is asked for. */
export default async function LibraryQuestionPage({ params }: Props) {
  const shown = await load((await params).slug);
  const { question, skill } = shown;
  const locale = await getLocale();
  const { prompt } = question;
  return (
    <article className={`library-question practice-of-${question.kind}`}>
      <Way topic={question.topic} />
      <div className="practice-question">
        <Facts shown={shown} />
        <h1 className="practice-title type-title">
          <GroupedText text={locale === "zh" ? prompt.zh : prompt.en} />
        </h1>
      </div>
      <OpenQuestion question={question} />
      {skill && <SkillNotes skill={skill} />}
    </article>
  );
}

function Way({ topic }: Pick<LibraryQuestion["question"], "topic">) {
  const t = useTranslations("library");
  const tToday = useTranslations("today");
  return (
    <nav aria-label={t("place")} className="library-way">
      <Link href="/library">{t("title")}</Link>
      <span aria-hidden="true">›</span>
      <Link href={{ pathname: "/library", query: { topic } }}>{tToday(`topic.${topic}`)}</Link>
    </nav>
  );
}

function Facts({ shown: { question, frequency } }: { shown: LibraryQuestion }) {
  const t = useTranslations("library");
  const tReview = useTranslations("review");
  const tToday = useTranslations("today");
  return (
    <p className="practice-kind flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        {tReview(`kinds.${question.kind}`)} · {tToday(`topic.${question.topic}`)}
      </span>
      <span className="flex items-center gap-2">
        <span aria-hidden="true">
          <FrequencySign frequency={frequency} />
        </span>
        {t(`frequency.${frequency}`)}
      </span>
    </p>
  );
}
