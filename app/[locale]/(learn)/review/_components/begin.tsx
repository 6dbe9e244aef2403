"use client";

import "../review.css";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { Link, useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import { PracticeButton } from "./button.tsx";
import { passes, troubleOf, waitFor } from "./failure.ts";
import { placeOf } from "./place.ts";
import { Strip } from "./strip.tsx";
import { useDue, useSince } from "./words.ts";

/** Begins today's practice or goes on with it, and says so when nothing is due. */
export function Begin({ visitor }: { visitor: boolean }) {
  const t = useTranslations("review");
  const router = useRouter();
  const locale = useLocale();
  const trpc = useTRPC();
  const next = useMutation(
    trpc.review.next.mutationOptions({
      retry: (_tries, error) => passes(error),
      retryDelay: waitFor,
      onSuccess: (output) => {
        if (output.goTo !== "nothing") router.replace(placeOf(output));
      },
    }),
  );
  const begin = async () => {
    // A visitor practises at once: as a guest, whose progress a sign-up keeps.
    if (visitor) await becomeGuest(locale);
    next.mutate({});
  };
  const first = useEffectEvent(begin);
  useEffect(() => {
    first();
  }, []);
  if (next.data?.goTo === "nothing") return <NothingDue due={next.data.due} />;
  const trouble = troubleOf(next, t("noConnectionNext"));
  if (!trouble) return <Skeleton />;
  return (
    <main id="main" className="practice-main practice-empty">
      <h1 className="practice-title type-title">{t("notBegun")}</h1>
      <Strip tone={next.isError ? "wrong" : "partly"}>{trouble}</Strip>
      {next.isError && <PracticeButton onPress={begin}>{t("tryAgain")}</PracticeButton>}
    </main>
  );
}

async function becomeGuest(locale: string): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Where this fails, asking for a question says so in the learner's language.
  await signIn("guest", { redirect: false, locale, timeZone }).catch(() => null);
}

/** True, and until when. */
function NothingDue({ due }: { due: string | null }) {
  const t = useTranslations("review");
  const when = useDue();
  const now = useSince();
  return (
    <main id="main" className="practice-main practice-empty">
      <h1 className="practice-title type-title">
        {due === null ? t("nothing.never") : t("nothing.until", { when: when(due, now) })}
      </h1>
      <p className="practice-prompt">{t("nothing.line")}</p>
      <p>
        <Link href="/today" className="button">
          {t("toToday")}
        </Link>
      </p>
    </main>
  );
}

/** The shape of what comes; it shows only when the wait is long enough to be noticed. */
function Skeleton() {
  const t = useTranslations("review");
  return (
    <main id="main" className="practice-main">
      <div className="practice-skeleton" role="status" aria-label={t("loading")}>
        <i className="w-[30%]" />
        <i className="h-[22px] w-[82%]" />
        <i className="h-[22px] w-[54%]" />
        <div className="practice-skeleton-ladder">
          <i className="w-[44%]" />
          <i className="w-[52%]" />
          <i className="w-[40%]" />
        </div>
      </div>
    </main>
  );
}
