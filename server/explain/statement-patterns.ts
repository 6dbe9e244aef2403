import "server-only";
import type { Pattern } from "./vocabulary.ts";

/**
 * One line of `when` or `unless`: "a|b" is either, "a > b" is a and later b, "a + b" is a and b
 * right behind it (one word may stand between).
 */
type Line = readonly Part[];
type Part = { readonly isClose: boolean; readonly names: ReadonlySet<string> };

/** A pattern of the vocabulary, ready to be held against a stretch of text. */
export type Compiled = {
  readonly pattern: Pattern;
  readonly when: readonly Line[];
  readonly unless: readonly Line[];
};

/** What each place of a stretch of text speaks of, and what is understood without being said. */
export type Spoken = {
  readonly places: readonly ReadonlySet<string>[];
  readonly ambient: ReadonlySet<string>;
};

/** How far behind "a" the "b" of "a + b" may stand, in pieces. */
const CLOSE = 2;

/** The patterns of a vocabulary by what each of them cannot do without. */
export type Index = ReadonlyMap<string, readonly Compiled[]>;

const indexes = new WeakMap<readonly Pattern[], Index>();

/** The patterns of a vocabulary, ready to be looked up; made once for each. */
export function indexOf(patterns: readonly Pattern[]): Index {
  const known = indexes.get(patterns);
  if (known !== undefined) return known;
  const made = patterns.map((pattern) => ({
    pattern,
    when: pattern.when.map((alternatives) => lineOf(alternatives.join("|"))),
    unless: pattern.unless.map(lineOf),
  }));
  const index = new Map<string, Compiled[]>();
  const uses = usesOf(made);
  for (const one of made) {
    for (const name of rarest(one, uses)) index.set(name, [...(index.get(name) ?? []), one]);
  }
  indexes.set(patterns, index);
  return index;
}

/** How many patterns ask for each name. */
function usesOf(patterns: readonly Compiled[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { when } of patterns) {
    const names = new Set(when.flat().flatMap((part) => [...part.names]));
    for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}

/** The part of a pattern that is met least often: without it the pattern need not be tried. */
function rarest({ when }: Compiled, uses: ReadonlyMap<string, number>): ReadonlySet<string> {
  const weight = ({ names }: Part): number =>
    [...names].reduce((sum, name) => sum + (uses.get(name) ?? 0), 0);
  const [least] = when.flat().sort((a, b) => weight(a) - weight(b));
  return least?.names ?? new Set();
}

/** The patterns that may fit a stretch of text, by the names in it. */
export function candidates(index: Index, { places, ambient }: Spoken): ReadonlySet<Compiled> {
  const found = new Set<Compiled>();
  for (const names of [...places, ambient]) {
    for (const name of names) for (const one of index.get(name) ?? []) found.add(one);
  }
  return found;
}

function lineOf(text: string): Line {
  const parts = text.split(/ (?=[>+] )/);
  return parts.map((part) => ({
    isClose: part.startsWith("+ "),
    names: new Set(part.replace(/^[>+] /, "").split("|")),
  }));
}

/**
 * Where a pattern finds what it wants, in the order of the text; null when it lacks something or
 * meets what it excludes.
 */
export function matched({ when, unless }: Compiled, spoken: Spoken): readonly number[] | null {
  if (unless.some((line) => found(line, spoken, 0, -1) !== null)) return null;
  const places = new Set<number>();
  for (const line of when) {
    const at = found(line, spoken, 0, -1);
    if (at === null) return null;
    for (const place of at) places.add(place);
  }
  return [...places].sort((a, b) => a - b);
}

/** The places of the parts of a line from `index` on, behind the place `after`. */
function found(line: Line, spoken: Spoken, index: number, after: number): number[] | null {
  const part = line[index];
  if (part === undefined) return [];
  const { places, ambient } = spoken;
  const to = part.isClose ? Math.min(places.length, after + CLOSE + 1) : places.length;
  // 不知道 is "not" and "know" in one word.
  const isFused = index > 0 && part.names.has("know") && line[index - 1]?.names.has("not") === true;
  for (let at = isFused ? after : after + 1; at < to; at += 1) {
    if (!speaks(places[at], part)) continue;
    const rest = found(line, spoken, index + 1, at);
    if (rest !== null) return [at, ...rest];
    // What does not follow here follows no later place either, unless it has to be close.
    if (line[index + 1]?.isClose !== true) break;
  }
  const isUnderstood = index === 0 && [...part.names].some((name) => ambient.has(name));
  return isUnderstood ? found(line, spoken, index + 1, after) : null;
}

function speaks(place: ReadonlySet<string> | undefined, { names }: Part): boolean {
  if (place === undefined) return false;
  for (const name of place) if (names.has(name)) return true;
  return false;
}
