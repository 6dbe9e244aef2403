/** What one part of the test run came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Part {
  readonly name: string;
  /** Words with which `npm run test:…` asks for it. */
  readonly group: "check" | "content" | "unit" | "integration" | "e2e";
  /** Begins with the first part, on another core, and takes what it says to `say`. */
  readonly isBeside?: true;
  readonly run: (filter: readonly string[], say?: (text: string) => void) => Promise<Outcome>;
}

export interface FinishedPart extends Outcome {
  readonly name: string;
  readonly seconds: number;
}

/** A check counts as one test. */
export function oneTest(isGood: boolean): Outcome {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

/** The last line of a run: how many tests passed and failed in all its parts. */
export function summaryLine(parts: readonly Outcome[]): string {
  const sum = (key: keyof Outcome): number => parts.reduce((all, part) => all + part[key], 0);
  const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped}`;
}

/** One line per part, above the summary. */
export function partLine({ name, passed, failed, skipped, seconds }: FinishedPart): string {
  const verdict = failed > 0 ? "FAILED" : "ok";
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return `  ${verdict.padEnd(7)}${name.padEnd(16)}${`${seconds.toFixed(1)} s`.padStart(8)}   ${counts}`;
}
