import "server-only";

/** One way to write a value: a whole number, or the name of a state, a set of flags, a place. */
export type Reading = number | string;

/** The answer that a run leads to at one place a question asks about. */
export type Part = {
  /** Every way to write it that counts, the usual one first. */
  readonly readings: readonly Reading[];
  /** Of how many possible answers it is one; null for a number. */
  readonly choices: number | null;
  /** How far a number may be off, in its own unit; none if absent. */
  readonly tolerance?: number;
};

/** A whole answer, by part. A part that the run does not have is absent. */
export type Parts = ReadonlyMap<string, Part>;

/** What a learner answered, by part and in the terms of `Part`. Parts left empty are absent. */
export type Given = ReadonlyMap<string, Reading>;

/** Whether what was given is the value of this part. */
export function agrees({ readings, tolerance = 0 }: Part, given: Reading): boolean {
  return readings.some((reading) => {
    if (reading === given) return true;
    if (typeof reading !== "number" || typeof given !== "number") return false;
    return Math.abs(reading - given) <= tolerance;
  });
}
