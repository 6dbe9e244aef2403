import { CLOSING } from "./closing.ts";
import { CONGESTION } from "./congestion.ts";
import { DATA } from "./data.ts";
import type { MutantText } from "./mutant.ts";
import { NUMBERS } from "./numbers.ts";
import { OPENING } from "./opening.ts";
import { RESETS } from "./resets.ts";
import { RETRANSMISSION } from "./retransmission.ts";
import { TIME_WAIT } from "./time-wait.ts";

const TABLE = {
  ...OPENING,
  ...NUMBERS,
  ...CLOSING,
  ...TIME_WAIT,
  ...RESETS,
  ...DATA,
  ...RETRANSMISSION,
  ...CONGESTION,
};

export type MutantId = keyof typeof TABLE;

/** A misconception: what somebody believes who has it wrong, and a scenario that shows it. */
export type Mutant = { readonly id: MutantId } & MutantText;

function withIds(): Readonly<Record<MutantId, Mutant>> {
  const entries = Object.entries(TABLE).map(([id, mutant]) => [id, { id, ...mutant }]);
  return Object.fromEntries(entries);
}

/** Every misconception that the machine can be switched to, by id. */
export const MUTANTS: Readonly<Record<MutantId, Mutant>> = withIds();

/** Every mutant's id, in the order of the table. */
export const MUTANT_IDS: readonly MutantId[] = Object.values(MUTANTS).map((mutant) => mutant.id);
