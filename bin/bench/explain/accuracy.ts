import { explainAnswer } from "#server/questions/explain.ts";
import {
  FAMILIES,
  type Family,
  type LabelledAnswer,
  placeOf,
  VERDICTS,
  type Verdict,
} from "./labelled.ts";
import type { Question } from "./question.ts";

/** How often what was labelled so was judged so. */
export type Judgements = Map<Verdict, Map<Verdict, number>>;

/** All claims of a set, those of each family, and key points found, missed and made up. */
type Counts = {
  readonly judged: Judgements;
  readonly families: Map<Family, Judgements>;
  readonly points: { found: number; missed: number; extra: number };
};

type Judged = { readonly start: number; readonly end: number; readonly verdict: Verdict };

/** What is said of a stretch of the answer: the worst verdict of what overlaps it by half. */
function verdictOf(place: { start: number; end: number }, claims: readonly Judged[]): Verdict {
  const ranks = claims
    .filter(({ start, end }) => {
      const both = Math.min(place.end, end) - Math.max(place.start, start);
      return both > 0.5 * Math.min(place.end - place.start, end - start);
    })
    .map(({ verdict }) => VERDICTS.indexOf(verdict));
  return VERDICTS[Math.max(0, ...ranks)] ?? "unchecked";
}

/** Judges every answer of a set; `tell` is told of each claim that is judged otherwise. */
export function countSet(
  answers: readonly LabelledAnswer[],
  questionOf: (slug: string) => Question,
  tell: (line: string) => void,
): Counts {
  const judged = noJudgements();
  const families: Counts["families"] = new Map();
  const points = { found: 0, missed: 0, extra: 0 };
  for (const labelled of answers) {
    const question = questionOf(labelled.question);
    const read = explainAnswer(question, labelled.answer);
    if (read === null) throw new Error(`${labelled.id} is beyond the limits`);
    for (const claim of labelled.claims) {
      const verdict = verdictOf(placeOf(labelled, claim), read.explained.claims);
      count(judged, claim.verdict, verdict);
      if (claim.about !== undefined) {
        const family = families.get(claim.about) ?? noJudgements();
        families.set(claim.about, family);
        count(family, claim.verdict, verdict);
      }
      if (verdict !== claim.verdict) {
        tell(`${labelled.id} ${claim.verdict} → ${verdict}: ${claim.text}`);
      }
    }
    // Nobody labelled the points of the walkthroughs: there each step is one.
    if (labelled.question.endsWith("walkthrough")) continue;
    const wanted = new Set(labelled.points);
    for (const id of read.covered) points[wanted.has(id) ? "found" : "extra"] += 1;
    points.missed += [...wanted].filter((id) => !read.covered.has(id)).length;
  }
  return { judged, families, points };
}

/** None yet. */
export function noJudgements(): Judgements {
  return new Map(VERDICTS.map((label) => [label, new Map()]));
}

/** Adds what was labelled so and judged so. */
export function count(judged: Judgements, label: Verdict, verdict: Verdict): void {
  const row = judged.get(label);
  row?.set(verdict, (row.get(verdict) ?? 0) + 1);
}

/** The figures of each family of claims, a line each. */
function printFamilies(families: Counts["families"]): void {
  for (const family of FAMILIES) {
    const judged = families.get(family);
    if (judged === undefined) continue;
    const { wrong, right, recall, coverage } = sharesOf(judged);
    const shares = [wrong, right, recall, coverage].map((share) => shareOf(share).padStart(6));
    console.log(`    ${family.padEnd(8)}${shares.join("")}`);
  }
}

/** Prints the figures of a set, each beside its goal. */
export function printAccuracy(name: string, { judged, families, points }: Counts): void {
  printJudgements(name, judged);
  const { found, missed, extra } = points;
  printShare("precision of key points", [found, found + extra], null);
  printShare("recall of key points", [found, found + missed], null);
  if (families.size > 0) console.log("    the same four by what the claims are about:");
  printFamilies(families);
}

/** Prints the four figures of a set, each beside its goal. */
export function printJudgements(name: string, judged: Judgements): void {
  const { wrong, right, recall, coverage, all } = sharesOf(judged);
  console.log(`${name}: ${all} labelled claims`);
  printShare("precision of wrong", wrong, "0.95");
  printShare("precision of right", right, "0.95");
  printShare("recall of wrong", recall, "0.9");
  printShare("coverage: not left unchecked", coverage, null);
}

type Share = readonly [some: number, all: number];

function sharesOf(judged: Judgements): Record<"wrong" | "right" | "recall" | "coverage", Share> & {
  all: number;
} {
  const of = (label: Verdict, verdict: Verdict) => judged.get(label)?.get(verdict) ?? 0;
  const total = (of: (verdict: Verdict) => number) =>
    VERDICTS.reduce((sum, verdict) => sum + of(verdict), 0);
  const precision = (verdict: Verdict): Share => [
    of(verdict, verdict),
    total((label) => of(label, verdict)),
  ];
  const labelled = (label: Verdict) => total((verdict) => of(label, verdict));
  const checkable = VERDICTS.slice(1);
  const all = checkable.reduce((sum, label) => sum + labelled(label), 0);
  const silent = checkable.reduce((sum, label) => sum + of(label, "unchecked"), 0);
  return {
    wrong: precision("wrong"),
    right: precision("right"),
    recall: [of("wrong", "wrong"), labelled("wrong")],
    coverage: [all - silent, all],
    all: total(labelled),
  };
}

function shareOf([some, all]: Share): string {
  return all === 0 ? "–" : (some / all).toFixed(2);
}

function printShare(name: string, [some, all]: Share, goal: string | null) {
  const share = all === 0 ? "–" : (some / all).toFixed(3);
  const beside = goal === null ? "" : `   (goal ${goal})`;
  console.log(`  ${name.padEnd(30)}${share}  ${`${some}/${all}`.padStart(9)}${beside}`);
}
