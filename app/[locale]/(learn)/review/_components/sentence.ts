import type { CellVerdict } from "#contract/cell.ts";
import type { PublicQuestion } from "#contract/question.ts";
import type { Verdict } from "#contract/verdict.ts";

/** The sentence that a verdict's page leads with, as a message and what it speaks of. */
export type Sentence =
  | { say: "back" }
  | { say: "number"; segment: number; field: string; truth: string }
  | { say: "state"; segment: number; end: "client" | "server"; truth: string }
  | { say: "segments"; segments: number[] }
  | { say: "options"; options: number[] }
  | { say: "parts"; right: number; of: number };

/** What matters most about a verdict: when all is right, when it returns; otherwise what is right. */
export function sentenceFor(
  question: PublicQuestion,
  verdict: Verdict,
  form: "absolute" | "relative",
): Sentence {
  const { right, of } = verdict;
  if (verdict.kind === "flashcard" || verdict.mark === "right") return { say: "back" };
  if (verdict.kind === "choice") {
    const options = question.kind === "choice" ? question.options : [];
    const keyed = verdict.options.filter((option) => option.right).map(({ option }) => option);
    const numbers = options.flatMap(({ id }, index) => (keyed.includes(id) ? [index + 1] : []));
    return { say: "options", options: numbers };
  }
  if (verdict.kind !== "state" && verdict.kind !== "fields") return { say: "parts", right, of };
  const missed = verdict.cells.filter(({ mark }) => mark !== "right");
  const [only] = missed;
  if (missed.length === 1 && only) return aboutOne(question, only, form);
  return { say: "segments", segments: [...new Set(missed.map(({ segment }) => segment))] };
}

function aboutOne(
  question: PublicQuestion,
  { blank, segment, truth }: CellVerdict,
  form: "absolute" | "relative",
): Sentence {
  const text = form === "relative" ? (truth.relative ?? truth.absolute) : truth.absolute;
  if (question.kind === "state") {
    return { say: "state", segment, end: question.asked.end, truth: text };
  }
  const place = question.kind === "fields" ? question.blanks.find(({ id }) => id === blank) : null;
  if (place?.field === "state" && place.end) {
    return { say: "state", segment, end: place.end, truth: text };
  }
  return place
    ? { say: "number", segment, field: place.field, truth: text }
    : { say: "segments", segments: [segment] };
}
