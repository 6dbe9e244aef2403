import "server-only";
import { z } from "zod";
import {
  MAX_NUMBERS,
  type NumbersAnswer,
  type NumberVerdict,
  type PublicNumbers,
  unit,
} from "#contract/kinds/numbers.ts";
import { readQuantity, unitWorth } from "#contract/quantity.ts";
import { bilingual } from "#contract/text.ts";
import type { How } from "#oracle/run/run.ts";
import { drawParameters, filledBoth } from "../draw.ts";
import { drawFigure, type Graded, markOf, type Put, referencesTo, told } from "../judged.ts";
import {
  askedOf,
  bodyOf,
  everyBody,
  everyKey,
  figure,
  figureOf,
  type KeyPart,
  keyOf,
  type QuestionKind,
} from "../kind.ts";
import { everySource, illustrated, text } from "../source-parts.ts";
import type { Drawn } from "../variant.ts";
import { checkExpressions, tryNumbers } from "./check.ts";
import { plainNumber, type Worked } from "./evaluate.ts";
import { MAX_EXPRESSION } from "./tokens.ts";
import { drawRun, slackOf, valuesOf, work } from "./work.ts";

const expression = z.string().min(1).max(MAX_EXPRESSION);
const source = z.strictObject({
  kind: z.literal("numbers"),
  ...everySource,
  ...illustrated,
  ask: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        text,
        /** `rto(client, 5)`, `$n * 60`: in ms where it is a time. */
        value: expression,
        unit,
        /** How far off still counts: "5%", or a number in the unit asked for. */
        tolerance: z
          .string()
          .regex(/^\d+(\.\d+)?%?$/)
          .default("0"),
        /** How one would work it out by hand, where the value is read off the run. */
        formula: expression.optional(),
      }),
    )
    .min(1)
    .max(MAX_NUMBERS),
});
// The value is computed from the body, like the places that `fields` asks about.
const body = z.strictObject({
  kind: z.literal("numbers"),
  ...everyBody,
  figure: figure.nullable(),
  ask: z.array(z.strictObject({ id: z.string(), text: bilingual, value: z.string(), unit })),
});
const key = z.strictObject({
  kind: z.literal("numbers"),
  ...everyKey,
  /** By id. */
  tolerances: z.record(z.string(), z.string()),
  formulas: z.record(z.string(), z.string()),
});
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** Durations and counts, worked out from parameters and read off a run. */
export const numbers = {
  source,
  body,
  key,
  worth: 8,
  gradedByOracle: true,
  split,
  toPublic,
  grade: gradeNumbers,
  rightAnswer,
  texts: ({ ask }) => ask.map(({ text }, index) => [["ask", index, "text"], text]),
  problems: checkExpressions,
  tryVariant: tryNumbers,
  keyOf: numbersKey,
} satisfies QuestionKind<Source, Body, Key, PublicNumbers, NumbersAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind } = source;
  const ask = source.ask.map(({ id, text, value, unit }) => ({ id, text, value, unit }));
  const formulas = source.ask.flatMap(({ id, formula }) => (formula ? [[id, formula]] : []));
  return {
    body: { kind, ...bodyOf(source), figure: figureOf(source), ask },
    key: {
      kind,
      ...keyOf(source),
      tolerances: Object.fromEntries(source.ask.map(({ id, tolerance }) => [id, tolerance])),
      formulas: Object.fromEntries(formulas),
    },
  };
}

function toPublic(body: Body, seed: number): Drawn<PublicNumbers> {
  const values = drawParameters(body.parameters, seed);
  const numbers = body.ask.map(({ id, text, unit }) => ({
    id,
    text: filledBoth(text, values),
    unit,
  }));
  return { ok: true, value: { kind: body.kind, ...askedOf(body, seed), numbers } };
}

/**
 * Grades typed numbers within their tolerances. If one cannot be read, nothing is judged and nothing
 * is told about the others. One left empty is wrong.
 */
export function gradeNumbers({ body, key, seed }: Put<Body, Key>, answer: NumbersAnswer): Graded {
  const run = drawRun(body, seed);
  if (!run.ok) return { status: "not-gradable", error: run.error };
  const typed = (id: string) => (answer.numbers[id] ?? "").trim();
  const known = new Set(body.ask.map(({ id }) => id));
  const unreadable = [
    ...body.ask
      .filter(({ id, unit }) => typed(id) !== "" && readQuantity(typed(id), unit) === null)
      .map(({ id }) => id),
    ...Object.keys(answer.numbers).filter((id) => !known.has(id)),
  ];
  if (unreadable.length > 0) return { status: "unreadable", blanks: unreadable };
  const judged: NumberVerdict[] = [];
  for (const [index, asked] of body.ask.entries()) {
    const worked = work(asked.value, run.value, ["ask", index, "value"]);
    if (!worked.ok) return { status: "not-gradable", error: worked.error };
    const formula = key.formulas[asked.id];
    const shown = formula ? work(formula, run.value, ["ask", index, "formula"]) : worked;
    if (!shown.ok) return { status: "not-gradable", error: shown.error };
    const tolerance = key.tolerances[asked.id] ?? "0";
    judged.push(judgeNumber(asked, typed(asked.id), tolerance, worked.value, shown.value));
  }
  const right = judged.filter(({ mark }) => mark === "right").length;
  const ladder = drawFigure(body.figure, body, seed);
  if (!ladder.ok) return { status: "not-gradable", error: ladder.error };
  return {
    status: "judged",
    verdict: {
      kind: "numbers",
      mark: markOf(right, judged.length),
      right,
      of: judged.length,
      ...told(body, key, seed),
      numbers: judged,
      ladder: ladder.value,
    },
  };
}

function judgeNumber(
  { id, unit }: Body["ask"][number],
  typed: string,
  tolerance: string,
  { value, rules }: Worked,
  shown: Worked,
): NumberVerdict {
  const slack = slackOf(tolerance, value, unit);
  const readings = typed === "" ? [] : (readQuantity(typed, unit) ?? []);
  const right = readings.some((reading) => Math.abs(reading - value) <= slack);
  return {
    id,
    mark: right ? "right" : "wrong",
    given: typed === "" ? null : typed,
    truth: plainNumber(value / unitWorth(unit)),
    unit,
    tolerance,
    formula: shown.formula,
    quantities: shown.quantities,
    rules: referencesTo(rules),
  };
}

function rightAnswer({ body, seed }: Put<Body, Key>): Drawn<NumbersAnswer> {
  const values = valuesOf(body, seed);
  if (!values.ok) return values;
  const typed = values.value.map(({ id, unit, value }) => {
    return [id, plainNumber((value ?? 0) / unitWorth(unit))];
  });
  return { ok: true, value: { kind: "numbers", numbers: Object.fromEntries(typed) } };
}

function numbersKey(body: Body, seed: number, how?: How): Drawn<KeyPart[]> {
  const values = valuesOf(body, seed, how);
  if (!values.ok) return values;
  return { ok: true, value: values.value.map(({ id, value }): KeyPart => [id, value]) };
}
