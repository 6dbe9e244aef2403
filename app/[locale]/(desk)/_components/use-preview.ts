"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC } from "#app/trpc/client.tsx";
import type { Preview, Problem } from "#contract/desk.ts";
import { type Failed, failedBy } from "./failure.ts";

export type Shown = Extract<Preview, { status: "shown" }>;

/** A pause in typing that is long enough to ask for a preview. */
const PAUSE = 400;
const SEEDS = 2 ** 31;

export type PreviewState = {
  /** The last text that could be shown, as a learner and its key see it. */
  shown: Shown | null;
  /** Whether a newer text than the shown one cannot be shown. */
  stale: boolean;
  /** Null until the first answer. */
  problems: readonly Problem[] | null;
  busy: boolean;
  failed: Failed | null;
  seed: number;
  redraw: () => void;
  /** Shows the numbers of one seed. */
  show: (seed: number) => void;
  retry: () => void;
};

/** Shows a source with drawn numbers while it is being written. */
export function usePreview(text: string): PreviewState {
  const [seed, setSeed] = useState(1);
  const [latest, setLatest] = useState<Preview | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const { mutate, error, isPending } = useMutation(useTRPC().desk.preview.mutationOptions());
  const asked = useRef<string | null>(null);
  const ask = useCallback(() => {
    asked.current = text;
    // Of several in the air only the last one is heard, whichever comes back first.
    mutate(
      { source: text, seed },
      {
        onSuccess: (result) => {
          setLatest(result);
          if (result.status === "shown") setShown(result);
        },
      },
    );
  }, [mutate, text, seed]);
  useEffect(() => {
    const typing = asked.current !== null && asked.current !== text;
    const timer = setTimeout(ask, typing ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [ask, text]);
  return {
    shown,
    stale: latest?.status === "not-shown" && shown !== null,
    problems: latest?.problems ?? null,
    busy: isPending,
    failed: error ? failedBy(error) : null,
    seed,
    redraw: () => setSeed(Math.floor(Math.random() * SEEDS)),
    show: setSeed,
    retry: ask,
  };
}
