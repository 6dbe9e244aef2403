import { PROPERTIES, PROPERTY_IDS } from "#oracle/search/properties.ts";
import type { Command } from "./command.ts";
import { printList } from "./list.ts";

/** `properties`: what has to hold in every run. */
export const properties: Command = {
  usage: "",
  options: [],
  notes: { en: "", zh: "" },
  run: async (given, terminal) => {
    const values = PROPERTY_IDS.map((id) => ({ id, sentence: PROPERTIES[id].sentence }));
    return printList(values, ({ id, sentence }) => ({ id, aside: "", sentence }), given, terminal);
  },
};
