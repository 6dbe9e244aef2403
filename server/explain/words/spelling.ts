import "server-only";

/** Words that an answer may mean, and English words that look like one of them and are none. */
export type Spelling = {
  /** By what is left of a word without one letter or with all of them. */
  readonly near: ReadonlyMap<string, readonly string[]>;
  readonly meant: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
};

/** A word that was put right: where it stood, and how long it is now. */
type Mend = { readonly start: number; readonly end: number; readonly length: number };

export type Mended = {
  readonly text: string;
  /** A place of the mended text as a place of the text as typed. */
  readonly typedAt: (place: number) => number;
};

/** A word that is not the beginning of "couldn't". */
const WORD = /(?<![A-Za-z])[A-Za-z]{4,}(?![A-Za-z])(?!['’]t\b)/g;
/** "SYNs", "ACKed", "QUIC" */
const NAME = /^(?:[A-Z]{2,}[a-z]+|[A-Z]{4,5})$/;
/** Short words are too like each other. */
const SHORTEST = 5;
/** Who mistypes a long word may do so twice. */
const LONG = 8;

/** Prepares the words that may be meant, in small letters, and those that are meant as written. */
export function spellingOf(meant: readonly string[], others: readonly string[]): Spelling {
  const near = new Map<string, string[]>();
  for (const word of new Set(meant.filter(mayBeMeant))) {
    for (const key of [word, ...shorter(word)]) {
      const list = near.get(key);
      if (list === undefined) near.set(key, [word]);
      else list.push(word);
    }
  }
  return { near, meant: new Set(meant), others: new Set(others) };
}

function mayBeMeant(word: string): boolean {
  return word.length >= SHORTEST && /^[a-z]+$/.test(word);
}

/**
 * The answer with mistyped words put right: those that are no word, and one letter (in a long word
 * two) away from a word that is known. Chinese has no such words.
 */
export function mended(answer: string, spelling: Spelling): Mended {
  const mends: Mend[] = [];
  const text = answer.replace(WORD, (typed, start: number) => {
    if (NAME.test(typed)) return typed;
    const word = meantBy(typed.toLowerCase(), spelling);
    if (word === null) return typed;
    mends.push({ start, end: start + typed.length, length: word.length });
    return inCaseOf(typed, word);
  });
  return { text, typedAt: (place) => typedPlace(place, mends) };
}

/** The word that was meant; null where it is a word as it stands, or where two may be meant. */
export function meantBy(word: string, { near, meant, others }: Spelling): string | null {
  if (meant.has(word) || others.has(word)) return null;
  const candidates = new Set([word, ...shorter(word)].flatMap((key) => near.get(key) ?? []));
  const found = [...candidates].filter((one) => isTypo(word, one));
  const closest = Math.min(...found.map((one) => distance(word, one)));
  const [first, ...more] = found
    .filter((one) => distance(word, one) === closest)
    .toSorted((a, b) => Number(b.at(-1) === word.at(-1)) - Number(a.at(-1) === word.at(-1)));
  // "minuts" is one minute or several, and nothing else.
  const isOne = more.every((one) => one.slice(0, STEM) === first?.slice(0, STEM));
  return first !== undefined && isOne ? first : null;
}

/** Words that begin so alike are forms of one word. */
const STEM = 4;

/** Whether two words differ by one letter: missing, too much, another, or changed with the next. */
export function isTypo(typed: string, word: string): boolean {
  const most = Math.min(typed.length, word.length) >= LONG ? 2 : 1;
  if (typed.charAt(0) !== word.charAt(0) || Math.abs(typed.length - word.length) > most)
    return false;
  return distance(typed, word) <= most;
}

/** How many letters lie between two words, where neighbours that changed places count once. */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isTurned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isTurned) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** The word without each of its letters in turn. */
function shorter(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function inCaseOf(typed: string, word: string): string {
  if (typed === typed.toUpperCase()) return word.toUpperCase();
  const isCapital = typed.charAt(0) !== typed.charAt(0).toLowerCase();
  return isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function typedPlace(place: number, mends: readonly Mend[]): number {
  let shift = 0;
  for (const { start, end, length } of mends) {
    const from = start - shift;
    if (place <= from) break;
    // Within a mended word there are no places: its end is meant.
    if (place < from + length) return end;
    shift += length - (end - start);
  }
  return place - shift;
}
