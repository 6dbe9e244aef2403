import type { Sentence } from "#oracle/index.ts";
import { MUTANT_IDS, MUTANTS, type MutantId } from "#oracle/mutants/mutants.ts";
import { PROPERTIES, PROPERTY_IDS, type PropertyId } from "#oracle/search/properties.ts";
import {
  describeBounds,
  search as findCounterexample,
  type SearchResult,
} from "#oracle/search/search.ts";
import { type Arguments, nameIn, valueIn } from "./arguments.ts";
import { type Command, EXIT } from "./command.ts";
import { LADDER_OPTIONS, ladderOf, viewOf } from "./ladder.ts";
import { refuseWords } from "./list.ts";
import { playedOf } from "./played.ts";
import type { Terminal } from "./terminal.ts";
import { Unusable } from "./unusable.ts";
import { wrap } from "./width.ts";

/** What stands for the machine without a mutant. */
const STANDARD = "none";

/** What is looked for: a run in which the property fails when both ends believe the mutant. */
type Question = { readonly mutant: MutantId | null; readonly property: PropertyId };

/** `search`: the shortest counterexample to a property. */
export const search: Command = {
  usage: "--mutant NAME --property NAME",
  options: [
    {
      name: "mutant",
      value: "NAME",
      about: {
        en: `what both ends believe (see mutants), or ${STANDARD} for the standard machine`,
        zh: `两端都采用的错误规则（见 mutants）；${STANDARD} 表示标准实现`,
      },
    },
    {
      name: "property",
      value: "NAME",
      about: { en: "what has to hold (see properties)", zh: "应当成立的性质（见 properties）" },
    },
    ...LADDER_OPTIONS,
  ],
  notes: {
    en: "Runs with few faults come first, so what is found is the shortest within the bound.",
    zh: "先试故障少的过程，所以找到的是范围内最短的反例。",
  },
  run: async (given, terminal) => {
    refuseWords(given);
    const question = questionIn(given);
    const result = findCounterexample(question.mutant, question.property);
    const text = given.given.has("json")
      ? `${JSON.stringify(jsonOf(question, result))}\n`
      : shown(question, result, given, terminal);
    await terminal.write(text);
    return result.found === null ? EXIT.fine : EXIT.found;
  },
};

function questionIn(given: Arguments): Question {
  const mutant = valueIn(given, "mutant");
  const property = valueIn(given, "property");
  if (mutant === null || property === null) {
    throw new Unusable({
      en: "search needs --mutant NAME and --property NAME; the commands mutants and properties list them.",
      zh: "search 需要 --mutant NAME 和 --property NAME，可用 mutants 和 properties 命令列出。",
    });
  }
  return {
    mutant: mutant === STANDARD ? null : nameIn("mutant", mutant, MUTANT_IDS),
    property: nameIn("property", property, PROPERTY_IDS),
  };
}

/** What was found, as `simulate` prints a run, with the scenario that plays it again. */
function jsonOf({ mutant, property }: Question, { found, bounds, explored }: SearchResult): object {
  const asked = { mutant: mutant ?? STANDARD, property, found: found !== null };
  const bound = { bound: bounds, explored, complete: explored < bounds.runs };
  if (found === null) return { ...asked, ...bound };
  const { scenario, failure, trace } = found;
  return { ...asked, scenario, failure, ...playedOf(trace), ...bound };
}

function shown(
  question: Question,
  result: SearchResult,
  given: Arguments,
  terminal: Terminal,
): string {
  const { language, paint, columns } = terminal;
  const { found, explored } = result;
  const { mutant, property } = question;
  const belief = mutant === null ? STANDARD_MACHINE : MUTANTS[mutant].sentence;
  const lines = [
    paint("bold", `${mutant ?? STANDARD} × ${property}`),
    ...[belief, PROPERTIES[property].sentence].flatMap((one) => indented(one[language], columns)),
    "",
    ...wrap(boundLine(result)[language], columns),
  ];
  if (found === null) return `${[...lines, paint("green", NONE[language](explored))].join("\n")}\n`;
  const { scenario, failure, trace } = found;
  const head = [
    ...lines,
    ...wrap(`${FOUND[language](failure.at)}${failure.because[language]}`, columns).map((line) => {
      return paint("red", line);
    }),
    "",
    ...scenario.split("\n").map((line) => `    ${line}`),
    "",
  ];
  return `${head.join("\n")}\n${ladderOf(trace, viewOf(given), terminal)}`;
}

const STANDARD_MACHINE: Sentence = {
  en: "The standard machine: RFC 9293 as it stands.",
  zh: "标准实现：完全按照 RFC 9293。",
};

function indented(text: string, columns: number): string[] {
  return wrap(text, columns - 4).map((line) => `    ${line}`);
}

function boundLine({ bounds, explored }: SearchResult): Sentence {
  const words = describeBounds(bounds);
  if (explored < bounds.runs) return { en: `Bound: ${words.en}.`, zh: `搜索范围：${words.zh}。` };
  return {
    en: `Bound: ${words.en}; of these only the first ${bounds.runs} runs were looked at.`,
    zh: `搜索范围：${words.zh}；其中只试了前 ${bounds.runs} 个过程。`,
  };
}

const NONE = {
  en: (explored: number) => `No counterexample in ${explored} runs.`,
  zh: (explored: number) => `试了 ${explored} 个过程，没有反例。`,
} as const;

const FOUND = {
  en: (at: number) => `Counterexample, at ${at} ms: `,
  zh: (at: number) => `反例（${at} ms）：`,
} as const;
