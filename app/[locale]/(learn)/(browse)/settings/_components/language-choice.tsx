"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { usePathname, useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import { LOCALES } from "#contract/text.ts";

const NAMES = { zh: "中文", en: "English" } as const;

/** The same page in the other language; kept with the learner, and by a cookie for this browser. */
export function LanguageChoice() {
  const t = useTranslations("account.settings");
  const locale = useLocale();
  const path = usePathname();
  const router = useRouter();
  const keep = useMutation(useTRPC().account.settings.mutationOptions());
  const [going, setGoing] = useState(locale);
  const choose = (value: string) => {
    const chosen = LOCALES.find((known) => known === value);
    if (!chosen || chosen === going) return;
    keep.mutate({ locale: chosen });
    setGoing(chosen);
    router.replace(path, { locale: chosen, scroll: false });
  };
  return (
    <RadioGroup value={going} onChange={choose} orientation="horizontal" className="grid gap-2">
      <Label className="type-small type-strong">{t("language")}</Label>
      <div className="segmented">
        {LOCALES.map((value) => (
          <Radio
            key={value}
            value={value}
            lang={value === "zh" ? "zh-Hans" : "en"}
            className="segment"
          >
            {NAMES[value]}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
