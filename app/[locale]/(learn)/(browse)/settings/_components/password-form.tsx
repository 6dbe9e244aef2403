"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { BusyButton } from "#app/form/busy-button.tsx";
import { CHECKS } from "#app/form/checks.ts";
import { FormField } from "#app/form/text-field.tsx";
import { useForm } from "#app/form/use-form.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import { Saved } from "./saved.tsx";
import { useSaving } from "./use-saving.ts";

const FIELDS = {
  current: (text: string) => (text === "" ? { key: "settings.currentEmpty" } : null),
  next: CHECKS.newPassword,
};

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("account");
  const change = useMutation(useTRPC().account.changePassword.mutationOptions());
  const { saving, save, quiet } = useSaving();
  const { form, errors, busy, onSubmit, clear, complain } = useForm(FIELDS, async (typed) => {
    const request = async () => {
      await change.mutateAsync({ current: typed("current"), next: typed("next") });
      form.current?.reset();
    };
    const trouble = await save(request, t("settings.changed"));
    // Said at the field it is about, and not a second time beside the button.
    if (trouble?.code === "PASSWORD_WRONG") complain("current", t("settings.currentWrong"));
    else if (trouble?.code === "PASSWORD_COMMON") complain("next", trouble.sentence);
    else return "stays";
    quiet();
    return "stays";
  });
  const edit = (name: keyof typeof FIELDS) => {
    clear(name);
    quiet();
  };
  return (
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="grid gap-4">
      {/* Tells password managers whose password changes. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <FormField
        name="current"
        type="password"
        autoComplete="current-password"
        label={t("settings.current")}
        error={errors.current}
        onEdit={() => edit("current")}
      />
      <FormField
        name="next"
        type="password"
        autoComplete="new-password"
        label={t("settings.next")}
        hint={t("passwordHint")}
        error={errors.next}
        onEdit={() => edit("next")}
      />
      <div className="flex flex-wrap items-center gap-3">
        <BusyButton submits plain busy={busy} className="button-small">
          {t("settings.change")}
        </BusyButton>
        <Saved saving={saving} />
      </div>
    </form>
  );
}
