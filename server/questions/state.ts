import "server-only";
import type { StateAnswer } from "#contract/answer.ts";
import { judgeCell } from "./cell.ts";
import { filledBoth } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import { type Graded, markOf, type Put, told } from "./judged.ts";
import type { BodyOf, KeyOf } from "./split.ts";
import { drawVariant } from "./variant.ts";

/** Grades "which state is this end in after segment n" against the run. */
export function gradeState(
  { body, key, seed }: Put<BodyOf<"state">, KeyOf<"state">>,
  answer: StateAnswer,
): Graded {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return { status: "not-gradable", error: drawn.error };
  const { trace, asked, parameters } = drawn.value;
  const cells = asked.map((place) => judgeCell(trace, place, answer.state, "either"));
  const right = cells.filter((cell) => cell.mark === "right").length;
  const title = filledBoth(body.figure.title, parameters);
  return {
    status: "judged",
    verdict: {
      kind: "state",
      mark: markOf(right, cells.length),
      right,
      of: cells.length,
      ...told(body, key, seed),
      cells,
      ladder: drawLadder({ trace, title, asked, mode: "full" }),
    },
  };
}
