"use client";

import { useState } from "react";
import { type Trouble, useTrouble } from "#app/form/trouble.ts";
import type { Saving } from "./saved.tsx";

/** Saves something and says how it went. */
export function useSaving() {
  const { ofRequest } = useTrouble();
  const [saving, setSaving] = useState<Saving>({ stage: "idle" });
  const save = async (
    request: () => Promise<unknown>,
    sentence?: string,
  ): Promise<Trouble | null> => {
    setSaving({ stage: "saving" });
    const trouble = await request().then(() => null, ofRequest);
    setSaving(
      trouble
        ? { stage: "failed", sentence: trouble.sentence }
        : { stage: "saved", ...(sentence !== undefined && { sentence }) },
    );
    return trouble;
  };
  return { saving, save, quiet: () => setSaving({ stage: "idle" }) };
}
