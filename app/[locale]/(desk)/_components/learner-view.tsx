"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import type { Ladder } from "#contract/ladder.ts";
import type { NumberForm, PublicChoice, PublicQuestion } from "#contract/question.ts";

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
      <Asked question={question} />
    </article>
  );
}

function Asked({ question }: { question: PublicQuestion }) {
  const t = useTranslations("review");
  switch (question.kind) {
    case "fields":
      return <Blanks ladder={question.ladder} numbers={question.numbers} />;
    case "state":
      return <Blanks ladder={question.ladder} numbers="either" />;
    case "choice":
      return <Options question={question} />;
    case "flashcard":
      return <p className="desk-front">{t("thinkFirst")}</p>;
  }
}

const NONE: ReadonlySet<string> = new Set();

function Blanks({ ladder, numbers }: { ladder: Ladder; numbers: NumberForm }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  return (
    <div className="desk-ladder">
      <LadderDiagram
        ladder={ladder}
        cells={{
          kind: "ask",
          values,
          onChange: (blank, text) => setValues((old) => ({ ...old, [blank]: text })),
          unreadable: NONE,
        }}
        {...(numbers !== "either" && { form: numbers })}
      />
    </div>
  );
}

function Options({ question }: { question: PublicChoice }) {
  const t = useTranslations("review");
  const locale = useLocale();
  return (
    <>
      {question.ladder && (
        <div className="desk-ladder">
          <LadderDiagram ladder={question.ladder} />
        </div>
      )}
      <p className="type-note text-soft">
        {t(question.answers === "several" ? "chooseSeveral" : "chooseOne")}
      </p>
      <ol className="desk-options" data-answers={question.answers}>
        {question.options.map(({ id, text }) => (
          <li key={id}>
            <GroupedText text={locale === "zh" ? text.zh : text.en} />
          </li>
        ))}
      </ol>
    </>
  );
}
