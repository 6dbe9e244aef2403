"use client";

import { useTranslations } from "next-intl";
import { useDue, useSince } from "./words.ts";

/** When the next card of this learner returns. */
export function ReturnsAt({ due }: { due: string }) {
  const t = useTranslations("review");
  const when = useDue();
  const now = useSince();
  return t("summary.next", { when: when(due, now) });
}
