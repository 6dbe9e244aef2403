import "server-only";
import type { Answer } from "#contract/answer.ts";
import { type Preview, previewOutput } from "#contract/desk.ts";
import { relative } from "#oracle/index.ts";
import { truthOf } from "../questions/ask.ts";
import { drawParameters } from "../questions/draw.ts";
import { checkForPublishing } from "../questions/gate.ts";
import { grade } from "../questions/grade.ts";
import { type Locate, problemAt, readSource } from "../questions/source.ts";
import { type QuestionBody, type QuestionKey, split } from "../questions/split.ts";
import { toPublic } from "../questions/to-public.ts";
import { drawVariant, type NotGradable } from "../questions/variant.ts";

/**
 * Shows a source as a learner would see it with the numbers of a seed, and the key beside it: the
 * verdict on an answer that is right throughout. Saves nothing.
 */
export function previewQuestion(text: string, seed: number): Preview {
  const read = readSource(text);
  if (!read.ok) return { status: "not-shown", problems: read.problems };
  const problems = checkForPublishing(read.value, read.locate);
  const { body, key } = split(read.value);
  const question = toPublic(body, seed);
  if (!question.ok) return notShown(question.error, problems, read.locate);
  const judged = grade(body, key, seed, rightAnswer(body, key, seed));
  if (judged.status !== "judged") {
    const error: NotGradable =
      judged.status === "not-gradable" ? judged.error : { where: "ask", message: UNANSWERABLE };
    return notShown(error, problems, read.locate);
  }
  const shown: Preview = {
    status: "shown",
    question: question.value,
    key: judged.verdict,
    parameters: drawParameters(body.parameters, seed),
    problems,
  };
  // A run that is too long for a diagram: the gate has said so.
  const fits = problems.length === 0 || previewOutput.safeParse(shown).success;
  return fits ? shown : { status: "not-shown", problems };
}

const UNANSWERABLE = { en: "The key has no right answer.", zh: "答案里没有正确项。" };

function notShown(
  error: NotGradable,
  problems: ReturnType<typeof checkForPublishing>,
  locate: Locate,
): Preview {
  const field = error.field ?? [error.where];
  const own = problemAt(locate(field), field.join("."), error.message);
  return { status: "not-shown", problems: problems.length > 0 ? problems : [own] };
}

function rightAnswer(body: QuestionBody, key: QuestionKey, seed: number): Answer {
  if (key.kind === "choice") return { kind: "choice", chosen: key.right };
  if (body.kind === "state" || body.kind === "fields") {
    const drawn = drawVariant(body, seed);
    const truths = drawn.ok
      ? drawn.value.asked.map((asked) => ({ asked, truth: truthOf(drawn.value.trace, asked) }))
      : [];
    if (body.kind === "state") {
      const truth = truths[0]?.truth;
      return { kind: "state", state: truth?.as === "state" ? truth.value : "CLOSED" };
    }
    const written = truths.map(({ asked, truth }) => {
      if (truth?.as === "flags") return [asked.blank, truth.value.join(", ")];
      const counted = body.numbers === "relative" && drawn.ok && truth?.as === "number";
      const value = counted ? relative(drawn.value.trace, truth.of, truth.value) : truth?.value;
      return [asked.blank, String(value ?? "")];
    });
    return { kind: "fields", blanks: Object.fromEntries(written) };
  }
  return { kind: "flashcard", rating: "good" };
}
