"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { BusyButton } from "#app/form/busy-button.tsx";
import { CHECKS } from "#app/form/checks.ts";
import { enterWith } from "#app/form/enter-with.ts";
import { FormTrouble } from "#app/form/form-trouble.tsx";
import { FormField } from "#app/form/text-field.tsx";
import { type Trouble, useTrouble } from "#app/form/trouble.ts";
import { useForm } from "#app/form/use-form.ts";
import { getPathname } from "#app/i18n/navigation.ts";
import { landing } from "./next-path.ts";

type Props = {
  /** Where to go then, without its language. */
  next: string;
  /** Why a sign-in through another service brought the learner back here. */
  failed: string | null;
};

const FIELDS = { email: CHECKS.email, password: CHECKS.password };

export function SignInForm({ next, failed }: Props) {
  const t = useTranslations("account");
  const locale = useLocale();
  const { ofEntering } = useTrouble();
  const [trouble, setTrouble] = useState<Trouble | null>(
    failed === null ? null : { code: "INTERNAL", sentence: failed },
  );
  const { form, errors, busy, onSubmit, clear, complain } = useForm(FIELDS, async (typed) => {
    setTrouble(null);
    const [email, password] = [typed("email").trim(), typed("password")];
    const entered = await enterWith("password", { email, password });
    if (entered.ok) {
      // A new document, so that nothing of the one before the sign-in is left in it.
      window.location.assign(getPathname({ href: landing(next), locale }));
      return "leaves";
    }
    const refused = ofEntering(entered);
    if (refused.code === "PASSWORD_WRONG") complain("password", refused.sentence);
    else setTrouble(refused);
    return "stays";
  });
  return (
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="grid gap-5">
      <FormField
        name="email"
        type="email"
        autoComplete="username"
        label={t("email")}
        error={errors.email}
        onEdit={() => clear("email")}
      />
      <FormField
        name="password"
        type="password"
        autoComplete="current-password"
        label={t("password")}
        error={errors.password}
        onEdit={() => clear("password")}
      />
      <FormTrouble trouble={trouble} />
      <BusyButton submits busy={busy} className="min-h-12">
        {t("signIn")}
      </BusyButton>
    </form>
  );
}
