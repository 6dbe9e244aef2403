"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";

const kept = z.object({
  text: z.string(),
  /** The revision that the text was written on. */
  revision: z.number(),
  at: z.iso.datetime(),
});
export type Kept = z.infer<typeof kept>;

const keyOf = (slug: string | null) => `seqack:desk:${slug ?? "new question"}`;

/** A browser may refuse to store (full, private): writing goes on without the safety net. */
export function keepText(slug: string | null, text: string, revision: number): void {
  try {
    const value: Kept = { text, revision, at: new Date().toISOString() };
    localStorage.setItem(keyOf(slug), JSON.stringify(value));
  } catch {}
}

export function forgetText(slug: string | null): void {
  try {
    localStorage.removeItem(keyOf(slug));
  } catch {}
}

function readText(slug: string | null): Kept | null {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(keyOf(slug)) ?? "null"));
  } catch {
    return null;
  }
}

type Editing = {
  slug: string | null;
  text: string;
  saved: { text: string; revision: number };
};

/**
 * Keeps what is not saved in this browser, and offers what was kept before. An offer stays until it is
 * taken or refused, even when writing goes on beside it.
 */
export function useKeptText({ slug, text, saved }: Editing) {
  const [offer, setOffer] = useState<Kept | null>(null);
  const looked = useRef(false);
  const { text: savedText, revision } = saved;
  useEffect(() => {
    if (!looked.current) {
      looked.current = true;
      const before = readText(slug);
      if (before && before.text !== savedText) setOffer(before);
      else forgetText(slug);
      return;
    }
    if (text !== savedText) keepText(slug, text, revision);
    else if (!offer) forgetText(slug);
  }, [slug, text, savedText, revision, offer]);
  const settle = useCallback(() => setOffer(null), []);
  /** Holds a text that is about to leave the editor, so that it can be had back. */
  const hold = useCallback((old: string, on: number) => {
    setOffer({ text: old, revision: on, at: new Date().toISOString() });
  }, []);
  return { offer, settle, hold };
}
