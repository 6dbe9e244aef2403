"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#app/trpc/client.tsx";
import type { Answer } from "#contract/answer.ts";
import type { Verdict } from "#contract/verdict.ts";
import { sentenceOf } from "../../../review/_components/failure.ts";

/** What was told, and whether it judges an answer or is the answer. */
type Telling = { verdict: Verdict; tried: boolean };

/** Tries answers to the public variant of a question, or asks for the right one. */
export function useAnswering(slug: string) {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const locale = useLocale() === "zh" ? "zh" : "en";
  const [wanted, setWanted] = useState(false);
  const right = useQuery(
    trpc.library.answer.queryOptions(
      { slug, locale },
      { enabled: wanted, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const trial = useMutation(trpc.library.try.mutationOptions());
  const failed = trial.error ?? (wanted ? right.error : null);
  return {
    told: toldBy(trial.data, wanted ? right.data : undefined),
    unreadable: trial.data?.status === "unreadable" ? trial.data.blanks : [],
    trying: trial.isPending,
    asking: right.isFetching,
    /** Why there is no verdict and no answer, in the reader's language. */
    trouble: failed && (sentenceOf(failed) ?? t("noConnection")),
    tryOut: (answer: Answer) => {
      if (!trial.isPending) trial.mutate({ slug, answer });
    },
    ask: () => {
      trial.reset();
      setWanted(true);
      if (right.isError) void right.refetch();
    },
    begin: () => {
      trial.reset();
      setWanted(false);
    },
  };
}

function toldBy(
  tried: { status: "judged"; verdict: Verdict } | { status: "unreadable" } | undefined,
  right: { verdict: Verdict } | undefined,
): Telling | null {
  if (tried?.status === "judged") return { verdict: tried.verdict, tried: true };
  return right ? { verdict: right.verdict, tried: false } : null;
}
