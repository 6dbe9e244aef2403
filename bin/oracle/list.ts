import type { Sentence } from "#oracle/index.ts";
import type { Arguments } from "./arguments.ts";
import { EXIT, type Exit } from "./command.ts";
import type { Terminal } from "./terminal.ts";
import { Unusable } from "./unusable.ts";
import { wrap } from "./width.ts";

/** One entry of a list: its name, what stands behind it, and its sentence. */
export type Entry = {
  readonly id: string;
  readonly aside: string;
  readonly sentence: Sentence;
};

/** Prints a list: as JSON the values as they are, for a person each with its sentence below. */
export async function printList<T>(
  values: readonly T[],
  entryOf: (value: T) => Entry,
  given: Arguments,
  terminal: Terminal,
): Promise<Exit> {
  refuseWords(given);
  const text = given.given.has("json")
    ? JSON.stringify(values)
    : values.map((value) => entryText(entryOf(value), terminal)).join("\n");
  await terminal.write(`${text}\n`);
  return EXIT.fine;
}

/** For commands that take options only. */
export function refuseWords({ words }: Arguments): void {
  const [word] = words;
  if (word === undefined) return;
  throw new Unusable({ en: `"${word}" is one word too many.`, zh: `多了一个词：“${word}”。` });
}

function entryText({ id, aside, sentence }: Entry, { language, paint, columns }: Terminal): string {
  const head = aside === "" ? paint("bold", id) : `${paint("bold", id)}  ${paint("dim", aside)}`;
  return [head, ...wrap(sentence[language], columns - 4).map((line) => `    ${line}`)].join("\n");
}
