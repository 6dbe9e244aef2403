import "server-only";
import { STATE_NAMES } from "#contract/tcp.ts";
import type { Bilingual } from "#contract/text.ts";
import { type Numbers, numbersIn } from "./numbers-in.ts";

/**
 * What one language says and the other does not: numbers and names of states. Each counts once however
 * often it is said, since the languages repeat a subject differently; a number written in digits may
 * stand in words on the other side ("three segments", “三个报文段”).
 * @returns one sentence a difference, in both languages
 */
export function parityProblems({ zh, en }: Bilingual): Bilingual[] {
  const [inChinese, inEnglish] = [numbersIn(zh, "zh"), numbersIn(en, "en")];
  return [
    ...[...unsaid(inChinese, inEnglish), ...unnamed(zh, en)].map((what) => ({
      en: `${what} stands in the Chinese and not in the English text.`,
      zh: `中文里有 ${what}，英文里没有。`,
    })),
    ...[...unsaid(inEnglish, inChinese), ...unnamed(en, zh)].map((what) => ({
      en: `${what} stands in the English and not in the Chinese text.`,
      zh: `英文里有 ${what}，中文里没有。`,
    })),
  ];
}

function unsaid(there: Numbers, here: Numbers): string[] {
  return [...there.digits].filter((number) => !here.digits.has(number) && !here.words.has(number));
}

/** A name may be an ordinary word on the other side: "a listener", “连接已经建立”. */
const WORDS: Partial<Record<(typeof STATE_NAMES)[number], RegExp>> = {
  CLOSED: /closed|关闭/i,
  LISTEN: /listen|监听/i,
  ESTABLISHED: /established|建立/i,
};

/** States that one text names and the other does not speak of. */
function unnamed(there: string, here: string): string[] {
  return STATE_NAMES.filter(
    (state) => names(there, state) && !names(here, state) && !WORDS[state]?.test(here),
  );
}

/** Whether a text has the name of a state, as RFC 9293 writes it, singular or plural. */
function names(text: string, state: string): boolean {
  return new RegExp(`(?<![A-Za-z-])${state}(?![A-RT-Za-rt-z-]|s[A-Za-z])`).test(text);
}
