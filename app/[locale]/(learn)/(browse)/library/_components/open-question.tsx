"use client";

import "../../../review/review.css";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { OnceListening } from "#app/form/once-listening.tsx";
import type { PublicQuestion } from "#contract/question.ts";
import { PracticeButton } from "../../../review/_components/button.tsx";
import type { DraftHandle } from "../../../review/_components/draft.ts";
import { Ask, returnsFresh } from "../../../review/_components/kinds/registry.tsx";
import { Strip } from "../../../review/_components/strip.tsx";
import { Told } from "./told.tsx";
import { useAnswering } from "./use-answering.ts";

/** A question that anybody may answer or have answered. Nothing is scored or kept. */
export function OpenQuestion({ question }: { question: PublicQuestion }) {
  const t = useTranslations("library");
  const tReview = useTranslations("review");
  const draft = useUnkept();
  const answering = useAnswering(question.slug);
  const { told, trouble } = answering;
  const [round, setRound] = useState(0);
  const open = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone; who reads by ear goes on at the question.
  useEffect(() => {
    if (round > 0) open.current?.focus();
  }, [round]);
  if (told) {
    const again = () => {
      draft.forget();
      answering.begin();
      setRound(round + 1);
    };
    return <Told question={question} {...told} onAgain={again} />;
  }
  const notice = trouble && <Strip tone="partly">{trouble}</Strip>;
  // A card is judged by who turns it over: to see its back is to ask for the answer.
  const isCard = question.kind === "flashcard";
  return (
    <div ref={open} tabIndex={-1} className="library-open">
      <OnceListening>
        {isCard ? (
          <>
            <div className="practice-front">{tReview("thinkFirst")}</div>
            {notice}
          </>
        ) : (
          <Ask
            attemptId=""
            question={question}
            draft={draft}
            sending={answering.trying}
            unreadable={answering.unreadable}
            revealed={null}
            notice={notice}
            onSubmit={answering.tryOut}
          />
        )}
        <div className="library-doors no-print">
          <PracticeButton primary={isCard} busy={answering.asking} onPress={answering.ask}>
            {t("showAnswer")}
          </PracticeButton>
          <p className="type-small text-soft">
            {t(returnsFresh(question.kind) ? "notScored" : "notScoredWords")}
          </p>
        </div>
      </OnceListening>
      <noscript>{t("needsScript")}</noscript>
    </div>
  );
}

/** What is filled in lives as long as the page. */
function useUnkept(): DraftHandle & { forget: () => void } {
  const [values, setValues] = useState<DraftHandle["values"]>({});
  return {
    values,
    ready: true,
    wasSent: false,
    set: (key, text) => setValues((old) => ({ ...old, [key]: text })),
    markSent: () => {},
    forget: () => setValues({}),
  };
}
