"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useForm } from "#app/ladder/form.ts";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { MarkSign } from "#app/ladder/verdict-cell.tsx";
import type { RuleReference } from "#contract/judged.ts";
import type { PublicQuestion } from "#contract/question.ts";
import type { NextDue } from "#contract/review.ts";
import type { Verdict } from "#contract/verdict.ts";
import { Believed } from "./believed.tsx";
import { reasonsOf } from "./kinds/reasons.ts";
import { Judged, returnsFresh } from "./kinds/registry.tsx";
import { Note } from "./margin.tsx";
import { Markdown } from "./markdown.tsx";
import { NextButton } from "./next-button.tsx";
import { RuleList } from "./rule-list.tsx";
import { sentenceFor } from "./sentence.ts";
import { useDue, useInLocale, useSince } from "./words.ts";

type Props = {
  question: PublicQuestion;
  verdict: Verdict;
  next: NextDue;
  sessionId: string;
  /** Just judged, here: the heading takes the focus. */
  fresh: boolean;
  /** Judged before, in another tab: what is shown is the first verdict. */
  again: boolean;
};

/** How the answer stands, what TCP really did, why, and when the question returns. */
export function VerdictView(props: Props) {
  const { question, verdict, next, sessionId, fresh, again } = props;
  const t = useTranslations("review");
  const inLocale = useInLocale();
  const flashcard = verdict.kind === "flashcard";
  return (
    <>
      <VerdictHead {...props} />
      {again && <p className="practice-again">{t("again")}</p>}
      <div className="practice-columns">
        <div>
          <Judged question={question} verdict={verdict} />
          <Believed verdict={verdict} />
          <section className="practice-why">
            <h2 className="practice-section-title">{t("explanation")}</h2>
            <Markdown text={inLocale(verdict.explanation)} />
            <RuleList rules={furtherRules(verdict)} />
          </section>
          <NextButton sessionId={sessionId} goesOn={flashcard && fresh && !again} />
        </div>
        <aside className="practice-margin">
          <DueNote next={next} verdict={verdict} />
        </aside>
      </div>
    </>
  );
}

/** The rules behind the answer that no reason has named yet. */
function furtherRules(verdict: Verdict): RuleReference[] {
  // The back of a card ends with them.
  if (verdict.kind === "flashcard") return [];
  if (verdict.kind !== "fields" && verdict.kind !== "state") return verdict.rules;
  const named = new Set(reasonsOf(verdict).flatMap(({ rules }) => rules.map(({ id }) => id)));
  return verdict.rules.filter(({ id }) => !named.has(id));
}

function VerdictHead({ question, verdict, next, fresh }: Props) {
  const t = useTranslations("review");
  const inLocale = useInLocale();
  const sentence = useSentence(question, verdict, next);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) heading.current?.focus();
  }, [fresh]);
  const flashcard = verdict.kind === "flashcard";
  return (
    <div className="practice-question">
      <p className="practice-kind">
        {t(`kinds.${question.kind}`)} · {t(`topics.${question.topic}`)}
      </p>
      {!flashcard && (
        <p className="practice-mark-line">
          <MarkSign mark={verdict.mark} />
          <span>
            <b className={`practice-word practice-word-${verdict.mark}`}>
              {t(`marks.${verdict.mark}`)}
            </b>
            {verdict.of > 1 &&
              ` · ${t("count", { n: verdict.right, of: verdict.of, kind: verdict.kind })}`}
          </span>
        </p>
      )}
      <h1 ref={heading} tabIndex={-1} className="practice-title type-title">
        <GroupedText text={flashcard ? inLocale(question.prompt) : sentence} />
      </h1>
      {!flashcard && (
        <p className="practice-prompt">
          <GroupedText text={inLocale(question.prompt)} />
        </p>
      )}
    </div>
  );
}

function useSentence(question: PublicQuestion, verdict: Verdict, next: NextDue): string {
  const t = useTranslations("review");
  const format = useFormatter();
  const due = useDue();
  const now = useSince();
  const said = sentenceFor(question, verdict, useForm());
  const list = (numbers: number[]) => format.list(numbers.map(String), { type: "conjunction" });
  switch (said.say) {
    case "back":
      return t("sentence.back", { when: due(next.due, now) });
    case "number":
      return t("sentence.number", { ...said });
    case "state":
      return t("sentence.state", { ...said });
    case "segments":
      return t("sentence.segments", { list: list(said.segments), count: said.segments.length });
    case "options":
      return t("sentence.options", { list: list(said.options), count: said.options.length });
    case "parts":
      return t("sentence.parts", { ...said });
  }
}

function DueNote({ next, verdict }: { next: NextDue; verdict: Verdict }) {
  const t = useTranslations("review");
  const due = useDue();
  const now = useSince();
  const fresh = returnsFresh(verdict.kind);
  const hints = useTranslations("hints");
  const took = { n: next.hints, free: verdict.kind === "flashcard" ? "yes" : "no" };
  return (
    <div className="practice-due">
      <Note title={t("backOn")}>
        <p className="practice-due-date">{due(next.due, now)}</p>
        <p className="practice-note-text">
          {t("countedAs", {
            rating: t(`ratings.${next.rating}`),
            fresh: fresh ? "yes" : "no",
          })}
        </p>
        {next.hints > 0 && <p className="practice-note-text">{hints("taken", took)}</p>}
        {next.points > 0 && <p className="practice-note-text">{t("points", { n: next.points })}</p>}
      </Note>
    </div>
  );
}
