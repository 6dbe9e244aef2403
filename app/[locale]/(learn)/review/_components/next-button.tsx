"use client";

import { useMutation } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import { PracticeButton } from "./button.tsx";
import { Dock } from "./dock.tsx";
import { passes, troubleOf, waitFor } from "./failure.ts";
import { isFree, useKeys } from "./keys.ts";
import { placeOf } from "./place.ts";
import { Strip } from "./strip.tsx";

/** On to the next question: Space or Enter. A rated flashcard goes on by itself. */
export function NextButton({ sessionId, goesOn }: { sessionId: string; goesOn: boolean }) {
  const t = useTranslations("review");
  const router = useRouter();
  const trpc = useTRPC();
  const next = useMutation(
    trpc.review.next.mutationOptions({
      retry: (_tries, error) => passes(error),
      retryDelay: waitFor,
      onSuccess: (output) => router.push(placeOf(output)),
    }),
  );
  // After success the next page is on its way; asking once more would only cost a request.
  const busy = next.isPending || next.isSuccess;
  const go = () => {
    if (!busy) next.mutate({ sessionId });
  };
  useKeys((event) => {
    if ((event.key !== " " && event.key !== "Enter") || !isFree(event)) return;
    event.preventDefault();
    go();
  });
  const begin = useEffectEvent(go);
  useEffect(() => {
    if (goesOn) begin();
  }, [goesOn]);
  const trouble = troubleOf(next, t("noConnectionNext"));
  return (
    <Dock notice={trouble && <Strip tone="partly">{trouble}</Strip>}>
      <p className="practice-hint practice-wide-only">{t("spaceForNext")}</p>
      <PracticeButton primary busy={busy} onPress={go}>
        {busy && <span className="practice-spinner" aria-hidden="true" />}
        {t("next")}
        {!busy && <ChevronRight aria-hidden="true" />}
      </PracticeButton>
    </Dock>
  );
}
