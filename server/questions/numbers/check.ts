import "server-only";
import type { Problem } from "#contract/desk.ts";
import type { Unit } from "#contract/quantity.ts";
import type { Bilingual } from "#contract/text.ts";
import type { Trace } from "#oracle/index.ts";
import type { Put } from "../judged.ts";
import type { Drawn } from "../variant.ts";
import { type Locate, problemAt } from "../yaml.ts";
import { plainNumber } from "./evaluate.ts";
import { needsRun, parametersIn } from "./expression.ts";
import { readExpression } from "./parse.ts";
import { canBeTyped, drawRun, type NumbersBody, slackOf, work } from "./work.ts";

type Asking = {
  parameters: Readonly<Record<string, unknown>>;
  scenario?: string | undefined;
  ask: readonly { id: string; value: string; formula?: string | undefined }[];
};

/** What is wrong with the expressions of a source, whatever its numbers are. */
export function checkExpressions(source: Asking, locate: Locate): Problem[] {
  const ids = source.ask.map(({ id }) => id);
  return source.ask.flatMap(({ id, value, formula }, index) => [
    ...(ids.indexOf(id) < index
      ? [
          problemAt(locate(["ask", index, "id"]), `ask.${index}.id`, {
            en: `“${id}” is asked for twice.`,
            zh: `“${id}” 问了两次。`,
          }),
        ]
      : []),
    ...checkExpression(source, value, ["ask", index, "value"], locate),
    ...(formula ? checkExpression(source, formula, ["ask", index, "formula"], locate) : []),
  ]);
}

function checkExpression(
  { parameters, scenario }: Asking,
  text: string,
  path: PropertyKey[],
  locate: Locate,
): Problem[] {
  const refuse = (message: Bilingual) => [problemAt(locate(path), path.join("."), message)];
  const read = readExpression(text);
  if (!read.ok) {
    const { column, message } = read.error;
    return refuse({
      en: `“${text}”, character ${column}: ${message.en}`,
      zh: `“${text}” 第 ${column} 个字符：${message.zh}`,
    });
  }
  const unknown = parametersIn(read.value).find((name) => !Object.hasOwn(parameters, name));
  if (unknown !== undefined) {
    return refuse({
      en: `$${unknown} is not among the parameters.`,
      zh: `参数里没有 $${unknown}。`,
    });
  }
  if (scenario !== undefined || !needsRun(read.value)) return [];
  return refuse({
    en: `“${text}” reads from a run, and there is no scenario.`,
    zh: `“${text}” 要从运行里读数，但这道题没有 scenario。`,
  });
}

type NumbersKey = { tolerances: Record<string, string>; formulas: Record<string, string> };

/** Draws the variant that has these numbers, or says why it cannot be asked. */
export function tryNumbers(
  { body, key, seed }: Put<NumbersBody, NumbersKey>,
  parameters: Record<string, number>,
): Drawn<Trace | null> {
  const run = drawRun(body, seed, parameters);
  if (!run.ok) return run;
  for (const [index, asked] of body.ask.entries()) {
    const value = work(asked.value, run.value, ["ask", index, "value"]);
    if (!value.ok) return value;
    const tolerance = key.tolerances[asked.id] ?? "0";
    const untypable = refusal(value.value.value, tolerance, asked.unit);
    if (untypable) {
      const field = ["ask", index, "tolerance"];
      return { ok: false, error: { where: "ask", field, message: untypable } };
    }
    const text = key.formulas[asked.id];
    if (text === undefined) continue;
    const formula = work(text, run.value, ["ask", index, "formula"]);
    if (!formula.ok) return formula;
    const differs = difference(value.value.value, formula.value.value);
    if (differs) {
      const field = ["ask", index, "formula"];
      return { ok: false, error: { where: "ask", field, message: differs } };
    }
  }
  return { ok: true, value: run.value.played?.trace ?? null };
}

function refusal(value: number, tolerance: string, unit: Unit): Bilingual | null {
  if (canBeTyped(tolerance, value, unit)) return null;
  return {
    en: `${value} cannot be typed exactly in ${unit}. Give a tolerance such as "1%".`,
    zh: `${value} 以 ${unit} 为单位没法精确输入。请给出误差，例如 "1%"。`,
  };
}

/** The way to work it out must lead to what the oracle says. */
function difference(value: number, formula: number): Bilingual | null {
  if (Math.abs(value - formula) <= slackOf("0", value, "none")) return null;
  return {
    en: `The formula gives ${plainNumber(formula)} and the value is ${plainNumber(value)}.`,
    zh: `formula 得 ${plainNumber(formula)}，而 value 是 ${plainNumber(value)}。`,
  };
}
