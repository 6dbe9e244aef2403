import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { parseScenario, run, type Scenario } from "#oracle/index.ts";
import { drawParameters } from "#server/questions/draw.ts";
import { inRoot } from "../root.ts";

const drawn = z.union([
  z.object({ from: z.number(), to: z.number() }),
  z.object({ oneOf: z.array(z.number()) }),
]);
const question = z.object({
  slug: z.string(),
  scenario: z.string().optional(),
  parameters: z.record(z.string(), drawn).default({}),
});

/** One question's scenario and how long a run of it takes, in ms. */
export type QuestionTime = { readonly slug: string; readonly ms: number };

type Asked = { readonly slug: string; readonly scenario: Scenario; readonly drawn: Parameters };
type Parameters = Readonly<Record<string, number>>;

/** The scenarios of all questions, with numbers drawn. */
function scenarios(): Asked[] {
  return readdirSync(inRoot("content", "questions")).flatMap((name) => {
    const text = readFileSync(inRoot("content", "questions", name), "utf8");
    const read = question.parse(parse(text));
    if (read.scenario === undefined) return [];
    const parsed = parseScenario(read.scenario);
    if (!parsed.ok) throw new Error(`${name}: line ${parsed.error.line}`);
    const values = drawParameters(read.parameters, 1);
    return [{ slug: read.slug, scenario: parsed.value, drawn: values }];
  });
}

/** Runs each question's scenario so many times; the middle time of each. */
export function timeQuestions(times: number): QuestionTime[] {
  return scenarios().map(({ slug, scenario, drawn: values }) => {
    const taken = Array.from({ length: times }, (_, seed) => {
      const since = performance.now();
      const played = run(scenario, values, seed);
      if (!played.ok) throw new Error(`${slug}: ${played.error.code}`);
      return performance.now() - since;
    });
    taken.sort((a, b) => a - b);
    return { slug, ms: taken[taken.length >> 1] ?? 0 };
  });
}
