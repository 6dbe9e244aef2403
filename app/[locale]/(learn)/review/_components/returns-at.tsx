"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDue } from "./words.ts";

/** When the next card of this learner returns. */
export function ReturnsAt({ due }: { due: string }) {
  const t = useTranslations("review");
  const when = useDue();
  const [now] = useState(() => Date.now());
  return t("summary.next", { when: when(due, now) });
}
