import { changeOf, type Mutant, type Verdict } from "./mutant.ts";

/** What a run came to. */
export type Tally = {
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
};

/** A rule id and how many of the mutants in its branches the tests killed. */
export type RuleTally = {
  readonly rule: string;
  readonly mutants: number;
  readonly killed: number;
};

export type Report = {
  readonly all: Tally;
  readonly folders: Readonly<Record<string, Tally>>;
  readonly kinds: Readonly<Record<string, Tally>>;
  readonly rules: readonly RuleTally[];
  readonly survivors: readonly Mutant[];
};

function tally(verdicts: readonly Verdict[]): Tally {
  const count = (outcome: Verdict["outcome"]): number =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  return {
    mutants: verdicts.length,
    killed: count("killed"),
    timedOut: count("timed out"),
    survived: count("survived"),
  };
}

function tallyBy(
  verdicts: readonly Verdict[],
  word: (mutant: Mutant) => string,
): Readonly<Record<string, Tally>> {
  const words = [...new Set(verdicts.map(({ mutant }) => word(mutant)))].sort();
  return Object.fromEntries(
    words.map((one) => [one, tally(verdicts.filter(({ mutant }) => word(mutant) === one))]),
  );
}

/** Adds up the verdicts; `ruleIds` are all the ids that should have a branch. */
export function reportOf(verdicts: readonly Verdict[], ruleIds: readonly string[]): Report {
  const rules = ruleIds.map((rule) => {
    const of = verdicts.filter(({ mutant }) => mutant.rules.includes(rule));
    const killed = of.filter(({ outcome }) => outcome !== "survived").length;
    return { rule, mutants: of.length, killed };
  });
  const survived = verdicts.filter(({ outcome }) => outcome === "survived");
  return {
    all: tally(verdicts),
    folders: tallyBy(verdicts, ({ file }) => file.split("/").slice(0, -1).join("/")),
    kinds: tallyBy(verdicts, ({ kind }) => kind),
    rules,
    survivors: survived.map(({ mutant }) => mutant),
  };
}

/** One survivor on one line: where, what was changed, in which rules' branches. */
export function survivorLine(mutant: Mutant): string {
  const { file, line, column, rules } = mutant;
  const under = rules.length === 0 ? "" : `  [${rules.join(" ")}]`;
  return `${file}:${line}:${column}  ${changeOf(mutant)}${under}`;
}

function row(name: string, { mutants, killed, timedOut, survived }: Tally): string {
  const share = mutants === 0 ? 0 : (100 * survived) / mutants;
  const numbers = [mutants, killed, timedOut, survived].map((n) => String(n).padStart(10));
  return `${name.padEnd(20)}${numbers.join("")}${`${share.toFixed(1)} %`.padStart(10)}`;
}

/** The report for a reader: the table, the rules that no test holds, the survivors. */
export function printReport(report: Report): void {
  const heads = ["mutants", "killed", "timed out", "survived", ""];
  console.log(`\n${"".padEnd(20)}${heads.map((head) => head.padStart(10)).join("")}`);
  for (const [folder, counts] of Object.entries(report.folders)) console.log(row(folder, counts));
  console.log(row("all", report.all));
  const reached = report.rules.filter(({ mutants }) => mutants > 0);
  const held = reached.filter(({ killed }) => killed > 0);
  console.log(`\n${held.length} of ${report.rules.length} rules: a mutant of the branch is killed`);
  for (const { rule, mutants, killed } of report.rules) {
    if (killed === 0) console.log(`  ${rule}: ${mutants === 0 ? "no mutant" : `0 of ${mutants}`}`);
  }
  if (report.survivors.length > 0) console.log("\nsurvivors");
  for (const mutant of report.survivors) console.log(`  ${survivorLine(mutant)}`);
}
