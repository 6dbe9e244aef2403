import "server-only";
import type { Mark, RuleReference } from "#contract/judged.ts";
import type { Ladder } from "#contract/ladder.ts";
import type { Verdict } from "#contract/verdict.ts";
import { RULES, type Rule } from "#oracle/index.ts";
import { drawParameters, filledBoth } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import type { EveryBody, EveryKey, Figure } from "./kind.ts";
import { type Drawn, type NotGradable, runFigure } from "./variant.ts";

/** Everything a grader may look at: no learner, no clock, no database. */
export type Put<Body, Key> = { body: Body; key: Key; seed: number };

/** What grading comes to. "Not readable" is not wrong: it costs nothing and names the blanks. */
export type Graded =
  | { status: "judged"; verdict: Verdict }
  | { status: "unreadable"; blanks: string[] }
  | { status: "kind-differs" }
  | { status: "not-gradable"; error: NotGradable };

/** All right, some right, none right. */
export function markOf(right: number, of: number, partly = 0): Mark {
  if (right === of) return "right";
  return right + partly > 0 ? "partly" : "wrong";
}

const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(
  Object.values(RULES).map((rule) => [rule.id, rule]),
);

/** The rules behind an answer as the learner is shown them. Unknown ids are left out. */
export function referencesTo(ids: readonly string[]): RuleReference[] {
  return [...new Set(ids)].flatMap((id) => {
    const rule = RULES_BY_ID.get(id);
    return rule ? [{ id: rule.id, section: rule.section, sentence: rule.sentence }] : [];
  });
}

/** The parts that every verdict takes from the key, with the drawn numbers written in. */
export function told(
  body: Pick<EveryBody, "parameters">,
  key: Pick<EveryKey, "explanation" | "rules">,
  seed: number,
) {
  return {
    explanation: filledBoth(key.explanation, drawParameters(body.parameters, seed)),
    rules: referencesTo(key.rules),
  };
}

/** Runs and draws the illustration of a question whose key is not computed from it. */
export function drawFigure(
  figure: Figure | null,
  body: Pick<EveryBody, "parameters">,
  seed: number,
): Drawn<Ladder | null> {
  if (!figure) return { ok: true, value: null };
  const values = drawParameters(body.parameters, seed);
  const traced = runFigure(figure.scenario, values, seed);
  if (!traced.ok) return traced;
  const title = filledBoth(figure.title, values);
  return { ok: true, value: drawLadder({ trace: traced.value, title, asked: [], mode: "full" }) };
}
