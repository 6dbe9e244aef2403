import type { CellVerdict, FieldsVerdict, StateVerdict } from "#contract/verdict.ts";

/**
 * The cells whose reasons are told: those that were missed. A state question has one blank, whose
 * reason is worth reading even where it was right.
 */
export function reasonsOf({ kind, cells }: FieldsVerdict | StateVerdict): CellVerdict[] {
  return cells.filter(({ mark }) => mark !== "right" || kind === "state");
}
