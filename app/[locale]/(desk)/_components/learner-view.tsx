"use client";

import { useLocale, useTranslations } from "next-intl";
import { GroupedText } from "#app/ladder/grouped.tsx";
import type { PublicQuestion } from "#contract/question.ts";
import { Preview } from "../../(learn)/review/_components/kinds/registry.tsx";

/** The question before the answer. It can be filled in, and nothing is judged or kept. */
export function LearnerView({ question }: { question: PublicQuestion }) {
  const t = useTranslations("review");
  const locale = useLocale();
  return (
    <article className="grid min-w-0 gap-4">
      <div className="grid gap-2">
        <p className="type-note text-soft">
          {t(`kinds.${question.kind}`)} · {t(`topics.${question.topic}`)}
        </p>
        <p className="desk-prompt">
          <GroupedText text={locale === "zh" ? question.prompt.zh : question.prompt.en} />
        </p>
      </div>
      <Preview question={question} />
    </article>
  );
}
