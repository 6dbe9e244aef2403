import "server-only";
import type { Answer } from "#contract/answer.ts";
import type { Kind } from "#contract/question.ts";
import type { Bilingual } from "#contract/text.ts";
import type { Trace } from "#oracle/index.ts";
import { readAsk } from "../questions/ask.ts";
import { drawParameters, filled, filledBoth } from "../questions/draw.ts";
import type { Figure } from "../questions/kind.ts";
import { believedValues, drawRun } from "../questions/numbers/work.ts";
import { believedOrder, drawOrder, namesOf, orderIn } from "../questions/order/items.ts";
import type { QuestionBody, QuestionKey } from "../questions/split.ts";
import { type Case, caseOf, type Put } from "./case.ts";
import { numberedGiven, numberedParts } from "./numbered.ts";
import { orderedGiven, orderedParts } from "./ordered.ts";
import type { Given } from "./parts.ts";
import { givenAt, partsAt } from "./places.ts";
import { predictedGiven, predictedParts } from "./predicted.ts";

/** The kinds whose wrong answers are compared with what a mutant would have answered. */
export const DIAGNOSED_KINDS: readonly Kind[] = ["state", "fields", "order", "predict", "numbers"];

/** A question of a kind whose wrong answers are diagnosed. */
export type Diagnosable = {
  readonly asked: Case;
  /** Names its diagram, with the drawn numbers written in. */
  readonly title: Bilingual;
  /** What an answer says, part by part; null for an answer of another kind. */
  readonly givenBy: (answer: Answer) => Given | null;
};

/** What a kind says of itself: the answer that a run leads to, and what an answer says. */
type Diagnosed = { figure: Figure; keyOf: Put["keyOf"]; givenBy: Diagnosable["givenBy"] };

/**
 * Prepares a question, with the numbers of a seed, for diagnosis. The key holds tolerances and no
 * more; without it numbers count exactly.
 * @returns null where no run is the question's key
 */
export function diagnosable(
  body: QuestionBody,
  seed: number,
  key: QuestionKey | null = null,
): Diagnosable | null {
  const parameters = drawParameters(body.parameters, seed);
  const diagnosed = diagnosedOf({ body, seed, key }, parameters);
  if (!diagnosed) return null;
  const { figure, keyOf, givenBy } = diagnosed;
  const asked = caseOf({ scenario: figure.scenario, parameters, seed, keyOf });
  return asked && { asked, title: filledBoth(figure.title, parameters), givenBy };
}

type Question = { body: QuestionBody; seed: number; key: QuestionKey | null };

function diagnosedOf(
  { body, seed, key }: Question,
  parameters: Record<string, number>,
): Diagnosed | null {
  switch (body.kind) {
    case "state": {
      const place = readAsk(filled(body.ask, parameters));
      if (!place) return null;
      return {
        figure: body.figure,
        keyOf: (trace, truth) => partsAt(trace, truth, [place], "either"),
        givenBy: (answer) =>
          answer.kind === "state" ? givenAt([place], { [place.blank]: answer.state }) : null,
      };
    }
    case "fields": {
      const places = body.ask.flatMap((text) => readAsk(filled(text, parameters)) ?? []);
      return {
        figure: body.figure,
        keyOf: (trace, truth) => partsAt(trace, truth, places, body.numbers),
        givenBy: (answer) => (answer.kind === "fields" ? givenAt(places, answer.blanks) : null),
      };
    }
    case "predict": {
      const shown = Number(filled(body.shown, parameters));
      return {
        figure: body.figure,
        keyOf: (trace) => predictedParts(trace, body.ask, shown),
        givenBy: (answer) => (answer.kind === "predict" ? predictedGiven(answer, body.ask) : null),
      };
    }
    case "order": {
      const drawn = drawOrder(body, seed, parameters);
      if (!drawn.ok) return null;
      const truth = drawn.value;
      const names = (trace: Trace) => believedOrder(truth, orderIn(body, parameters, trace));
      return {
        figure: body.figure,
        keyOf: (trace, _truth, mutant) =>
          orderedParts(mutant === null ? namesOf(truth.happening) : names(trace)),
        givenBy: (answer) => (answer.kind === "order" ? orderedGiven(truth, seed, answer) : null),
      };
    }
    case "numbers": {
      // Without a run there is nothing that a belief about TCP would change.
      const run = body.figure && drawRun(body, seed, parameters);
      if (!body.figure || !run?.ok || !run.value.played) return null;
      const { played } = run.value;
      const tolerances = key?.kind === "numbers" ? key.tolerances : {};
      const partsIn = (trace: Trace) =>
        numberedParts(
          believedValues(body, { parameters, played: { ...played, trace } }),
          tolerances,
        );
      return {
        figure: body.figure,
        keyOf: partsIn,
        givenBy: (answer) =>
          answer.kind === "numbers" ? numberedGiven(body, partsIn(played.trace), answer) : null,
      };
    }
    default:
      return null;
  }
}
