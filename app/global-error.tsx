"use client";

import "./globals.css";
import { NextIntlClientProvider } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { FaultPage } from "./fault/fault-page.tsx";
import enCommon from "./messages/en/common.json" with { type: "json" };
import enLadder from "./messages/en/ladder.json" with { type: "json" };
import zhCommon from "./messages/zh/common.json" with { type: "json" };
import zhLadder from "./messages/zh/ladder.json" with { type: "json" };
import { THEME_KEY } from "./shell/theme-script.ts";

const MESSAGES = {
  en: { common: enCommon, ladder: enLadder },
  zh: { common: zhCommon, ladder: zhLadder },
};

/** The language of the address, else the browser's. */
function languageHere(): "en" | "zh" {
  const asked = /^\/(zh|en)(?:\/|$)/.exec(window.location.pathname)?.[1];
  return (asked ?? navigator.language).startsWith("zh") ? "zh" : "en";
}

/** When even the frame of the pages breaks: a document of its own, with nothing asked of a server. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = useSyncExternalStore(
    () => () => {},
    languageHere,
    () => "en" as const,
  );
  useEffect(() => {
    const chosen = localStorage.getItem(THEME_KEY);
    if (chosen) document.documentElement.dataset.theme = chosen;
  }, []);
  return (
    <html lang={locale === "zh" ? "zh-Hans" : "en"}>
      <link rel="icon" href="/icon.svg" />
      <body>
        <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
          <FaultPage error={error} retry={retry} />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
