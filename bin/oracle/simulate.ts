import {
  describeRunError,
  describeScenarioError,
  MAX_SCENARIO_LENGTH,
  PROFILES,
  parseScenario,
  type RunError,
  run,
  type Scenario,
  type Sentence,
} from "#oracle/index.ts";
import { MUTANT_IDS } from "#oracle/mutants/mutants.ts";
import { type Arguments, nameIn, type Option, unknown, valueIn } from "./arguments.ts";
import { type Command, EXIT } from "./command.ts";
import { LADDER_OPTIONS, ladderOf, viewOf } from "./ladder.ts";
import { playedOf } from "./played.ts";
import { textOf } from "./source.ts";
import { about, Unusable } from "./unusable.ts";

/** The seed of a run for which none is given. */
const SEED = 1;

const OPTIONS: readonly Option[] = [
  {
    name: "seed",
    value: "N",
    about: {
      en: `where chance begins, 0 to 2^32 - 1 (default: ${SEED})`,
      zh: `随机种子，0 到 2^32 - 1（默认 ${SEED}）`,
    },
  },
  {
    name: "mutant",
    value: "NAME",
    about: { en: "both ends follow this misconception", zh: "两端都按这个错误规则运行" },
  },
  {
    name: "profile",
    value: PROFILES.join("|"),
    about: { en: "whose TCP both ends are", zh: "两端采用哪种 TCP" },
  },
  {
    name: "set",
    value: "NAME=N …",
    isMany: true,
    about: {
      en: "values of the scenario's $NAMEs; a time in ms",
      zh: "给场景里的 $NAME 赋值，时间以 ms 为单位",
    },
  },
  ...LADDER_OPTIONS,
];

/** `simulate FILE`: plays a scenario text. */
export const simulate: Command = {
  usage: "FILE [--seed N] [--mutant NAME] [--profile P] [--set NAME=N …]",
  options: OPTIONS,
  notes: {
    en: "FILE is a scenario text (oracle/README.md, The scenario text); - reads the standard input.",
    zh: "FILE 是场景文本（语法见 oracle/README.md）；- 表示标准输入。",
  },
  run: async (given, terminal) => {
    const { file, values } = wordsOf(given);
    const seed = seedIn(given);
    const how = howIn(given);
    const scenario = await scenarioIn(file);
    const played = run(scenario, parametersOf(values, scenario), seed, {}, how);
    if (!played.ok) throw new Unusable(about(file, refusal(played.error)));
    const text = given.given.has("json")
      ? `${JSON.stringify(playedOf(played.value))}\n`
      : ladderOf(played.value, viewOf(given), terminal);
    await terminal.write(text);
    return EXIT.fine;
  },
};

/** Why a run was refused, and how to give it what it lacks. */
function refusal(error: RunError): Sentence {
  const why = describeRunError(error);
  if (error.code !== "missing-parameter") return why;
  const option = `--set ${error.name}=N`;
  return { en: `${why.en} Give it one: ${option}.`, zh: `${why.zh}请用 ${option} 给出。` };
}

const ASSIGNMENT = /^\$?([A-Za-z]\w*)=(.*)$/;

/** The one file, and what is set: after `--set` further words may be assignments too. */
function wordsOf({ words, given }: Arguments): { file: string; values: readonly string[] } {
  const set = given.get("set");
  const isValue = (word: string): boolean => set !== undefined && ASSIGNMENT.test(word);
  const [file, ...more] = words.filter((word) => !isValue(word));
  if (file === undefined || more.length > 0) {
    throw new Unusable({
      en: "simulate takes one FILE (- for the standard input).",
      zh: "simulate 需要一个 FILE（- 表示标准输入）。",
    });
  }
  return { file, values: [...(set ?? []), ...words.filter(isValue)] };
}

function seedIn(given: Arguments): number {
  const word = valueIn(given, "seed");
  if (word === null) return SEED;
  const seed = wholeNumber(word);
  if (seed !== null && seed < 2 ** 32) return seed;
  throw new Unusable({
    en: `--seed ${word}: the seed is a whole number from 0 to 2^32 - 1.`,
    zh: `--seed ${word}：种子是 0 到 2^32 - 1 之间的整数。`,
  });
}

function wholeNumber(word: string): number | null {
  return /^\d{1,15}$/.test(word) ? Number(word) : null;
}

function howIn(given: Arguments): Parameters<typeof run>[4] {
  const mutant = valueIn(given, "mutant");
  const profile = valueIn(given, "profile");
  return {
    ...(mutant === null ? {} : { mutant: nameIn("mutant", mutant, MUTANT_IDS) }),
    ...(profile === null ? {} : { profile: nameIn("profile", profile, PROFILES) }),
  };
}

async function scenarioIn(file: string): Promise<Scenario> {
  const text = await textOf(file, MAX_SCENARIO_LENGTH);
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Unusable(about(file, describeScenarioError(parsed.error)));
  if (text.replace(/#.*/g, "").trim() !== "") return parsed.value;
  throw new Unusable(
    about(file, {
      en: 'Line 1, column 1: the scenario is empty; expected a line such as "at 0ms client open".',
      zh: "第 1 行第 1 列：场景是空的，这里应该有“at 0ms client open”这样的行。",
    }),
  );
}

function parametersOf(values: readonly string[], { parameters }: Scenario): Record<string, number> {
  const found = values.map((word): [string, number] => {
    const [, name = "", written = ""] = ASSIGNMENT.exec(word) ?? [];
    if (name === "") {
      throw new Unusable({
        en: `--set ${word}: expected NAME=N.`,
        zh: `--set ${word}：应写成 NAME=N。`,
      });
    }
    if (!parameters.includes(name)) throw unknown("parameter", name, parameters);
    const value = wholeNumber(written);
    if (value !== null) return [name, value];
    throw new Unusable({
      en: `--set ${word}: expected a whole number (a time in ms).`,
      zh: `--set ${word}：应为整数（时间以 ms 为单位）。`,
    });
  });
  return Object.fromEntries(found);
}
