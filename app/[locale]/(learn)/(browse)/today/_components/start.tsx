"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { Button } from "react-aria-components";
import { useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import type { Progress } from "#contract/progress.ts";

/** The one thing to do on this page. Enter does it too, wherever nothing else has the focus. */
export function Start({ open, hint }: { open: Progress["open"]; hint: string | null }) {
  const t = useTranslations("today");
  const router = useRouter();
  const trpc = useTRPC();
  const next = useMutation(
    trpc.review.next.mutationOptions({
      onSuccess: (found) => {
        if (found.goTo === "attempt") router.push(`/review/${found.attemptId}`);
        if (found.goTo === "summary") router.push(`/review/summary/${found.sessionId}`);
        if (found.goTo === "nothing") router.refresh();
      },
    }),
  );
  const leaves = next.isSuccess && next.data.goTo !== "nothing";
  const busy = next.isPending || leaves;
  const start = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.repeat || event.isComposing || busy) return;
    if (document.activeElement === document.body) next.mutate({});
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => start(event);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const refused = next.error && (next.error.data?.sentence ?? t("away"));
  return (
    <div className="start-dock">
      {(next.isPaused || refused) && (
        <p
          role="alert"
          className={`type-small w-full ${next.isPaused ? "text-partly" : "text-wrong"}`}
        >
          {next.isPaused ? t("noConnection") : refused}
        </p>
      )}
      <Button
        className="button button-ink min-h-[52px] px-8 text-[1.0625rem] max-md:w-full"
        isPending={busy}
        onPress={() => next.mutate({})}
      >
        {open ? t("goOn", { position: open.position, of: open.of }) : t("start")}
        <kbd className="max-md:hidden">Enter</kbd>
      </Button>
      {hint !== null && <p className="type-small text-soft max-md:hidden">{hint}</p>}
    </div>
  );
}
