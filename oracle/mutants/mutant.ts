import type { Sentence } from "../result.ts";

/** What the table says of a misconception; its id is the key. */
export type MutantText = {
  /** The belief, as the one who holds it would say it. */
  readonly sentence: Sentence;
  /** A scenario text whose trace differs from the standard machine's when both ends believe it. */
  readonly scenario: string;
};

export type MutantTable = Readonly<Record<string, MutantText>>;
