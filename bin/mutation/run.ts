import { createHash } from "node:crypto";
import { setPriority } from "node:os";
import { RULE_IDS } from "../../oracle/index.ts";
import { confirmSurvivors } from "./confirm.ts";
import { equivalenceOf } from "./equivalent.ts";
import { EQUIVALENTS } from "./equivalents.ts";
import type { Mutant, Verdict } from "./mutant.ts";
import { mutantsOf } from "./mutants-of.ts";
import { judgeAll } from "./pool.ts";
import { printReport, type Report, reportOf, survivorLine } from "./report.ts";
import { isUnderTest, readSources, type Sources } from "./sources.ts";

/** Which mutants are run and how the report is given. */
export type RunOptions = {
  readonly file: readonly string[];
  readonly rule: readonly string[];
  /** The JSON of an earlier report: only its survivors are run. */
  readonly again: string | null;
  /** The JSON of a run of the same sources that was broken off: its verdicts stand. */
  readonly resume: string | null;
  /** Only every so-many-th mutant: an estimate in a fraction of the time. */
  readonly every: number;
  readonly json: boolean;
  readonly list: boolean;
  readonly quick: boolean;
  readonly confirm: boolean;
  readonly jobs: number;
  readonly save: (text: string) => void;
};

/** The share of survivors at which a run fails. */
const MOST_SURVIVORS = 0.1;
/** Others work on the same machine. */
const NICE = 10;

/** Runs the mutants asked for and prints the report; the exit code. */
export async function mutationRun(options: RunOptions): Promise<number> {
  setPriority(NICE);
  const sources = readSources();
  const { wanted, left } = chosen(sources, options);
  if (options.list) {
    for (const mutant of wanted) console.log(survivorLine(mutant));
    return 0;
  }
  console.error(`${wanted.length} mutants, ${left} equivalent and left out`);
  const earlier = options.resume === null ? [] : standing(options.resume, sources);
  const saved = (verdicts: readonly Verdict[]): void =>
    options.save(JSON.stringify({ sources: hashOf(sources), verdicts }));
  const verdicts = await judged(sources, wanted, { options, earlier, saved });
  const isWhole =
    options.file.length === 0 &&
    options.rule.length === 0 &&
    options.again === null &&
    options.every === 1;
  const named = new Set(wanted.flatMap(({ rules }) => rules));
  const ruleIds = RULE_IDS.filter((id) => isWhole || named.has(id));
  const report = reportOf(verdicts, ruleIds);
  const all = { ...report, equivalent: left, sources: hashOf(sources), verdicts };
  const text = JSON.stringify(all, null, 1);
  options.save(text);
  if (options.json) console.log(text);
  else printReport(report);
  return isGood(report) ? 0 : 1;
}

function isGood({ all, rules }: Report): boolean {
  return all.survived < MOST_SURVIVORS * all.mutants && rules.every(({ killed }) => killed > 0);
}

function chosen(sources: Sources, options: RunOptions): { wanted: Mutant[]; left: number } {
  const { file, rule, again } = options;
  const earlier = again === null ? null : survivorsOf(again);
  const files = Object.keys(sources).filter(
    (name) => isUnderTest(name) && (file.length === 0 || file.some((word) => name.includes(word))),
  );
  const all = files.flatMap((name) => mutantsOf(name, sources[name] ?? ""));
  if (file.length === 0) complainOfStale(all);
  const asked = all
    .filter(({ rules }) => rule.length === 0 || rules.some((id) => rule.includes(id)))
    .filter((mutant) => earlier === null || earlier.has(keyOf(mutant)));
  const real = asked.filter((mutant) => equivalenceOf(mutant, EQUIVALENTS) === undefined);
  const wanted = real.filter((_, i) => i % options.every === 0);
  return { wanted, left: asked.length - real.length };
}

/** What stays the same when lines move. */
function keyOf({ file, code, was, becomes }: Mutant): string {
  return [file, code, was, becomes].join("\0");
}

/** The survivors of an earlier run, from its JSON. */
function survivorsOf(json: string): ReadonlySet<string> {
  const report: { readonly survivors: readonly Mutant[] } = JSON.parse(json);
  return new Set(report.survivors.map(keyOf));
}

/** An entry of the list of equivalents that no mutant needs any more is to be taken out. */
function complainOfStale(all: readonly Mutant[]): void {
  const used = new Set(all.map((mutant) => equivalenceOf(mutant, EQUIVALENTS)));
  for (const entry of EQUIVALENTS) {
    if (!used.has(entry)) console.error(`fits no mutant: ${entry.file}: ${entry.code}`);
  }
}

function hashOf(sources: Sources): string {
  return createHash("sha256").update(JSON.stringify(sources)).digest("hex");
}

/** The verdicts of a run that was broken off. Throws when the sources are others by now. */
function standing(json: string, sources: Sources): readonly Verdict[] {
  const saved: { readonly sources: string; readonly verdicts: readonly Verdict[] } =
    JSON.parse(json);
  if (saved.sources !== hashOf(sources)) throw new Error("the run to resume was of other sources");
  return saved.verdicts;
}

function placeOf({ file, start, end, becomes }: Mutant): string {
  return [file, start, end, becomes].join("\0");
}

type Judging = {
  readonly options: RunOptions;
  readonly earlier: readonly Verdict[];
  readonly saved: (verdicts: readonly Verdict[]) => void;
};

async function judged(
  sources: Sources,
  wanted: readonly Mutant[],
  { options, earlier, saved }: Judging,
): Promise<Verdict[]> {
  const known = new Map(earlier.map((verdict) => [placeOf(verdict.mutant), verdict]));
  const verdicts = wanted.flatMap((mutant) => known.get(placeOf(mutant)) ?? []);
  const open = wanted.filter((mutant) => !known.has(placeOf(mutant)));
  const since = performance.now();
  await judgeAll({ sources, processes: options.jobs, quick: options.quick }, open, {
    broken: (tests) => {
      for (const test of tests) console.error(`fails without a mutant, left out: ${test}`);
    },
    verdict: (verdict) => {
      verdicts.push(verdict);
      if (verdict.outcome === "survived") console.error(survivorLine(verdict.mutant));
      if (verdicts.length % 200 !== 0) return;
      saved(verdicts);
      const seconds = Math.round((performance.now() - since) / 1000);
      const alive = verdicts.filter(({ outcome }) => outcome === "survived").length;
      console.error(`${verdicts.length} of ${wanted.length}, ${alive} survived, ${seconds} s`);
    },
  });
  return options.confirm ? confirmSurvivors(sources, verdicts) : verdicts;
}
