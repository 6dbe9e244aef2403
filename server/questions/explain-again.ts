import "server-only";
import type { ClaimVerdict, ExplainVerdict } from "#contract/kinds/explain.ts";
import type { Verdict } from "#contract/verdict.ts";
import type { Reworded, SecondReader } from "../explain/model.ts";
import { explainAnswer, shownClaims } from "./explain.ts";
import type { QuestionBody } from "./split.ts";

/**
 * Lets a second reader look for claims that the vocabulary missed. What it finds passes through the
 * same check and is shown as found by it. Marks and key points stay as they are: they come from the
 * text alone, so that the same answer is worth the same everywhere and nobody talks a model into more.
 */
export async function readAgain(
  verdict: Verdict,
  body: QuestionBody,
  reader: SecondReader | null,
): Promise<Verdict> {
  if (reader === null || verdict.kind !== "explain") return verdict;
  const { text } = verdict;
  const unread = verdict.claims.flatMap(({ verdict: judged, start, end }, claim) =>
    judged === "unchecked" ? [{ claim, text: text.slice(start, end) }] : [],
  );
  const reworded = await reader(text, unread);
  return reworded.reduce((sofar, one) => withClaim(sofar, body, one), verdict);
}

const ORDER = ["unchecked", "right", "imprecise", "wrong"] as const;

/** The verdict with one claim judged by what it says in other words. */
function withClaim(
  verdict: ExplainVerdict,
  { topic, prompt }: QuestionBody,
  { claim, says }: Reworded,
): ExplainVerdict {
  const read = explainAnswer({ topic, prompt, points: [] }, says);
  if (read === null) return verdict;
  const { claims, runs } = shownClaims(read.explained.claims);
  const rank = (one: ClaimVerdict) => ORDER.indexOf(one.verdict);
  const worst = claims.toSorted((a, b) => rank(b) - rank(a))[0];
  if (worst === undefined || worst.verdict === "unchecked") return verdict;
  const behind = worst.run === null ? undefined : runs[worst.run];
  return {
    ...verdict,
    runs: behind ? [...verdict.runs, behind] : verdict.runs,
    claims: verdict.claims.map((one, index) => {
      if (index !== claim) return one;
      const { start, end } = one;
      const run = behind ? verdict.runs.length : null;
      return { ...worst, start, end, run, found: "model" };
    }),
  };
}
