"use client";

import { NextIntlClientProvider, useLocale } from "next-intl";
import type { ReactNode } from "react";

/**
 * Dates in the learner's own zone; a visitor without one sees the page's. With the server's time, so
 * that server and browser write the same "in 10 minutes" whatever the browser's clock says.
 */
export function InTimeZone({
  timeZone,
  now,
  children,
}: {
  timeZone: string | undefined;
  now: Date;
  children: ReactNode;
}) {
  const locale = useLocale();
  return (
    <NextIntlClientProvider locale={locale} now={now} {...(timeZone && { timeZone })}>
      {children}
    </NextIntlClientProvider>
  );
}
