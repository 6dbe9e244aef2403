"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { BusyButton } from "#app/form/busy-button.tsx";
import { CHECKS } from "#app/form/checks.ts";
import { FormField } from "#app/form/text-field.tsx";
import { useForm } from "#app/form/use-form.ts";
import { useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import { Saved } from "./saved.tsx";
import { useSaving } from "./use-saving.ts";

export function NameForm({ name }: { name: string }) {
  const t = useTranslations("account");
  const router = useRouter();
  const change = useMutation(useTRPC().account.settings.mutationOptions());
  const { saving, save, quiet } = useSaving();
  const fields = { name: CHECKS.name };
  const { form, errors, busy, onSubmit, clear } = useForm(fields, async (typed) => {
    const trouble = await save(() => change.mutateAsync({ name: typed("name") }));
    // The header shows the first letters of it.
    if (!trouble) router.refresh();
    return "stays";
  });
  return (
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="grid gap-3">
      <FormField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        autoComplete="nickname"
        defaultValue={name}
        error={errors.name}
        onEdit={() => {
          clear("name");
          quiet();
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <BusyButton submits plain busy={busy} className="button-small">
          {t("settings.save")}
        </BusyButton>
        <Saved saving={saving} />
      </div>
    </form>
  );
}
