import "server-only";
import type { Bilingual } from "#contract/text.ts";

/** The longest expression that is read. */
export const MAX_EXPRESSION = 200;

/** A sign or word of an expression; its column from 1. The last one is empty. */
export type Token = { text: string; column: number };
const TOKEN = /\s*(\d+(?:\.\d+)?|\$[a-z][a-z0-9]*|[A-Za-z][A-Za-z0-9-]*|[-+*/^(),])/y;

/** Thrown inside the reader only: its door turns it into a typed error. */
export class Unreadable extends Error {
  readonly column: number;
  readonly said: Bilingual;
  constructor(column: number, said: Bilingual) {
    super(said.en);
    this.column = column;
    this.said = said;
  }
}

/** Cuts an expression into tokens. */
export function tokensOf(text: string): Token[] {
  if (text.length > MAX_EXPRESSION) {
    throw new Unreadable(MAX_EXPRESSION + 1, {
      en: `An expression has at most ${MAX_EXPRESSION} characters.`,
      zh: `表达式最长 ${MAX_EXPRESSION} 个字符。`,
    });
  }
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const [whole, token] = TOKEN.exec(text) ?? [];
    if (whole === undefined || token === undefined) {
      const column = at + 1 + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
      throw unexpected({ text: text[column - 1] ?? "", column });
    }
    tokens.push({ text: token, column: at + whole.length - token.length + 1 });
  }
  return [...tokens, { text: "", column: text.trimEnd().length + 1 }];
}

/** What may not stand where it stands. */
export function unexpected({ text, column }: Token): Unreadable {
  if (text === "")
    return new Unreadable(column, { en: "Something is missing here.", zh: "这里缺了一项。" });
  return new Unreadable(column, {
    en: `“${text}” cannot stand here.`,
    zh: `这里不能是“${text}”。`,
  });
}
