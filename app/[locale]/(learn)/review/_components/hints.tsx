"use client";

import "../hints.css";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { useTRPC } from "#app/trpc/client.tsx";
import type { PublicQuestion } from "#contract/question.ts";
import type { Bilingual } from "#contract/text.ts";
import { passes, sentenceOf, waitFor } from "./failure.ts";
import { isFreeForDigits, useKeys } from "./keys.ts";
import { Strip } from "./strip.tsx";
import { useInLocale } from "./words.ts";

type Props = {
  attemptId: string;
  question: PublicQuestion;
  /** Those taken before the page was opened. */
  taken: readonly Bilingual[];
  /** An answer is on its way: a hint now would count for it. */
  sending: boolean;
};

/** The hints of an open question, one after the other, and what they cost. */
export function Hints(props: Props) {
  const { attemptId, question, sending } = props;
  const t = useTranslations("hints");
  const inLocale = useInLocale();
  const place = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState(props.taken);
  const asking = useMutation(
    useTRPC().review.hint.mutationOptions({
      retry: (_tries, error) => passes(error),
      retryDelay: waitFor,
      onSuccess: ({ hints }) => {
        setTaken(hints);
        // The button goes with the last hint; whoever pressed it goes on from what it gave.
        const pressed = place.current?.contains(document.activeElement);
        if (hints.length === question.hints && pressed) list.current?.focus();
      },
    }),
  );
  const more = taken.length < question.hints;
  const take = () => {
    if (more && !sending && !asking.isPending) asking.mutate({ attemptId, n: taken.length + 1 });
  };
  useKeys((event) => {
    if (event.key.toLowerCase() !== "h" || !isFreeForDigits(event)) return;
    event.preventDefault();
    take();
  });
  if (question.hints === 0) return null;
  const trouble = asking.failureReason;
  const waits = asking.isPending && (asking.isPaused || trouble !== null);
  const silence = asking.isPending ? t("noConnection") : t("refused");
  return (
    <section ref={place} className="practice-hints" aria-label={t("label")}>
      <div ref={list} tabIndex={-1} className="practice-hints-taken" aria-live="polite">
        {taken.length > 0 && (
          <ol>
            {taken.map((hint, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a hint is its place in the list
              <li key={index}>
                <GroupedText text={inLocale(hint)} />
              </li>
            ))}
          </ol>
        )}
      </div>
      {more && (
        <div className="practice-hints-next">
          <Button
            className="button button-small"
            isPending={asking.isPending}
            isDisabled={sending}
            onPress={take}
          >
            {t("take", { n: taken.length + 1, of: question.hints })}
            <kbd>H</kbd>
          </Button>
          <p className="practice-note-text">{t(question.kind === "flashcard" ? "free" : "cost")}</p>
        </div>
      )}
      {(waits || asking.isError) && (
        <Strip tone="partly">{(trouble && sentenceOf(trouble)) ?? silence}</Strip>
      )}
    </section>
  );
}
