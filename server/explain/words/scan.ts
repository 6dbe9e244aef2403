import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { folded, isCapital, isDigit, isLatin, narrow } from "./fold.ts";
import { withNamelessEnds } from "./nameless-ends.ts";
import { namesIn, withNames } from "./names.ts";
import type { Token } from "./token.ts";
import type { Form, Vocabulary } from "./vocabulary.ts";

/** Words that say nothing here. */
const EMPTY: ReadonlySet<string> = new Set(["the", "an", "a", "and", "了", "着"]);
/** Common words that name a state only when they are written in capitals. */
const CAPITAL_ONLY: ReadonlySet<string> = new Set([
  "state.CLOSED",
  "state.LISTEN",
  "state.ESTABLISHED",
  "state.CLOSING",
]);
const SEPARATORS = " _-–‐\t";
const MOST_DIGITS = 10;

/** Every known word, number and letter of an answer, longest first, in the order of the text. */
export function scan(text: string, vocabulary: Vocabulary, phase: Phase): Token[] {
  const small = folded(text);
  const tokens = wordsIn(text, small, vocabulary);
  const plain = narrow(text);
  const names = namesIn(plain, tokens, phase);
  const known =
    names.length > 0 ? withNames(plain, tokens, names) : withNamelessEnds(plain, tokens, phase);
  return known.filter((token) => token.kind !== "letter" || token.name !== "a");
}

/** The same without what the answer itself gives a name to. */
export function wordsIn(
  text: string,
  small: string,
  vocabulary: Vocabulary,
  except: string | null = null,
): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < small.length) {
    const word = wordAt(text, small, at, vocabulary, except);
    const token = word ?? plainAt(text, small, at, vocabulary);
    if (token === null) {
      at += 1;
      continue;
    }
    // A capital A may be the name of an end.
    const isEmpty = EMPTY.has(small.slice(token.start, token.end));
    if (!isEmpty || token.kind === "word" || text.slice(token.start, token.end) === "A")
      tokens.push(token);
    at = Math.max(token.end, at + 1);
  }
  return tokens;
}

function wordAt(
  text: string,
  small: string,
  at: number,
  { forms }: Vocabulary,
  except: string | null,
): Token | null {
  for (const candidate of forms.get(small.slice(at, at + 2)) ?? forms.get(small.charAt(at)) ?? []) {
    if (candidate.form === except) continue;
    const end = matched(text, small, at, candidate.form);
    if (end === -1 || !isWhole(small, at, end, candidate)) continue;
    const concepts = fitting(text, small, at, end, candidate.concepts);
    if (concepts.length > 0) return { kind: "word", concepts, start: at, end };
  }
  return null;
}

/** Where the form ends in the text, -1 when it is not there. A blank stands for any separator. */
function matched(text: string, small: string, at: number, form: string): number {
  let place = at;
  for (let index = 0; index < form.length; index += 1) {
    const unit = form.charAt(index);
    if (unit === " ") {
      let most = 3;
      while (most > 0 && place < small.length && SEPARATORS.includes(small.charAt(place))) {
        place += 1;
        most -= 1;
      }
    } else if (unit === "-" && isLatin(form.charAt(index + 1))) {
      // A hyphen is one, or a blank between capitals: "LAST ACK" is a state, "last ACK" is not.
      const found = small.charAt(place);
      if ("-_–‐".includes(found) && found !== "") place += 1;
      else if (found === " " && isCapital(text, at) && isCapital(text, at + 1)) place += 1;
      else if (isLatin(found) === false) return -1;
    } else if (small.charAt(place) === unit) place += 1;
    else return -1;
  }
  return place;
}

/** English words stand between other signs; a unit may follow its figure. */
function isWhole(small: string, start: number, end: number, { form, concepts }: Form): boolean {
  const before = small.charAt(start - 1);
  const after = small.charAt(end);
  const isUnit = concepts.some((concept) => concept.startsWith("unit."));
  // "s" alone is a letter, behind a figure it is seconds.
  if (isUnit && form.length === 1 && !isDigit(small.slice(0, start).trimEnd().slice(-1)))
    return false;
  if (isLatin(form.charAt(0)) && start > 0 && (isLatin(before) || before === "_")) {
    if (!isUnit || !isDigit(before)) return false;
  }
  // "先 CLOSE-WAIT": the name of a state is not to be cut.
  const rest = small.slice(end, end + 7);
  if (/(?:close|time)$/.test(form) && /^[-_]wait\b/.test(rest)) return false;
  if (/fin$/.test(form) && /^[-_]wait[-_]?[12]/.test(rest)) return false;
  // 是 1 分钟: a figure with its unit, and no flag that is set.
  const isFigure = concepts.includes("flag-on") && /1$/.test(form);
  if (isFigure && /^(?:\d|\.\d| ?(?:个|分钟|秒|毫秒|倍|min|sec|ms|msl|rtt))/.test(rest))
    return false;
  // "client_isn" is one name.
  return !(isLatin(form.charAt(form.length - 1)) && (isLatin(after) || after === "_"));
}

function fitting(
  text: string,
  small: string,
  start: number,
  end: number,
  concepts: readonly string[],
): string[] {
  // "is CLOSED" names the state.
  const isMixed = !isCapital(text, start) && isCapital(text, end - 1);
  if (isMixed && small.slice(start, end).endsWith("closed")) return [];
  // "the SYN sent by the client" is no SYN-SENT.
  const isDeed = /^syn [a-z]+$/.test(small.slice(start, end)) && !isCapital(text, end - 1);
  if (isDeed && /^\s+(?:by|from|to|back|earlier|over)\b/.test(small.slice(end, end + 9))) return [];
  const isShouted = isCapital(text, start) && isCapital(text, end - 1);
  if (isShouted || !isLatin(small.charAt(start))) return [...concepts];
  const isEntered =
    /(?:enters?|to|into|in|becomes?|is|are|进入|变为|→|>|到|state|already|now|considered|been|be|为|于|still|stays|，|,|:|：) ?(?:be |an? )?$/.test(
      small.slice(Math.max(0, start - 12), start),
    );
  return concepts.filter(
    (concept) => !CAPITAL_ONLY.has(concept) || (isEntered && concept !== "state.CLOSING"),
  );
}

function plainAt(text: string, small: string, at: number, { numerals }: Vocabulary): Token | null {
  const first = small.charAt(at);
  if (isDigit(first)) {
    const digits = /^\d+(?:\.\d+)?/.exec(small.slice(at, at + MOST_DIGITS))?.[0] ?? first;
    return { kind: "number", value: Number(digits), start: at, end: at + digits.length };
  }
  if (!isLatin(first)) {
    const value = numerals.get(first);
    return value === undefined ? null : { kind: "number", value, start: at, end: at + 1 };
  }
  let end = at + 1;
  while (end < small.length && (isLatin(small.charAt(end)) || small.charAt(end) === "_")) end += 1;
  const word = small.slice(at, end);
  const value = numerals.get(word);
  if (value !== undefined) return { kind: "number", value, start: at, end };
  const isLetter =
    (word.length === 1 && !(word === "a" && !isCapital(text, at)) && !(word === "i")) ||
    (word.length <= 12 &&
      (/^[a-z]+_?isn$|^isn_?[a-z]+$/.test(word) || /^[xyjkmnpquvw][0-9]$/.test(word)));
  return isLetter
    ? { kind: "letter", name: word, start: at, end }
    : { kind: "other", start: at, end };
}
