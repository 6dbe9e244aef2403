"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { GroupedText } from "#app/ladder/grouped.tsx";
import type { PublicQuestion } from "#contract/question.ts";
import { useInLocale } from "./words.ts";

/** The question. It takes the focus when its page opens, so that it is what is read first. */
export function QuestionHead({ question }: { question: PublicQuestion }) {
  const t = useTranslations("review");
  const inLocale = useInLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="practice-question">
      <p className="practice-kind">
        {t(`kinds.${question.kind}`)} · {t(`topics.${question.topic}`)}
      </p>
      <h1 ref={heading} tabIndex={-1} className="practice-title type-title">
        <GroupedText text={inLocale(question.prompt)} />
      </h1>
    </div>
  );
}
