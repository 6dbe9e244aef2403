import "server-only";
import { type Unit, unitWorth } from "#contract/quantity.ts";
import type { How } from "#oracle/run/run.ts";
import { settle } from "#oracle/scenario/settings.ts";
import { drawParameters } from "../draw.ts";
import type { EveryBody, Figure } from "../kind.ts";
import { parsedScenario } from "../parsed-scenario.ts";
import { type Drawn, runFigure } from "../variant.ts";
import { evaluate, type Given, plainNumber, type Worked } from "./evaluate.ts";
import { readExpression } from "./parse.ts";
import type { Played } from "./quantities.ts";

/** The half of a numbers question that its values are computed from. */
export type NumbersBody = Pick<EveryBody, "parameters"> & {
  figure: Figure | null;
  ask: { id: string; value: string; unit: Unit }[];
};

/** Draws the numbers of a question and plays its run, if it has one. */
export function drawRun(
  body: NumbersBody,
  seed: number,
  parameters: Record<string, number> = drawParameters(body.parameters, seed),
  how: How = {},
): Drawn<Given> {
  if (!body.figure) return { ok: true, value: { parameters, played: null } };
  const { scenario } = body.figure;
  const traced = runFigure(scenario, parameters, seed, how);
  if (!traced.ok) return traced;
  const played: Played = { trace: traced.value, config: configOf(scenario, parameters, seed) };
  return { ok: true, value: { parameters, played } };
}

/** What the hosts of a scenario that has been played are set up with. */
function configOf(scenario: string, parameters: Record<string, number>, seed: number) {
  const parsed = parsedScenario(scenario);
  const settled = parsed.ok ? settle(parsed.value, parameters, seed) : parsed;
  if (!settled.ok) throw new Error("a scenario was played that cannot be read");
  return settled.value.config;
}

/** Expressions that were read before: each is worked out for every belief. */
const known = new Map<string, ReturnType<typeof readExpression>>();
const KEPT = 500;

function expressionOf(text: string): ReturnType<typeof readExpression> {
  const before = known.get(text);
  if (before) return before;
  const read = readExpression(text);
  if (known.size >= KEPT) known.clear();
  known.set(text, read);
  return read;
}

/** Works out one expression of a question; `field` is its place in the source. */
export function work(text: string, given: Given, field: PropertyKey[]): Drawn<Worked> {
  const read = expressionOf(text);
  const worked = read.ok ? evaluate(read.value, given) : { ok: false as const, ...read.error };
  if (worked.ok) return worked;
  return { ok: false, error: { where: "ask", field, message: worked.message } };
}

/** How far an answer may be off, in ms, octets or ones; never less than what typing loses. */
export function slackOf(tolerance: string, value: number, unit: Unit): number {
  const allowed = tolerance.endsWith("%")
    ? (value * Number(tolerance.slice(0, -1))) / 100
    : Number(tolerance) * unitWorth(unit);
  return Math.max(allowed, Math.abs(value) * 1e-9, 1e-6);
}

/** Whether somebody can type the value so that it counts: it needs no more than three decimals. */
export function canBeTyped(tolerance: string, value: number, unit: Unit): boolean {
  const typed = Number(plainNumber(value / unitWorth(unit))) * unitWorth(unit);
  return Math.abs(typed - value) <= slackOf(tolerance, value, unit);
}

/** The value of each number asked for, by id: in ms, octets or ones. */
export type Value = { id: string; unit: Unit; value: number | null };

/** Works all values of a question out; null where a mutant's run has no such quantity. */
export function valuesOf(body: NumbersBody, seed: number, how?: How): Drawn<Value[]> {
  const run = drawRun(body, seed, drawParameters(body.parameters, seed), how);
  if (!run.ok) return run;
  if (how) return { ok: true, value: believedValues(body, run.value) };
  const values: Value[] = [];
  for (const [index, { id, unit, value }] of body.ask.entries()) {
    const worked = work(value, run.value, ["ask", index, "value"]);
    if (!worked.ok) return worked;
    values.push({ id, unit, value: worked.value.value });
  }
  return { ok: true, value: values };
}

/** The values in a run that has been played; null where it has no such quantity. */
export function believedValues({ ask }: Pick<NumbersBody, "ask">, given: Given): Value[] {
  return ask.map(({ id, unit, value }, index) => {
    const worked = work(value, given, ["ask", index, "value"]);
    return { id, unit, value: worked.ok ? worked.value.value : null };
  });
}
