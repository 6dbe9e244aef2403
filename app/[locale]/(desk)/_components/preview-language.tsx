"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import enLadder from "#app/messages/en/ladder.json" with { type: "json" };
import enReview from "#app/messages/en/review.json" with { type: "json" };
import zhLadder from "#app/messages/zh/ladder.json" with { type: "json" };
import zhReview from "#app/messages/zh/review.json" with { type: "json" };
import type { Locale } from "#contract/text.ts";

const WORDS = {
  en: { ladder: enLadder, review: enReview },
  zh: { ladder: zhLadder, review: zhReview },
};

/** Shows what stands in it as a page in another language than this one would. */
export function PreviewLanguage({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale={locale} messages={WORDS[locale]}>
      <div lang={locale === "zh" ? "zh-Hans" : "en"} className="grid min-w-0 gap-5">
        {children}
      </div>
    </NextIntlClientProvider>
  );
}
