import "server-only";

/** "it's" is two words. */
const SUFFIX = /(\w)(?=['’](?:s|m|re|ve|ll|d)\b)/g;
const SYMBOL = /\{[^}]*\}|[()[\]|]|[\u4e00-\u9fff]|[^\s()[\]|{}\u4e00-\u9fff]+/g;

/** What a line is written in: words, Chinese characters, parts in braces, and the signs of choice. */
export function symbolsOf(pattern: string): string[] {
  return pattern.replace(SUFFIX, "$1 ").match(SYMBOL) ?? [];
}
