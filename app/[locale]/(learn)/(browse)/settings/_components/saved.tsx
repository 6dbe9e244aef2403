"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";

export type Saving =
  | { stage: "idle" }
  | { stage: "saving" }
  | { stage: "saved"; sentence?: string }
  | { stage: "failed"; sentence: string };

/** Says in words how saving went, beside what is saved. */
export function Saved({ saving }: { saving: Saving }) {
  const t = useTranslations("account.settings");
  const failed = saving.stage === "failed";
  return (
    <p role="status" className={`type-small empty:hidden ${failed ? "text-wrong" : "text-soft"}`}>
      {saving.stage === "saving" && t("saving")}
      {saving.stage === "saved" && (saving.sentence ?? t("saved"))}
      {failed && (
        <span className="flex gap-1.5">
          <X size={18} aria-hidden className="mt-0.5 shrink-0" />
          {saving.sentence}
        </span>
      )}
    </p>
  );
}
