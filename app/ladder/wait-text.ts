"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Ladder } from "#contract/ladder.ts";
import { useLadder } from "./ladder-context.tsx";

/** What stands beside a wait: "RTO 1 s", "2MSL 4 min". */
export function useWaitTextOf(ladder: Ladder): (index: number) => string {
  const t = useTranslations("ladder");
  const format = useFormatter();
  return useCallback(
    (index) => {
      const wait = ladder.waits[index];
      if (!wait) return "";
      const { ms, kind } = wait;
      const [value, unit] =
        ms < 1000 ? [ms, "ms"] : ms < 120_000 ? [ms / 1000, "s"] : [ms / 60_000, "min"];
      const number = format.number(value, { maximumFractionDigits: 1 });
      return t(kind === "rto" ? "waitRto" : "waitMsl", { time: `${number} ${unit}` });
    },
    [ladder, t, format],
  );
}

export function useWaitText(): (index: number) => string {
  return useWaitTextOf(useLadder().ladder);
}
