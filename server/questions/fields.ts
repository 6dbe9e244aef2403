import "server-only";
import type { FieldsAnswer } from "#contract/answer.ts";
import { judgeCell, readCell } from "./cell.ts";
import { filledBoth } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import { type Graded, markOf, type Put, told } from "./judged.ts";
import type { BodyOf, KeyOf } from "./split.ts";
import { drawVariant } from "./variant.ts";

/**
 * Grades the blanks of a diagram. If one cannot be read, nothing is judged and nothing is told about
 * the others. A blank left empty is wrong; blanks that the question does not have are not readable.
 */
export function gradeFields(
  { body, key, seed }: Put<BodyOf<"fields">, KeyOf<"fields">>,
  answer: FieldsAnswer,
): Graded {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return { status: "not-gradable", error: drawn.error };
  const { trace, asked, parameters } = drawn.value;
  const typed = (blank: string) => answer.blanks[blank] ?? "";
  const blanks = new Set(asked.map((place) => place.blank));
  const unreadable = [
    ...asked
      .filter((place) => readCell(place.field, typed(place.blank)).as === "unreadable")
      .map((place) => place.blank),
    ...Object.keys(answer.blanks).filter((blank) => !blanks.has(blank)),
  ];
  if (unreadable.length > 0) return { status: "unreadable", blanks: unreadable };
  const cells = asked.map((place) => judgeCell(trace, place, typed(place.blank), body.numbers));
  const right = cells.filter((cell) => cell.mark === "right").length;
  const partly = cells.filter((cell) => cell.mark === "partly").length;
  const title = filledBoth(body.figure.title, parameters);
  return {
    status: "judged",
    verdict: {
      kind: "fields",
      mark: markOf(right, cells.length, partly),
      right,
      of: cells.length,
      ...told(body, key, seed),
      cells,
      ladder: drawLadder({ trace, title, asked, mode: "full" }),
    },
  };
}
