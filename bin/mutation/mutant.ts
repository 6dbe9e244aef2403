/** What was done to the text, in one word; the report counts by it. */
export type Kind =
  | "comparison"
  | "condition"
  | "logic"
  | "arithmetic"
  | "number"
  | "boolean"
  | "text"
  | "array"
  | "field"
  | "call"
  | "case"
  | "removed";

/** One stretch of a file's text and what stands there instead. Offsets in UTF-16 code units. */
export type Change = {
  readonly start: number;
  readonly end: number;
  readonly becomes: string;
  readonly kind: Kind;
};

/** One deliberate fault in one file of oracle/. */
export type Mutant = Change & {
  /** Where: the path from the root of the project, with `/`; line and column from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly was: string;
  /** The whole line before, without its indentation: it finds the mutant again after an edit. */
  readonly code: string;
  /** The rules whose branch the change lies in. */
  readonly rules: readonly string[];
};

/** What the tests said to a mutant. */
export type Verdict = {
  readonly mutant: Mutant;
  readonly outcome: "killed" | "timed out" | "survived";
  /** The test that failed or did not end; null when all were content. */
  readonly by: string | null;
  readonly ms: number;
};

/** A change of text on one line: `a < b → a <= b`. */
export function changeOf({ was, becomes }: Pick<Mutant, "was" | "becomes">): string {
  const short = (text: string): string => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > 70 ? `${line.slice(0, 67)}...` : line;
  };
  return `${short(was)} → ${becomes === "" ? "(nothing)" : short(becomes)}`;
}
