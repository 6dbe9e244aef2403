import { MUTANT_IDS, MUTANTS } from "#oracle/mutants/mutants.ts";
import type { Command } from "./command.ts";
import { printList } from "./list.ts";

/** `mutants`: what a learner may wrongly believe, and the machine can be switched to. */
export const mutants: Command = {
  usage: "",
  options: [],
  notes: {
    en: "JSON gives id, sentence and a scenario whose trace the mutant changes.",
    zh: "JSON 中有 id、句子，以及一个会因此改变结果的场景。",
  },
  run: async (given, terminal) => {
    const values = MUTANT_IDS.map((id) => {
      const { sentence, scenario } = MUTANTS[id];
      return { id, sentence, scenario };
    });
    return printList(values, ({ id, sentence }) => ({ id, aside: "", sentence }), given, terminal);
  },
};
