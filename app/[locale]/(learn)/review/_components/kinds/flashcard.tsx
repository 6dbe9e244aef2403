"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import { useTRPC } from "#app/trpc/client.tsx";
import type {
  FlashcardAnswer,
  FlashcardVerdict,
  PublicFlashcard,
  Rating,
} from "#contract/kinds/flashcard.ts";
import type { Revealed } from "#contract/review.ts";
import { PracticeButton } from "../button.tsx";
import { Dock } from "../dock.tsx";
import { passes, troubleOf, waitFor } from "../failure.ts";
import { isFree, isFreeForDigits, useKeys } from "../keys.ts";
import { Markdown } from "../markdown.tsx";
import { RuleList } from "../rule-list.tsx";
import { Strip } from "../strip.tsx";
import { useInLocale, useSince, useSpan } from "../words.ts";
import type { AskProps, JudgedProps, KindView, Values } from "./ask.ts";

const RATINGS = ["again", "hard", "good", "easy"] as const satisfies readonly Rating[];

function flashcardAnswer(values: Values): FlashcardAnswer | null {
  const rating = RATINGS.find((one) => one === values.rating);
  return rating ? { kind: "flashcard", rating } : null;
}

/** The front; after a look inside oneself the back, and how well it was known. */
function AskFlashcard(props: AskProps<PublicFlashcard>) {
  const { attemptId, notice } = props;
  const t = useTranslations("review");
  const trpc = useTRPC();
  const turned = useMutation(
    trpc.review.reveal.mutationOptions({
      retry: (_tries, error) => passes(error),
      retryDelay: waitFor,
    }),
  );
  const revealed = turned.data ?? props.revealed;
  const reveal = () => {
    if (!turned.isPending) turned.mutate({ attemptId });
  };
  useKeys((event) => {
    if (revealed || (event.key !== " " && event.key !== "Enter") || !isFree(event)) return;
    event.preventDefault();
    reveal();
  });
  if (revealed) return <Back {...props} revealed={revealed} fresh={turned.data !== undefined} />;
  const trouble = troubleOf(turned, t("noConnection"));
  return (
    <>
      <div className="practice-front">{t("thinkFirst")}</div>
      <Dock notice={trouble ? <Strip tone="partly">{trouble}</Strip> : notice}>
        <span />
        <PracticeButton primary busy={turned.isPending} onPress={reveal}>
          {t("showAnswer")}
          <kbd>{t("keys.space")}</kbd>
        </PracticeButton>
      </Dock>
    </>
  );
}

type BackProps = AskProps<PublicFlashcard> & { revealed: Revealed; fresh: boolean };

function Back({ revealed, fresh, draft, sending, notice, onSubmit }: BackProps) {
  const t = useTranslations("review");
  const span = useSpan();
  const inLocale = useInLocale();
  const card = useRef<HTMLElement>(null);
  const now = useSince();
  useEffect(() => {
    if (fresh) card.current?.focus({ preventScroll: true });
  }, [fresh]);
  const rate = (rating: Rating) => {
    if (sending) return;
    draft.set("rating", rating);
    onSubmit({ kind: "flashcard", rating });
  };
  useKeys((event) => {
    const rating = RATINGS[Number(event.key) - 1];
    if (!rating || !isFreeForDigits(event)) return;
    event.preventDefault();
    rate(rating);
  });
  return (
    <>
      <section ref={card} tabIndex={-1} className="practice-back" aria-label={t("answer")}>
        <BackBody text={inLocale(revealed.back)} revealed={revealed} />
      </section>
      <Dock notice={notice}>
        <fieldset className="practice-rates">
          <legend className="practice-rates-legend">{t("howWell")}</legend>
          {revealed.intervals.map(({ rating, due }) => (
            <Button
              key={rating}
              className="practice-rate"
              isDisabled={sending}
              onPress={() => rate(rating)}
            >
              <b>{t(`ratings.${rating}`)}</b>
              <span className="practice-rate-span">{span(due, now)}</span>
              <kbd>{RATINGS.indexOf(rating) + 1}</kbd>
            </Button>
          ))}
        </fieldset>
      </Dock>
    </>
  );
}

function BackBody({
  text,
  revealed: { ladder, rules },
}: {
  text: string;
  revealed: Pick<Revealed, "ladder" | "rules">;
}) {
  return (
    <>
      <Markdown text={text} className="practice-prose-lead" />
      {ladder && <LadderDiagram ladder={ladder} form="relative" times={false} />}
      <RuleList rules={rules} brief />
    </>
  );
}

/** A rated card: what was shown, once more. */
function JudgedFlashcard({ verdict }: JudgedProps<PublicFlashcard, FlashcardVerdict>) {
  const t = useTranslations("review");
  const inLocale = useInLocale();
  return (
    <section className="practice-back" aria-label={t("answer")}>
      <BackBody text={inLocale(verdict.back)} revealed={verdict} />
    </section>
  );
}

function PreviewFlashcard() {
  const t = useTranslations("review");
  return <p className="desk-front">{t("thinkFirst")}</p>;
}

export const flashcard: KindView<PublicFlashcard, FlashcardVerdict, FlashcardAnswer> = {
  Ask: AskFlashcard,
  answerIn: (_question, values) => flashcardAnswer(values),
  Judged: JudgedFlashcard,
  Preview: PreviewFlashcard,
  fresh: false,
};
