"use client";

import { FaultPage } from "#app/fault/fault-page.tsx";
import { LanguageSwitch } from "#app/shell/language.tsx";
import { ThemeSwitch } from "#app/shell/theme.tsx";

/** Any page that broke, most often because the database is away. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  // Who is signed in cannot be asked just now, so the language is kept by the browser only.
  const tools = (
    <>
      <LanguageSwitch signedIn={false} />
      <ThemeSwitch />
    </>
  );
  return <FaultPage error={error} retry={retry} tools={tools} />;
}
