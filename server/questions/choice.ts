import "server-only";
import type { ChoiceAnswer } from "#contract/answer.ts";
import type { OptionVerdict } from "#contract/verdict.ts";
import { drawParameters, filledBoth, shuffled } from "./draw.ts";
import { drawFigure, type Graded, markOf, type Put, told } from "./judged.ts";
import type { BodyOf, KeyOf } from "./split.ts";

/**
 * Grades a choice. With one answer it is right or wrong; with several each option that stands as the
 * key says counts, and an answer with more wrong than right choices earns nothing.
 */
export function gradeChoice(
  put: Put<BodyOf<"choice">, KeyOf<"choice">>,
  answer: ChoiceAnswer,
): Graded {
  const { body, key, seed } = put;
  const chosen = new Set(answer.chosen);
  const known = body.options.filter((option) => chosen.has(option.id));
  const tooMany = body.answers === "one" && chosen.size > 1;
  if (known.length !== chosen.size || tooMany) return { status: "unreadable", blanks: ["options"] };
  const figure = drawFigure(body.figure ?? key.figure, body, seed);
  if (!figure.ok) return { status: "not-gradable", error: figure.error };
  const values = drawParameters(body.parameters, seed);
  const options = shuffled(body.options, seed).map(({ id }): OptionVerdict => {
    const because = Object.hasOwn(key.because, id) ? key.because[id] : undefined;
    return {
      option: id,
      chosen: chosen.has(id),
      right: key.right.includes(id),
      because: because ? filledBoth(because, values) : null,
    };
  });
  return {
    status: "judged",
    verdict: {
      kind: "choice",
      ...counted(options, body.answers),
      ...told(body, key, seed),
      options,
      ladder: figure.value,
    },
  };
}

function counted(options: readonly OptionVerdict[], answers: "one" | "several") {
  const hits = options.filter((option) => option.chosen && option.right).length;
  const misses = options.filter((option) => option.chosen && !option.right).length;
  if (answers === "one") return { mark: markOf(hits, 1), right: hits, of: 1 };
  const of = options.filter((option) => option.right).length;
  const right = Math.max(0, hits - misses);
  return { mark: markOf(right, of), right, of };
}
