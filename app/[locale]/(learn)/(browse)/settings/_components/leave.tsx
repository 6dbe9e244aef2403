"use client";

import { useMutation } from "@tanstack/react-query";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { BusyButton } from "#app/form/busy-button.tsx";
import { FormTrouble } from "#app/form/form-trouble.tsx";
import { type Trouble, useTrouble } from "#app/form/trouble.ts";
import { useTRPC } from "#app/trpc/client.tsx";

type Props = { guest: boolean; answered: number; home: string };

/** Signing out, here or everywhere. A guest is told first that nothing leads back. */
export function Leave({ guest, answered, home }: Props) {
  const t = useTranslations("account.settings");
  const { ofRequest, offline } = useTrouble();
  const endAll = useMutation(useTRPC().account.signOutEverywhere.mutationOptions());
  const [busy, setBusy] = useState<"here" | "everywhere" | null>(null);
  const [sure, setSure] = useState(!guest);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const leave = async (where: "here" | "everywhere") => {
    setBusy(where);
    setTrouble(null);
    const refused =
      where === "everywhere" ? await endAll.mutateAsync().then(() => null, ofRequest) : null;
    const stayed =
      refused ??
      (await signOut({ redirect: false }).then(
        () => null,
        () => offline,
      ));
    if (!stayed) return window.location.assign(home);
    setTrouble(stayed);
    setBusy(null);
  };

  return (
    <div className="grid gap-5">
      {guest && sure ? (
        <div className="grid gap-3" role="alert">
          <p>{t("guestOut", { n: answered })}</p>
          <p className="flex flex-wrap gap-3">
            <BusyButton plain busy={busy === "here"} onPress={() => leave("here")}>
              {t("guestOutYes")}
            </BusyButton>
            <Button className="button button-plain" onPress={() => setSure(false)}>
              {t("stay")}
            </Button>
          </p>
        </div>
      ) : (
        <Way hint={guest ? t("guestOut", { n: answered }) : t("signOutHint")}>
          <BusyButton
            plain
            busy={busy === "here"}
            className="button-small"
            onPress={() => (guest ? setSure(true) : leave("here"))}
          >
            {t("signOut")}
          </BusyButton>
        </Way>
      )}
      {!guest && (
        <Way hint={t("everywhereHint")}>
          <BusyButton
            plain
            busy={busy === "everywhere"}
            className="button-small"
            onPress={() => leave("everywhere")}
          >
            {t("everywhere")}
          </BusyButton>
        </Way>
      )}
      <FormTrouble trouble={trouble} />
    </div>
  );
}

function Way({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-1">
      {children}
      <p className="type-note text-soft">{hint}</p>
    </div>
  );
}
