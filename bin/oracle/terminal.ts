import { once } from "node:events";
import { styleText } from "node:util";
import type { Sentence } from "#oracle/index.ts";
import type { Environment } from "../root.ts";

export const LANGUAGES = ["en", "zh"] as const;

export type Language = (typeof LANGUAGES)[number];

export type Style = Extract<Parameters<typeof styleText>[0], string>;

/** Where a command speaks: in which language, how wide, in colour or not. */
export type Terminal = {
  readonly language: Language;
  readonly columns: number;
  /** Writes to stdout, and waits when the reader is slower. */
  readonly write: (text: string) => Promise<void>;
  /** One line on stderr. */
  readonly complain: (sentence: Sentence) => void;
  readonly paint: (style: Style, text: string) => string;
};

const WIDTH = { least: 80, greatest: 132, otherwise: 100 } as const;

/** The longest complaint: what a hostile file says of itself is cut, the position stands in front. */
const LONGEST_LINE = 600;

/** The terminal of this process. Colours only where stdout shows them (NO_COLOR turns them off). */
export function terminalOf(language: Language): Terminal {
  const { stdout, stderr } = process;
  const hasColours = styleText("red", "x", { stream: stdout }) !== "x";
  const wanted = stdout.isTTY ? stdout.columns : WIDTH.otherwise;
  return {
    language,
    columns: Math.min(WIDTH.greatest, Math.max(WIDTH.least, wanted)),
    write: async (text) => {
      if (!stdout.write(text)) await once(stdout, "drain");
    },
    complain: (sentence) => {
      stderr.write(`oracle: ${oneLine(sentence[language])}\n`);
    },
    paint: (style, text) =>
      hasColours && text.trim() !== "" ? styleText(style, text, { validateStream: false }) : text,
  };
}

/** What LC_ALL, LC_MESSAGES or LANG asks for, the first that is set; English otherwise. */
export function languageOf(env: Environment): Language {
  const wanted = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(
    (name) => name !== undefined && name !== "",
  );
  return wanted?.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Text from outside as one line that a terminal takes for text. */
export function oneLine(text: string): string {
  const cut = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
  return harmless(cut);
}

/** Control characters, which may move the cursor or end the line, are written out. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (found) => {
    const code = found.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
