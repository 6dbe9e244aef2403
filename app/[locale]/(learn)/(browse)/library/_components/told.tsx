"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { MarkSign } from "#app/ladder/verdict-cell.tsx";
import type { PublicQuestion } from "#contract/question.ts";
import type { Verdict } from "#contract/verdict.ts";
import { Believed } from "../../../review/_components/believed.tsx";
import { PracticeButton } from "../../../review/_components/button.tsx";
import { Judged } from "../../../review/_components/kinds/registry.tsx";
import { Markdown } from "../../../review/_components/markdown.tsx";
import { RuleList } from "../../../review/_components/rule-list.tsx";
import { useInLocale } from "../../../review/_components/words.ts";

type Props = {
  question: PublicQuestion;
  verdict: Verdict;
  /** It judges an answer; otherwise it is the answer, asked for. */
  tried: boolean;
  onAgain: () => void;
};

/** How a tried answer stands, or the answer that was asked for: the run, the parts, why. */
export function Told({ question, verdict, tried, onAgain }: Props) {
  const t = useTranslations("library");
  const tReview = useTranslations("review");
  const inLocale = useInLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="library-told">
      <h2 ref={heading} tabIndex={-1} className="practice-mark-line">
        {tried ? <Standing verdict={verdict} /> : t("answer")}
      </h2>
      <Judged question={question} verdict={verdict} />
      {tried && <Believed verdict={verdict} />}
      <section className="practice-why">
        <h2 className="practice-section-title">{tReview("explanation")}</h2>
        <Markdown text={inLocale(verdict.explanation)} />
        {verdict.kind !== "flashcard" && <RuleList rules={verdict.rules} />}
      </section>
      <div className="library-doors no-print">
        <PracticeButton onPress={onAgain}>
          <RotateCw size={18} aria-hidden="true" />
          {t("answerAgain")}
        </PracticeButton>
      </div>
    </div>
  );
}

/** Mark, word and count. */
function Standing({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("review");
  const { mark, right, of, kind } = verdict;
  return (
    <>
      <MarkSign mark={mark} />
      <span>
        <b className={`practice-word practice-word-${mark}`}>{t(`marks.${mark}`)}</b>
        {of > 1 && ` · ${t("count", { n: right, of, kind })}`}
      </span>
    </>
  );
}
