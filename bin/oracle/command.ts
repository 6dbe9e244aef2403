import type { Sentence } from "#oracle/index.ts";
import { type Arguments, type Option, SHARED } from "./arguments.ts";
import type { Language, Terminal } from "./terminal.ts";

/** How a command ended: nothing to object, something was found, input that cannot be used. */
export const EXIT = { fine: 0, found: 1, unusable: 2 } as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** One door of the oracle. */
export type Command = {
  /** What stands behind its name in the usage line. */
  readonly usage: string;
  readonly options: readonly Option[];
  /** What help adds below the options. */
  readonly notes: Sentence;
  /** Throws what is Unusable. */
  readonly run: (given: Arguments, terminal: Terminal) => Promise<Exit>;
};

/** A command as the list of commands knows it: its file is read only when it is used. */
export type Listed = {
  readonly name: string;
  readonly about: Sentence;
  readonly load: () => Promise<Command>;
};

export const START = "npm run -s oracle --";

/** What `--help` prints of one command. */
export function helpOf({ name, about }: Listed, command: Command, language: Language): string {
  const options = [...command.options, ...SHARED].map((option): [string, string] => {
    const value = option.value === undefined ? "" : ` ${option.value}`;
    return [`--${option.name}${value}`, option.about[language]];
  });
  const notes = command.notes[language];
  return [
    `${START} ${name} ${command.usage}`.trimEnd(),
    "",
    about[language],
    "",
    ...columns(options),
    "",
    ...(notes === "" ? [] : [notes, ""]),
    EXITS[language],
    "",
  ].join("\n");
}

const EXITS: Sentence = {
  en: "Exit: 0 fine, 1 a violation or counterexample was found, 2 unusable input.",
  zh: "退出码：0 没有问题，1 发现违规或反例，2 输入不可用。",
};

/** What `--help` prints of all commands. */
export function overview(commands: readonly Listed[], language: Language): string {
  const rows = commands.map(({ name, about }): [string, string] => [name, about[language]]);
  const more = {
    en: `${START} COMMAND --help tells the options of one.`,
    zh: `${START} COMMAND --help 显示某个命令的选项。`,
  };
  return [`${START} COMMAND …`, "", ...columns(rows), "", more[language], EXITS[language], ""].join(
    "\n",
  );
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
