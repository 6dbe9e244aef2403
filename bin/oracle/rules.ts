import { RULES } from "#oracle/index.ts";
import type { Command } from "./command.ts";
import { printList } from "./list.ts";
import { reachedRules } from "./reached.ts";

/** `rules`: every requirement the oracle follows. */
export const rules: Command = {
  usage: "",
  options: [],
  notes: {
    en: "Whether a test reaches a rule is found by playing the traces of the tests now.",
    zh: "是否有测试覆盖，是当场运行测试用例得出的。",
  },
  run: async (given, terminal) => {
    const reached: ReadonlySet<string> = reachedRules();
    const values = Object.values(RULES).map(({ id, section, sentence }) => {
      return { id, section, sentence, reached: reached.has(id) };
    });
    const words = WORDS[terminal.language];
    return printList(
      values,
      ({ id, section, sentence, reached }) => {
        return { id, aside: `${section}  ${reached ? words.reached : words.not}`, sentence };
      },
      given,
      terminal,
    );
  },
};

const WORDS = {
  en: { reached: "reached by a test", not: "NOT reached by a test" },
  zh: { reached: "有测试覆盖", not: "没有测试覆盖" },
} as const;
