"use client";

import "../review.css";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { OnceListening } from "#app/form/once-listening.tsx";
import type { AttemptView } from "#contract/review.ts";
import { useDraft } from "./draft.ts";
import { Hints } from "./hints.tsx";
import { Ask, answerIn } from "./kinds/registry.tsx";
import { PracticeBar } from "./practice-bar.tsx";
import { QuestionHead } from "./question-head.tsx";
import { ReportProblem } from "./report-problem.tsx";
import { Strip } from "./strip.tsx";
import { type Phase, useSubmission } from "./use-submission.ts";
import { VerdictView } from "./verdict.tsx";

/** One attempt, from the question to its verdict. Its address is its own, so refresh and back work. */
export function ReviewSession({ view }: { view: AttemptView }) {
  const { attemptId, question } = view;
  const t = useTranslations("review");
  const draft = useDraft(attemptId);
  const { phase, submit } = useSubmission(view, draft);
  const sendAgain = useEffectEvent(() => {
    const answer = phase.at === "asking" ? answerIn(question, draft.values) : null;
    if (answer) submit(answer);
  });
  // The page was left while an answer was on its way: it may or may not have arrived.
  useEffect(() => {
    if (draft.wasSent) sendAgain();
  }, [draft.wasSent]);
  const progress = phase.at === "judged" ? phase.progress : view.progress;
  return (
    <div className={`practice practice-of-${question.kind}`}>
      <PracticeBar progress={progress} topic={question.topic} />
      <main id="main" className="practice-main">
        <p role="status" className="sr-only">
          <Announcement phase={phase} />
        </p>
        <OnceListening ready={draft.ready}>
          {phase.at === "judged" ? (
            <VerdictView question={question} sessionId={progress.sessionId} {...phase} />
          ) : (
            <>
              <QuestionHead question={question} />
              <Hints
                attemptId={attemptId}
                question={question}
                taken={view.status === "asking" ? view.hints : []}
                sending={phase.at === "sending"}
              />
              <Ask
                attemptId={attemptId}
                question={question}
                draft={draft}
                sending={phase.at === "sending"}
                unreadable={phase.at === "asking" ? phase.unreadable : []}
                revealed={view.status === "asking" ? view.revealed : null}
                notice={<Notice phase={phase} />}
                onSubmit={submit}
              />
            </>
          )}
          <ReportProblem attemptId={attemptId} />
        </OnceListening>
        <noscript>{t("needsScript")}</noscript>
      </main>
    </div>
  );
}

/** Said once, when a verdict comes in; its sentence is read as the heading takes the focus. */
function Announcement({ phase }: { phase: Phase }) {
  const t = useTranslations("review");
  if (phase.at !== "judged" || !phase.fresh || phase.verdict.kind === "flashcard") return null;
  const { mark, right, of, kind } = phase.verdict;
  return of > 1
    ? t("announce", { mark: t(`marks.${mark}`), n: right, of, kind })
    : t("announceOne", { mark: t(`marks.${mark}`) });
}

/** What became of an answer that is not judged yet. */
function Notice({ phase }: { phase: Phase }) {
  const t = useTranslations("review");
  if (phase.at === "sending" && phase.trouble) {
    return <Strip tone="partly">{t(`trouble.${phase.trouble}`)}</Strip>;
  }
  if (phase.at === "asking" && phase.refusal !== null) {
    return <Strip tone="wrong">{phase.refusal}</Strip>;
  }
  return null;
}
