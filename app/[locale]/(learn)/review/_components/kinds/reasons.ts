import type { CellVerdict } from "#contract/cell.ts";
import type { FieldsVerdict } from "#contract/kinds/fields.ts";
import type { StateVerdict } from "#contract/kinds/state.ts";

/**
 * The cells whose reasons are told: those that were missed. A state question has one blank, whose
 * reason is worth reading even where it was right.
 */
export function reasonsOf({ kind, cells }: FieldsVerdict | StateVerdict): CellVerdict[] {
  return cells.filter(({ mark }) => mark !== "right" || kind === "state");
}
