"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Link, usePathname } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";

/**
 * The same page in the other language. The cookie remembers it for this browser; for somebody signed
 * in it is kept with the learner too.
 */
export function LanguageSwitch({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("common");
  const other = useLocale() === "zh" ? "en" : "zh";
  const path = usePathname();
  const trpc = useTRPC();
  const keep = useMutation(trpc.account.settings.mutationOptions());
  return (
    <Link
      href={path}
      locale={other}
      hrefLang={other}
      lang={other === "zh" ? "zh-Hans" : "en"}
      className="tool no-underline"
      onClick={() => {
        if (signedIn) keep.mutate({ locale: other });
      }}
    >
      {t("language")}
    </Link>
  );
}
