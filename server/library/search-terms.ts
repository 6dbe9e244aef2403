import "server-only";
import { readStateName } from "#contract/spelling.ts";

/** More words than this make a search no narrower. */
const MOST_TERMS = 8;

/** Words that questions are made of, whatever they are about. */
const COMMON = new Set([
  ..."a an and are be by can do does for how if in is it of on or the there to what when".split(
    " ",
  ),
  ..."which who why with the".split(" "),
  ..."的 了 吗 呢 和 与 是 在 会 有 个 什么 怎么 怎样 为什么 为何 哪些 哪个 哪 几 多少 如何 要 谁 办".split(
    " ",
  ),
]);

const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * Takes a search apart into what a question must contain: words in lower case and plain width,
 * hyphens and underscores as spaces, a state in any usual spelling by its name. Chinese is cut into
 * words, since nobody types spaces there.
 * @returns at most 8 terms; from a search without a word the signs that it has
 */
export function searchTerms(search: string): string[] {
  const typed = search
    .normalize("NFKC")
    .split(/[^\p{L}\p{N}_+-]+/u)
    .flatMap(termsOf);
  const signs = plain(search.normalize("NFKC").replace(/[\p{Cc}\p{Cs}]/gu, ""));
  const words = typed.filter((term) => term !== "");
  const terms = [...new Set(words.length > 0 ? words : [signs].filter((term) => term !== ""))];
  const telling = terms.filter((term) => !COMMON.has(term));
  return (telling.length > 0 ? telling : terms).slice(0, MOST_TERMS);
}

function termsOf(word: string): string[] {
  const state = readStateName(word);
  // "close" is a word before it is a state; the names of two words are nothing else.
  if (state?.includes("-")) return [plain(state)];
  return word
    .split(/(\p{Script=Han}+)/u)
    .flatMap((part) => (/^\p{Script=Han}/u.test(part) ? wordsOf(part) : [singular(plain(part))]));
}

/** As `SEARCHED` in `list-questions.ts` writes the text that is searched. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[-_+]+/g, " ")
    .trim();
}

function wordsOf(chinese: string): string[] {
  return [...WORDS.segment(chinese)].map(({ segment }) => segment);
}

/** Terms are found inside words: "handshake" finds "handshakes". This is the other way round. */
function singular(word: string): string {
  return /^[a-z]{3,}[^su\W]s$/.test(word) ? word.slice(0, -1) : word;
}
