"use client";

import type { TRPCClientErrorLike } from "@trpc/client";
import { useTranslations } from "next-intl";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { AppRouter } from "#server/trpc/router.ts";
import type { Entered } from "./enter-with.ts";

/** A failure and the sentence for it. */
export type Trouble = { code: ErrorCode | "OFFLINE"; sentence: string };

/** Says what went wrong in the language of the page. */
export function useTrouble() {
  const t = useTranslations();
  const offline: Trouble = { code: "OFFLINE", sentence: t("account.offline") };
  return {
    offline,
    ofEntering: ({ code, seconds }: Exclude<Entered, { ok: true }>): Trouble =>
      code === "OFFLINE" ? offline : { code, sentence: t(`errors.${code}`, { seconds }) },
    /** An error without our data never reached our code. */
    ofRequest: (error: TRPCClientErrorLike<AppRouter> | null): Trouble =>
      error?.data ? { code: error.data.error, sentence: error.data.sentence } : offline,
  };
}
