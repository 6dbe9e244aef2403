"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Switch } from "react-aria-components";
import { useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";

type Props = { hidden: boolean; name: string; guest: boolean };

/** Whether others see the learner on the board. A guest is not seen yet. */
export function Hide({ hidden, name, guest }: Props) {
  const t = useTranslations("board");
  const router = useRouter();
  const trpc = useTRPC();
  const [shown, setShown] = useState(!hidden);
  const hide = useMutation(
    trpc.board.hide.mutationOptions({
      onSuccess: () => router.refresh(),
      onError: () => setShown(!hidden),
    }),
  );
  const change = (next: boolean) => {
    setShown(next);
    hide.mutate({ hidden: !next });
  };
  return (
    <section aria-labelledby="your-name" className="grid gap-1.5">
      <h2 id="your-name" className="type-small type-strong">
        {t("yourName")}
      </h2>
      {guest ? (
        <p className="text-soft">{t("guestHint")}</p>
      ) : (
        <>
          <Switch isSelected={shown} onChange={change} className="switch">
            <span className="switch-track" aria-hidden="true">
              <span />
            </span>
            {shown ? t("shownAs", { name }) : t("hiddenAs")}
          </Switch>
          <p className="type-small text-soft">{t("hideHint")}</p>
        </>
      )}
      {hide.error && (
        <p role="alert" className="type-small text-wrong">
          {hide.error.data?.sentence ?? hide.error.message}
        </p>
      )}
    </section>
  );
}
