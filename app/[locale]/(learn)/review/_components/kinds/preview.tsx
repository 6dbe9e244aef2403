"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import type { PublicChoice } from "#contract/kinds/choice.ts";
import type { NumberForm } from "#contract/kinds/fields.ts";
import type { Ladder } from "#contract/ladder.ts";

const NONE: ReadonlySet<string> = new Set();

/** A diagram to fill in. */
export function PreviewBlanks({ ladder, numbers }: { ladder: Ladder; numbers: NumberForm }) {
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

/** The options of a choice, in the order of this variant. */
export function PreviewOptions({ question }: { question: PublicChoice }) {
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
