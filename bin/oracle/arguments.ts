import { parseArgs } from "node:util";
import type { Sentence } from "#oracle/index.ts";
import { nearestWord } from "#oracle/scenario/error.ts";
import { Unusable } from "./unusable.ts";

/** A switch of the command line; with `value` it takes one, and `value` is what help calls it. */
export type Option = {
  readonly name: string;
  readonly value?: string;
  /** It may be given several times. */
  readonly isMany?: true;
  readonly about: Sentence;
};

/** What stood behind the name of a command. */
export type Arguments = {
  readonly words: readonly string[];
  /** The values of each option that was given; a switch without a value has one, the empty text. */
  readonly given: ReadonlyMap<string, readonly string[]>;
};

/** Options that every command has. */
export const SHARED: readonly Option[] = [
  { name: "json", about: { en: "prints JSON", zh: "输出 JSON" } },
  {
    name: "lang",
    value: "en|zh",
    about: { en: "the language of sentences (default: LANG)", zh: "句子的语言（默认按 LANG）" },
  },
  { name: "help", about: { en: "prints this", zh: "显示本帮助" } },
];

/** Reads what stood behind the name of a command. Throws what is Unusable. */
export function readArguments(words: readonly string[], options: readonly Option[]): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(options.map((option) => [option.name, shapeOf(option)])),
  });
  const found: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") found.push(token.value);
    if (token.kind !== "option") continue;
    const option = options.find(({ name }) => name === token.name);
    if (option === undefined) throw unknown("option", token.rawName, longNames(options));
    const value = checkedValue(option, token.value, token.inlineValue === true);
    const before = given.get(option.name);
    if (before === undefined) given.set(option.name, [value]);
    else if (option.isMany) before.push(value);
    else throw twice(option);
  }
  return { words: found, given };
}

function shapeOf({ name, value }: Option): { type: "string" | "boolean"; short?: string } {
  const type = value === undefined ? "boolean" : "string";
  return name === "help" ? { type, short: "h" } : { type };
}

function longNames(options: readonly Option[]): string[] {
  return options.map(({ name }) => `--${name}`);
}

function checkedValue(option: Option, value: string | undefined, isInline: boolean): string {
  const { name, value: expected } = option;
  if (expected === undefined) {
    if (value === undefined) return "";
    throw new Unusable({ en: `--${name} takes no value.`, zh: `--${name} 不带值。` });
  }
  if (value === undefined || value === "" || (!isInline && value.startsWith("--"))) {
    throw new Unusable({
      en: `--${name} needs a value: --${name} ${expected}.`,
      zh: `--${name} 需要一个值：--${name} ${expected}。`,
    });
  }
  return value;
}

function twice({ name }: Option): Unusable {
  return new Unusable({ en: `--${name} is given twice.`, zh: `--${name} 给了两次。` });
}

/** The value of an option, and null when it was not given. */
export function valueIn({ given }: Arguments, name: string): string | null {
  return given.get(name)?.[0] ?? null;
}

/** The name of something, if it is one of `names`. Throws Unusable with the nearest otherwise. */
export function nameIn<T extends string>(what: Kind, found: string, names: readonly T[]): T {
  const name = names.find((one) => one === found);
  if (name === undefined) throw unknown(what, found, names);
  return name;
}

const KINDS = {
  command: { en: "command", zh: "命令" },
  option: { en: "option", zh: "选项" },
  mutant: { en: "mutant", zh: "错误规则（mutant）" },
  property: { en: "property", zh: "性质" },
  profile: { en: "profile", zh: "配置（profile）" },
  language: { en: "language", zh: "语言" },
  parameter: { en: "parameter", zh: "参数" },
} as const;

type Kind = keyof typeof KINDS;

/** Up to this many names a complaint lists them all. */
const FEW = 8;

/** Says that there is no such thing, and which one may be meant or all there are. */
export function unknown(what: Kind, found: string, names: readonly string[]): Unusable {
  const { en, zh } = KINDS[what];
  const nearest = nearestWord(found, names);
  const hint = hintOf(nearest, names);
  return new Unusable({
    en: `unknown ${en} "${found}".${hint.en}`,
    zh: `没有这个${zh}：“${found}”。${hint.zh}`,
  });
}

function hintOf(nearest: string | null, names: readonly string[]): Sentence {
  if (nearest !== null) {
    return { en: ` Did you mean "${nearest}"?`, zh: `是不是想写“${nearest}”？` };
  }
  if (names.length === 0 || names.length > FEW) return { en: "", zh: "" };
  return { en: ` There is ${names.join(", ")}.`, zh: `可用的有：${names.join("、")}。` };
}
