import "server-only";
import { type Preview, previewOutput } from "#contract/desk.ts";
import { drawParameters } from "../questions/draw.ts";
import { checkForPublishing } from "../questions/gate.ts";
import { grade, rightAnswer } from "../questions/grade.ts";
import { readSource } from "../questions/source.ts";
import { split } from "../questions/split.ts";
import { toPublic } from "../questions/to-public.ts";
import type { NotGradable } from "../questions/variant.ts";
import { type Locate, problemAt } from "../questions/yaml.ts";

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
  const right = rightAnswer(body, key, seed);
  if (!right.ok) return notShown(right.error, problems, read.locate);
  const judged = grade(body, key, seed, right.value);
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
