"use client";

import { createContext, use } from "react";
import type { CellVerdict } from "#contract/cell.ts";
import type { Ladder } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";
import type { Cells } from "./cells.ts";
import type { Face, Faces } from "./content.ts";
import type { Place } from "./places.ts";

/** A segment by its number, or a change of state by its end and its ms of the run. */
export type Marked = { segment: number } | { end: End; at: number };

/** What every part of one diagram, drawn or as a table, reads from. */
export type LadderView = {
  ladder: Ladder;
  cells: Cells;
  places: ReadonlyMap<string, Place>;
  names: Readonly<Record<End, string>>;
  print: (n: number, field: "seq" | "ack") => string | null;
  wraps: (n: number, field: "seq" | "ack") => boolean;
  faces: Faces;
  face: (verdict: CellVerdict) => Face;
  /** What is set off from the rest, such as where two runs begin to differ. */
  marked: Marked | null;
  /** The text as it was typed, where switching the form rewrote it. */
  typedAs: (blank: string) => string | undefined;
};

const LadderContext = createContext<LadderView | null>(null);

export const LadderProvider = LadderContext.Provider;

export function useLadder(): LadderView {
  const view = use(LadderContext);
  if (!view) throw new Error("a part of a ladder diagram stands outside of one");
  return view;
}
