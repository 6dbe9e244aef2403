"use client";

import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { useRouter } from "#app/i18n/navigation.ts";

/** Tells the controls which language the page is in, and how links inside them are followed. */
export function Locale({ locale, children }: { locale: string; children: ReactNode }) {
  const router = useRouter();
  return (
    <I18nProvider locale={locale === "zh" ? "zh-CN" : "en-GB"}>
      <RouterProvider navigate={router.push}>{children}</RouterProvider>
    </I18nProvider>
  );
}
