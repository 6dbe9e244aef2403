import "server-only";

/** The numbers of a text: those written in digits, normalised, and those its words may mean. */
export type Numbers = { digits: ReadonlySet<string>; words: ReadonlySet<string> };

/**
 * Finds the numbers of a text. Names of parameters, links and what stands in a name (`FIN-WAIT-1`,
 * `tcp_fin_timeout`) are none; grouping is taken out, "6.5 万" is 65000, 2³² is 2^32.
 */
export function numbersIn(text: string, language: "zh" | "en"): Numbers {
  const plain = withoutNames(text);
  const digits = new Set<string>();
  for (const [, number = "", unit = ""] of plain.matchAll(DIGITS)) {
    const value = number.replace(/,(?=\d{3}(?!\d))/g, "");
    digits.add(unit === "" ? value : String(Number(value) * (UNITS[unit] ?? 1)));
  }
  return { digits, words: language === "zh" ? chineseWords(plain) : englishWords(plain) };
}

const DIGITS = /(\d+(?:[.,]\d+)*)(?:\s*([万亿]|thousand|million|billion))?/g;
const UNITS: Readonly<Record<string, number>> = {
  万: 1e4,
  亿: 1e8,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function withoutNames(text: string): string {
  return text
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (power) => `^${[...power].map((c) => SUPERSCRIPTS.indexOf(c)).join("")}`,
    )
    .normalize("NFKC")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/https?:\/\/\S+/g, "")
    .replace(/\$[a-z][a-z0-9]*/g, "")
    .replace(/[A-Za-z_]+(?:[-_.][A-Za-z0-9_]+)*[-_]\d+/g, "")
    .replace(/[A-Za-z_][A-Za-z_]*\d+[A-Za-z_]*/g, (name) => (/^RFC\d+$/.test(name) ? name : ""));
}

const ENGLISH = [
  ["zero", "no", "none"],
  ["one", "first", "once", "a", "an", "single", "only", "same"],
  ["two", "second", "twice", "both", "pair", "halves", "half", "either", "double", "doubles"],
  ["three", "third", "thrice"],
  ["four", "fourth", "quarter"],
  ["five", "fifth"],
  ["six", "sixth"],
  ["seven", "seventh"],
  ["eight", "eighth"],
  ["nine", "ninth"],
  ["ten", "tenth"],
  ["eleven", "eleventh"],
  ["twelve", "twelfth"],
] as const;

/** Round numbers that a sentence rather says than writes. */
const ROUND: Readonly<Record<string, string>> = {
  twenty: "20",
  thirty: "30",
  forty: "40",
  fifty: "50",
  sixty: "60",
  hundred: "100",
  thousand: "1000",
  million: "1000000",
};

function englishWords(text: string): ReadonlySet<string> {
  const words = new Set(text.toLowerCase().match(/[a-z]+/g) ?? []);
  const small = ENGLISH.flatMap((names, n) => (names.some((name) => words.has(name)) ? [n] : []));
  const round = Object.entries(ROUND).flatMap(([name, n]) => (words.has(name) ? [n] : []));
  return new Set([...small.map(String), ...round]);
}

const CHINESE = "零一二三四五六七八九十";

function chineseWords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  [...CHINESE].forEach((word, n) => {
    if (text.includes(word)) found.add(String(n));
  });
  if (/[两双半倍]/.test(text)) found.add("2");
  for (const [word = ""] of text.matchAll(/[一二三四五六七八九]?十[一二三四五六七八九]?/g)) {
    const [tens = "", ones = ""] = word.split("十");
    const value = (tens ? CHINESE.indexOf(tens) : 1) * 10 + (ones ? CHINESE.indexOf(ones) : 0);
    found.add(String(value));
  }
  for (const [, n = "一", unit = ""] of text.matchAll(/([一二两三四五六七八九])?([百千万亿])/g)) {
    const power = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }[unit] ?? 1;
    found.add(String((n === "两" ? 2 : CHINESE.indexOf(n)) * power));
  }
  return found;
}
