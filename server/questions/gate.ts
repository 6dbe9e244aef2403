import "server-only";
import type { Problem } from "#contract/desk.ts";
import { ladder } from "#contract/ladder.ts";
import type { Bilingual } from "#contract/text.ts";
import { RULES } from "#oracle/index.ts";
import { readAsk } from "./ask.ts";
import { drawParameters, filled, namesIn } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import { type Locate, problemAt, type QuestionSource } from "./source.ts";
import { split } from "./split.ts";
import { drawVariant, type NotGradable, runFigure } from "./variant.ts";

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
    ...checkOptions(source, locate),
    ...checkShow(source, locate),
    ...checkRuns(source, locate),
  ];
}

function checkParameters(source: QuestionSource, locate: Locate): Problem[] {
  const declared = Object.keys(source.parameters);
  const problems: Problem[] = [];
  for (const [path, text] of bothTexts(source)) {
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

function bothTexts(source: QuestionSource): [PropertyKey[], Bilingual][] {
  const texts: [PropertyKey[], Bilingual][] = [
    [["prompt"], source.prompt],
    [["explanation"], source.explanation],
  ];
  if (source.figure) texts.push([["figure"], source.figure]);
  if (source.kind === "flashcard") texts.push([["back"], source.back]);
  if (source.kind === "choice") {
    source.options.forEach((option, index) => {
      texts.push([["options", index, "text"], option.text]);
      if (option.because) texts.push([["options", index, "because"], option.because]);
    });
  }
  return texts;
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

function checkOptions(source: QuestionSource, locate: Locate): Problem[] {
  if (source.kind !== "choice") return [];
  const right = source.options.filter((option) => option.right).length;
  const problems: Problem[] = [];
  if (right === 0 || (source.answers === "one" && right > 1)) {
    problems.push(
      problemAt(locate(["options"]), "options", {
        en: `${right} options are right; ${source.answers === "one" ? "exactly one" : "at least one"} must be.`,
        zh: `有 ${right} 个选项标为正确，应${source.answers === "one" ? "恰好一个" : "至少一个"}。`,
      }),
    );
  }
  const ids = source.options.map((option) => option.id);
  if (new Set(ids).size < ids.length) {
    problems.push(
      problemAt(locate(["options"]), "options", {
        en: "Two options have the same id.",
        zh: "有两个选项的 id 相同。",
      }),
    );
  }
  return problems;
}

/** What cannot be read would show nothing, and nobody would notice. */
function checkShow(source: QuestionSource, locate: Locate): Problem[] {
  if (source.kind !== "fields") return [];
  const values = drawParameters(source.parameters, 0);
  return source.show.flatMap((text, index) =>
    readAsk(filled(text, values))
      ? []
      : [
          problemAt(locate(["show", index]), `show.${index}`, {
            en: `“${text}” shows nothing that can be read. Write “seq of 2”.`,
            zh: `“${text}” 读不懂要显示什么。请写成“seq of 2”。`,
          }),
        ],
  );
}

/** Runs the scenario with many numbers and stops at the first variant that fails, naming it. */
function checkRuns(source: QuestionSource, locate: Locate): Problem[] {
  if (source.scenario === undefined) return [];
  for (const { seed, parameters } of tried(source)) {
    const error = runOnce(source, seed, parameters);
    if (error) return [runProblem(error, parameters, locate)];
  }
  return [];
}

function runOnce(
  source: QuestionSource,
  seed: number,
  parameters: Record<string, number>,
): NotGradable | null {
  const { body } = split(source);
  if (body.kind === "state" || body.kind === "fields") {
    const drawn = drawVariant(body, seed, parameters);
    return drawn.ok ? tooLong(drawn.value.trace) : drawn.error;
  }
  const traced = runFigure(source.scenario ?? "", parameters, seed);
  return traced.ok ? tooLong(traced.value) : traced.error;
}

/** A run that no diagram can show is refused here, not at the learner's. */
function tooLong(trace: Parameters<typeof drawLadder>[0]["trace"]): NotGradable | null {
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
