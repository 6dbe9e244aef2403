import type { Mutant } from "./mutant.ts";
import { changeOf } from "./mutant.ts";

/** Mutants that change nothing anybody could see, each with the reason why no test can tell. */
export type Equivalent = {
  readonly file: string;
  /** The line of code, without indentation. */
  readonly code: string;
  /** `was → becomes`; all mutants of the line without it. */
  readonly change?: string;
  readonly because: string;
};

/** The entry that speaks of a mutant, if one does. */
export function equivalenceOf(
  mutant: Mutant,
  entries: readonly Equivalent[],
): Equivalent | undefined {
  return entries.find(
    ({ file, code, change }) =>
      file === mutant.file &&
      code === mutant.code &&
      (change === undefined || change === changeOf(mutant)),
  );
}
