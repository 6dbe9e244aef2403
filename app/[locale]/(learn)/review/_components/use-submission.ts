"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { startTransition, useState } from "react";
import { useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import type { Answer } from "#contract/answer.ts";
import type { AttemptView, NextDue, SessionProgress, SubmitOutput } from "#contract/review.ts";
import type { Verdict } from "#contract/verdict.ts";
import { type DraftHandle, forgetDraft } from "./draft.ts";
import { passes, sentenceOf, waitFor } from "./failure.ts";

/** Where an attempt is. */
export type Phase =
  | { at: "asking"; unreadable: readonly string[]; refusal: string | null }
  | { at: "sending"; trouble: "offline" | "server" | null }
  | {
      at: "judged";
      verdict: Verdict;
      next: NextDue;
      progress: SessionProgress;
      again: boolean;
      /** Judged on this page, not before it was opened. */
      fresh: boolean;
    };

type Settled = Exclude<Phase, { at: "sending" }>;

const OPEN: Extract<Phase, { at: "asking" }> = { at: "asking", unreadable: [], refusal: null };

/**
 * Sends the answer and keeps it until it is judged. While there is no connection or the server
 * fails, the same answer is tried again by itself; the server counts an attempt once.
 */
export function useSubmission(view: AttemptView, draft: DraftHandle) {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const router = useRouter();
  const { attemptId } = view;
  const [own, setOwn] = useState<Settled>(OPEN);
  const sending = useMutation(
    trpc.review.submit.mutationOptions({
      retry: (_tries, error) => passes(error),
      retryDelay: waitFor,
      onSuccess: (output) => {
        setOwn(settledBy(output));
        if (output.status === "unreadable") return draft.markSent(false);
        forgetDraft(attemptId);
        // What other pages have shown, and this one when it is come back to, is out of date.
        startTransition(() => router.refresh());
      },
      onError: (error) => {
        draft.markSent(false);
        setOwn({ ...OPEN, refusal: sentenceOf(error) ?? t("refused") });
      },
    }),
  );
  const submit = (answer: Answer) => {
    if (sending.isPending || phase.at === "judged") return;
    draft.markSent(true);
    sending.mutate({ attemptId, answer });
  };
  const phase = phaseOf(view, own, sending);
  return { phase, submit };
}

function settledBy(output: SubmitOutput): Settled {
  if (output.status === "unreadable") return { ...OPEN, unreadable: output.blanks };
  const { verdict, next, progress, again } = output;
  return { at: "judged", verdict, next, progress, again, fresh: true };
}

type Sending = {
  isPending: boolean;
  isPaused: boolean;
  failureReason: { data?: unknown } | null;
};

function phaseOf(view: AttemptView, own: Settled, sending: Sending): Phase {
  if (own.at === "judged") return own;
  // Judged in another tab, or before this page was opened.
  if (view.status === "judged") {
    const { verdict, next, progress } = view;
    return { at: "judged", verdict, next, progress, again: false, fresh: false };
  }
  if (!sending.isPending) return own;
  const { isPaused, failureReason } = sending;
  const offline = isPaused || (failureReason !== null && !failureReason.data);
  return { at: "sending", trouble: offline ? "offline" : failureReason ? "server" : null };
}
