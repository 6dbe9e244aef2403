"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { BusyButton } from "#app/form/busy-button.tsx";
import { enterWith } from "#app/form/enter-with.ts";
import { FormTrouble } from "#app/form/form-trouble.tsx";
import { type Trouble, useTrouble } from "#app/form/trouble.ts";
import { Link, useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";

/** One press from the front page to the first question: a visitor practises as a guest. */
export function Start() {
  const t = useTranslations();
  const router = useRouter();
  const locale = useLocale();
  const { ofEntering, ofRequest } = useTrouble();
  const next = useMutation(useTRPC().review.next.mutationOptions());
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const begin = async () => {
    setBusy(true);
    setTrouble(null);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const entered = await enterWith("guest", { locale, timeZone });
    if (!entered.ok) {
      setTrouble(ofEntering(entered));
      setBusy(false);
      return;
    }
    await next.mutateAsync({}).then(
      (to) => router.push(to.goTo === "attempt" ? `/review/${to.attemptId}` : "/today"),
      (error) => {
        setTrouble(ofRequest(error));
        setBusy(false);
      },
    );
  };

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-3">
        <BusyButton className="max-sm:w-full" busy={busy} onPress={begin}>
          {t("home.start")}
        </BusyButton>
        <Link href="/sign-in" className="button max-sm:w-full">
          {t("common.nav.signIn")}
        </Link>
      </div>
      <p className="type-small">
        <Link href="/library">{t("home.library")}</Link>
      </p>
      <FormTrouble trouble={trouble} />
    </div>
  );
}
