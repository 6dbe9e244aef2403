import { FLAG_NAMES, STATE_NAMES } from "./tcp.ts";

/** How names are spelt by those who type them. Both sides read alike. */

type StateName = (typeof STATE_NAMES)[number];
type FlagName = (typeof FLAG_NAMES)[number];

/** Letters and digits alone: FIN_WAIT1, fin-wait-1 and ＦＩＮ ＷＡＩＴ １ are one name. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/状态$|(?<=[\s_-])STATE$/u, "");
}

function lettersOf(text: string): string {
  return bare(text).replace(/[^\p{L}\p{N}]/gu, "");
}

const STATES: ReadonlyMap<string, StateName> = new Map([
  ...STATE_NAMES.map((name): [string, StateName] => [lettersOf(name), name]),
  // As Linux, BSD, Windows and `ss` write them.
  ["SYNRCVD", "SYN-RECEIVED"],
  ["SYNRECV", "SYN-RECEIVED"],
  ["SYNRECD", "SYN-RECEIVED"],
  ["ESTAB", "ESTABLISHED"],
  ["LISTENING", "LISTEN"],
  ["CLOSE", "CLOSED"],
]);

/** Reads the name of a state in any usual spelling (SYN_RCVD, FIN_WAIT1, time-wait); null otherwise. */
export function readStateName(text: string): StateName | null {
  return STATES.get(lettersOf(text)) ?? null;
}

/**
 * Reads flags, one or several, in any order and however they are joined: "SYN, ACK", "syn+ack",
 * "SYN-ACK", "SYNACK", "SYN 和 ACK".
 * @returns them in the order of the header; null when something is no flag
 */
export function readFlagNames(text: string): FlagName[] | null {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s,+|/&、·-]+|\bAND\b|[和与]/gu, " ");
  const found = new Set<FlagName>();
  for (let rest = plain.trim(); rest !== ""; ) {
    const flag = FLAG_NAMES.find((name) => rest.startsWith(name));
    if (!flag) return null;
    found.add(flag);
    rest = rest.slice(flag.length).trimStart();
  }
  return found.size > 0 ? FLAG_NAMES.filter((name) => found.has(name)) : null;
}

/** Numbers as words in both languages; the place in the list is the number. */
const NUMBER_WORDS = [
  ["zero", "none", "零", "〇"],
  ["one", "once", "一", "壹", "单"],
  ["two", "twice", "二", "两", "俩", "双"],
  ["three", "三"],
  ["four", "四"],
  ["five", "五"],
  ["six", "六"],
  ["seven", "七"],
  ["eight", "八"],
  ["nine", "九"],
  ["ten", "十"],
  ["eleven", "十一"],
  ["twelve", "十二"],
];
const MEASURES = /(?:times|segments?|octets?|bytes?|numbers?|[个次倍条种位段])$/u;

/** Reads a whole number in digits or words, such as "2", "２", "two", "两个"; null otherwise. */
export function readCount(text: string): number | null {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[\s,]/g, "").replace(MEASURES, "");
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  const place = NUMBER_WORDS.findIndex((words) => words.includes(plain));
  return place < 0 ? null : place;
}

/** A word without what does not matter: case, width, spaces, punctuation, an article before it. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\s*(?:the|an|a)\s+/, "")
    .replace(/[\s\p{P}\p{S}]/gu, "");
}
