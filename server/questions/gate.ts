import "server-only";
import type { Problem } from "#contract/desk.ts";
import { ladder } from "#contract/ladder.ts";
import type { Kind } from "#contract/question.ts";
import { RULES, type Trace } from "#oracle/index.ts";
import { drawParameters, namesIn } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import type { Put } from "./judged.ts";
import { type BodyOf, type KeyOf, KIND_MODULES, type SourceOf } from "./kinds.ts";
import type { QuestionSource } from "./source.ts";
import { split } from "./split.ts";
import { textsOf } from "./texts.ts";
import type { Drawn, NotGradable } from "./variant.ts";
import { type Locate, problemAt } from "./yaml.ts";

/** Variants tried before a question may be published, beside the corners of its parameters. */
const TRIED = 60;

/**
 * The gate: everything that keeps a question from being published, each at its place. The oracle
 * must run the scenario and have an answer for what is asked, with many drawn numbers and with the
 * smallest and greatest of each parameter.
 * @returns an empty list when the question may be published
 */
export function checkForPublishing(source: QuestionSource, locate: Locate): Problem[] {
  return [
    ...checkParameters(source, locate),
    ...checkRules(source, locate),
    ...problemsAs(source.kind, source, locate),
    ...checkRuns(source, locate),
  ];
}

function checkParameters(source: QuestionSource, locate: Locate): Problem[] {
  const declared = Object.keys(source.parameters);
  const problems: Problem[] = [];
  for (const [path, text] of textsOf(source)) {
    const [zh, en] = [namesIn(text.zh).sort(), namesIn(text.en).sort()];
    if (zh.join() !== en.join()) {
      problems.push(
        problemAt(locate(path), path.join("."), {
          en: `The two languages speak of different parameters: ${list(zh)} and ${list(en)}.`,
          zh: `中英文用到的参数不一致：中文 ${list(zh)}，英文 ${list(en)}。`,
        }),
      );
    }
    for (const name of new Set([...zh, ...en])) {
      if (!declared.includes(name)) problems.push(unknownParameter(name, path, locate));
    }
  }
  return problems;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "–" : names.map((name) => `$${name}`).join(" ");
}

function unknownParameter(name: string, path: PropertyKey[], locate: Locate): Problem {
  return problemAt(locate(path), path.join("."), {
    en: `$${name} is not among the parameters.`,
    zh: `参数里没有 $${name}。`,
  });
}

function checkRules(source: QuestionSource, locate: Locate): Problem[] {
  return source.rules.flatMap((id, index) =>
    Object.hasOwn(RULES, id)
      ? []
      : [
          problemAt(locate(["rules", index]), `rules.${index}`, {
            en: `The oracle has no rule “${id}”.`,
            zh: `模拟器里没有规则“${id}”。`,
          }),
        ],
  );
}

function problemsAs<K extends Kind>(kind: K, source: SourceOf<K>, locate: Locate): Problem[] {
  return KIND_MODULES[kind].problems(source, locate);
}

/** Draws variants with many numbers and stops at the first one that fails, naming it. */
function checkRuns(source: QuestionSource, locate: Locate): Problem[] {
  const { body, key } = split(source);
  if (key.kind !== body.kind) throw new Error(`${body.slug}: halves of two kinds`);
  for (const { seed, parameters } of tried(source)) {
    const drawn = tryVariantAs(source.kind, { body, key, seed }, parameters);
    const error = drawn.ok ? drawn.value && tooLong(drawn.value) : drawn.error;
    if (error) return [runProblem(error, parameters, locate)];
  }
  return [];
}

function tryVariantAs<K extends Kind>(
  kind: K,
  put: Put<BodyOf<K>, KeyOf<K>>,
  parameters: Record<string, number>,
): Drawn<Trace | null> {
  return KIND_MODULES[kind].tryVariant(put, parameters);
}

/** A run that no diagram can show is refused here, not at the learner's. */
function tooLong(trace: Trace): NotGradable | null {
  const title = { zh: "", en: "" };
  if (ladder.safeParse(drawLadder({ trace, title, asked: [], mode: "full" })).success) return null;
  return {
    where: "scenario",
    message: {
      en: `The run has ${trace.segments.length} segments, too many for a diagram.`,
      zh: `这次运行有 ${trace.segments.length} 个报文段，图里放不下。`,
    },
  };
}

function tried(source: QuestionSource): { seed: number; parameters: Record<string, number> }[] {
  const seeds = Array.from({ length: TRIED }, (_, seed) => seed);
  const drawn = seeds.map((seed) => ({
    seed,
    parameters: drawParameters(source.parameters, seed),
  }));
  const first = drawn[0]?.parameters ?? {};
  const corners = Object.entries(source.parameters).flatMap(([name, parameter]) => {
    const ends = "from" in parameter ? [parameter.from, parameter.to] : parameter.oneOf;
    return ends.map((value) => ({ seed: 0, parameters: { ...first, [name]: value } }));
  });
  return [...corners, ...drawn];
}

function runProblem(
  error: NotGradable,
  parameters: Record<string, number>,
  locate: Locate,
): Problem {
  const field = error.field ?? [error.where];
  const place = locate(field);
  const names = Object.entries(parameters).map(([name, value]) => `$${name} = ${value}`);
  const withNumbers = names.length > 0 && !error.at;
  // A scenario is a block of its own: its line n is n lines below the word `scenario`.
  const inside =
    place && error.at ? { line: place.line + error.at.line, column: error.at.column } : place;
  return problemAt(inside, field.join("."), {
    en: withNumbers ? `${error.message.en} (with ${names.join(", ")})` : error.message.en,
    zh: withNumbers ? `${error.message.zh}（${names.join("，")} 时）` : error.message.zh,
  });
}
