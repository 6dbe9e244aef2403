"use client";

import { useCallback, useRef } from "react";
import type { Ladder } from "#contract/ladder.ts";
import { type Cells, isnOf } from "./cells.ts";
import { chooseForm } from "./form.ts";
import { converted, type Form } from "./numbers.ts";
import { placesOf } from "./places.ts";

type Origin = { typed: string; now: string };

/**
 * Switches the form of the numbers. What was typed goes with it, so that a half-filled diagram stays
 * one story; the text as typed stays readable in a tooltip.
 */
export function useRewritten(ladder: Ladder, cells: Cells) {
  const origins = useRef(new Map<string, Origin>());
  const switchTo = (to: Form) => {
    const from: Form = to === "relative" ? "absolute" : "relative";
    if (cells.kind === "ask") rewrite(ladder, cells, from, to, origins.current);
    chooseForm(to);
  };
  const values = cells.kind === "ask" ? cells.values : null;
  const typedAs = useCallback(
    (blank: string) => {
      const origin = origins.current.get(blank);
      return origin && origin.now === values?.[blank] && origin.typed !== origin.now
        ? origin.typed
        : undefined;
    },
    [values],
  );
  return { switchTo, typedAs };
}

function rewrite(
  ladder: Ladder,
  cells: Extract<Cells, { kind: "ask" }>,
  from: Form,
  to: Form,
  origins: Map<string, Origin>,
): void {
  for (const [blank, place] of placesOf(ladder)) {
    const text = cells.values[blank] ?? "";
    const now = converted(text, from, to, isnOf(ladder, place));
    if (now === null) continue;
    const origin = origins.get(blank);
    origins.set(blank, { typed: origin?.now === text ? origin.typed : text, now });
    cells.onChange(blank, now);
  }
}
