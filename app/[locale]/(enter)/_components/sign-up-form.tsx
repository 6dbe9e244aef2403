"use client";

import { useMutation } from "@tanstack/react-query";
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
import { useTRPC } from "#app/trpc/client.tsx";

const FIELDS = { name: CHECKS.name, email: CHECKS.email, password: CHECKS.newPassword };

/** Where a refusal is said, if it is about one field. */
const FIELD_OF: Readonly<Record<string, keyof typeof FIELDS>> = {
  EMAIL_TAKEN: "email",
  PASSWORD_COMMON: "password",
};

export function SignUpForm({ next }: { next: string }) {
  const t = useTranslations("account");
  const locale = useLocale();
  const { ofRequest } = useTrouble();
  const signUp = useMutation(useTRPC().account.signUp.mutationOptions());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { form, errors, busy, onSubmit, clear, complain } = useForm(FIELDS, async (typed) => {
    setTrouble(null);
    const [email, password] = [typed("email").trim(), typed("password")];
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const refused = await signUp
      .mutateAsync({ email, password, name: typed("name"), timeZone })
      .then(() => null, ofRequest);
    // Whoever is signed up already, perhaps in another tab, only has to go on.
    if (refused && refused.code !== "ALREADY_SIGNED_UP") {
      const field = FIELD_OF[refused.code];
      if (field) complain(field, refused.sentence);
      else setTrouble(refused);
      return "stays";
    }
    const entered = refused ? { ok: true } : await enterWith("password", { email, password });
    if (!entered.ok) {
      setTrouble({ code: "INTERNAL", sentence: t("madeNotIn") });
      return "stays";
    }
    window.location.assign(getPathname({ href: next, locale }));
    return "leaves";
  });
  return (
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="grid gap-5">
      <FormField
        name="name"
        autoComplete="nickname"
        label={t("name")}
        hint={t("nameHint")}
        error={errors.name}
        onEdit={() => clear("name")}
      />
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
        autoComplete="new-password"
        label={t("password")}
        hint={t("passwordHint")}
        error={errors.password}
        onEdit={() => clear("password")}
      />
      <FormTrouble trouble={trouble} />
      <BusyButton submits busy={busy} className="min-h-12">
        {t("signUp")}
      </BusyButton>
    </form>
  );
}
