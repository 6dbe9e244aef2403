"use client";

import { useTranslations } from "next-intl";
import { PracticeButton } from "./button.tsx";

/** Hands the answer in. Enter does the same. */
export function CheckButton({ sending, disabled }: { sending: boolean; disabled?: boolean }) {
  const t = useTranslations("review");
  return (
    <PracticeButton primary submits busy={sending} disabled={disabled ?? false}>
      {sending && <span className="practice-spinner" aria-hidden="true" />}
      {sending ? t("checking") : t("check")}
      {!sending && <kbd>Enter</kbd>}
    </PracticeButton>
  );
}
