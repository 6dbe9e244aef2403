import { explainAnswer } from "#server/questions/explain.ts";
import { type LabelledAnswer, placeOf, VERDICTS, type Verdict } from "./labelled.ts";
import type { Question } from "./question.ts";

/** How often what was labelled so was judged so, and key points found, missed and made up. */
type Counts = {
  readonly judged: Map<Verdict, Map<Verdict, number>>;
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
  const judged: Counts["judged"] = new Map(VERDICTS.map((label) => [label, new Map()]));
  const points = { found: 0, missed: 0, extra: 0 };
  for (const labelled of answers) {
    const question = questionOf(labelled.question);
    const read = explainAnswer(question, labelled.answer);
    if (read === null) throw new Error(`${labelled.id} is beyond the limits`);
    for (const claim of labelled.claims) {
      const verdict = verdictOf(placeOf(labelled, claim), read.explained.claims);
      const row = judged.get(claim.verdict);
      row?.set(verdict, (row.get(verdict) ?? 0) + 1);
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
  return { judged, points };
}

/** Prints the figures of a set, each beside its goal. */
export function printAccuracy(name: string, { judged, points }: Counts): void {
  const of = (label: Verdict, verdict: Verdict) => judged.get(label)?.get(verdict) ?? 0;
  const total = (of: (verdict: Verdict) => number) =>
    VERDICTS.reduce((sum, verdict) => sum + of(verdict), 0);
  const precision = (verdict: Verdict) => [
    of(verdict, verdict),
    total((label) => of(label, verdict)),
  ];
  const labelled = (label: Verdict) => total((verdict) => of(label, verdict));
  const checkable = VERDICTS.slice(1);
  const all = checkable.reduce((sum, label) => sum + labelled(label), 0);
  const silent = checkable.reduce((sum, label) => sum + of(label, "unchecked"), 0);
  console.log(`${name}: ${total(labelled)} labelled claims`);
  printShare("precision of wrong", precision("wrong"), "0.95");
  printShare("precision of right", precision("right"), "0.95");
  printShare("recall of wrong", [of("wrong", "wrong"), labelled("wrong")], "0.9");
  printShare("coverage: not left unchecked", [all - silent, all], null);
  const { found, missed, extra } = points;
  printShare("precision of key points", [found, found + extra], null);
  printShare("recall of key points", [found, found + missed], null);
}

function printShare(name: string, [some = 0, all = 0]: readonly number[], goal: string | null) {
  const share = all === 0 ? "–" : (some / all).toFixed(3);
  const beside = goal === null ? "" : `   (goal ${goal})`;
  console.log(`  ${name.padEnd(30)}${share}  ${`${some}/${all}`.padStart(9)}${beside}`);
}
