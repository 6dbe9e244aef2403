import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import type { Pattern } from "../words/vocabulary.ts";

/**
 * One line of `when` or `unless`: "a|b" is either, "a > b" is a and later b, "a + b" is a and b
 * right behind it (one word may stand between), "a > b || c" is a and later b, or else c.
 */
type Line = readonly Way[];
type Way = readonly Part[];
/** Names are numbered: they are compared very often. */
type Part = {
  readonly isClose: boolean;
  readonly names: readonly number[];
  /** 不知道 is "not" and "know" in one word: the part may stand where the one before it does. */
  readonly isFused: boolean;
};

/** A pattern of the vocabulary, ready to be held against a stretch of text. */
export type Compiled = {
  readonly pattern: Pattern;
  readonly when: readonly Line[];
  readonly unless: readonly Line[];
};

/** Where a stretch of text speaks of each name, and what is understood without being said. */
export type Spoken = {
  readonly places: ReadonlyMap<number, readonly number[]>;
  readonly ambient: ReadonlySet<number>;
};

/** How far behind "a" the "b" of "a + b" may stand, in pieces. */
const CLOSE = 2;

/** The patterns of a vocabulary, for each question and reach, by what they cannot do without. */
export type Index = {
  readonly names: ReadonlyMap<string, number>;
  readonly patterns: Readonly<Record<Phase, Readonly<Record<Reach, ByName>>>>;
  /** The names of a piece by number, made once for each. */
  readonly numbered: WeakMap<ReadonlySet<string>, readonly number[]>;
};

/** A clause, or two, or else a whole sentence; a pattern may be for any of them. */
export type Reach = "clause" | "sentence";

type ByName = ReadonlyMap<number, readonly Compiled[]>;

const indexes = new WeakMap<readonly Pattern[], Index>();

/** The patterns of a vocabulary, ready to be looked up; made once for each. */
export function indexOf(patterns: readonly Pattern[]): Index {
  const known = indexes.get(patterns);
  if (known !== undefined) return known;
  const names = new Map<string, number>();
  const made = patterns.map((pattern) => ({
    pattern,
    when: pattern.when.map((alternatives) => lineOf(alternatives.join("|"), names)),
    unless: pattern.unless.map((line) => lineOf(line, names)),
  }));
  const uses = usesOf(made);
  const within = (phase: Phase, reach: Reach): ByName =>
    byRarest(
      made.filter(
        ({ pattern }) =>
          (pattern.asked ?? phase) === phase &&
          (pattern.within === reach || pattern.within === "any"),
      ),
      uses,
    );
  const askedIn = (phase: Phase) => ({
    clause: within(phase, "clause"),
    sentence: within(phase, "sentence"),
  });
  const index: Index = {
    names,
    patterns: { open: askedIn("open"), close: askedIn("close") },
    numbered: new WeakMap(),
  };
  indexes.set(patterns, index);
  return index;
}

function byRarest(
  patterns: readonly Compiled[],
  uses: ReadonlyMap<number, number>,
): Map<number, Compiled[]> {
  const byName = new Map<number, Compiled[]>();
  for (const one of patterns) {
    for (const name of rarest(one, uses)) {
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [one]);
      else list.push(one);
    }
  }
  return byName;
}

/** A stretch of text, ready to have patterns held against it. */
export function spokenOf(
  index: Index,
  pieces: readonly ReadonlySet<string>[],
  ambient: ReadonlySet<string>,
): Spoken {
  const places = new Map<number, number[]>();
  pieces.forEach((piece, at) => {
    for (const name of numbersOf(index, piece)) {
      const list = places.get(name);
      if (list === undefined) places.set(name, [at]);
      else list.push(at);
    }
  });
  return { places, ambient: new Set(numbersOf(index, ambient)) };
}

function numbersOf({ names, numbered }: Index, said: ReadonlySet<string>): readonly number[] {
  const known = numbered.get(said);
  if (known !== undefined) return known;
  const numbers: number[] = [];
  for (const name of said) {
    const number = names.get(name);
    if (number !== undefined) numbers.push(number);
  }
  numbered.set(said, numbers);
  return numbers;
}

/** How many patterns ask for each name. */
function usesOf(patterns: readonly Compiled[]): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const { when } of patterns) {
    const names = new Set(when.flat(2).flatMap((part) => part.names));
    for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}

/** What a pattern wants that is met least often: without it the pattern need not be tried. */
function rarest({ when }: Compiled, uses: ReadonlyMap<number, number>): readonly number[] {
  const weight = (names: readonly number[]): number =>
    names.reduce((sum, name) => sum + (uses.get(name) ?? 0), 0);
  const least = (all: readonly (readonly number[])[]): readonly number[] =>
    all.toSorted((a, b) => weight(a) - weight(b))[0] ?? [];
  const ofWay = (way: Way): readonly number[] => least(way.map(({ names }) => names));
  return least(when.map((line) => [...new Set(line.flatMap(ofWay))]));
}

/** The patterns that may fit a stretch of text, by the names in it. */
export function candidates(
  { patterns }: Index,
  { places, ambient }: Spoken,
  asked: Phase,
  reach: Reach,
): ReadonlySet<Compiled> {
  const found = new Set<Compiled>();
  for (const names of [places.keys(), ambient]) {
    for (const name of names) {
      for (const one of patterns[asked][reach].get(name) ?? []) found.add(one);
    }
  }
  return found;
}

function lineOf(text: string, names: Map<string, number>): Line {
  return text.split(" || ").map((way) => wayOf(way, names));
}

function wayOf(text: string, names: Map<string, number>): Way {
  const parts = text.split(/ (?=[>+] )/).map((part) => ({
    isClose: part.startsWith("+ "),
    asks: part.replace(/^[>+] /, "").split("|"),
  }));
  return parts.map(({ isClose, asks }, at) => ({
    isClose,
    names: asks.map((name) => numberOf(name, names)),
    isFused: asks.includes("know") && parts[at - 1]?.asks.includes("not") === true,
  }));
}

function numberOf(name: string, names: Map<string, number>): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}

/**
 * Where a pattern finds what it wants, in the order of the text; null when it lacks something or
 * meets what it excludes.
 */
export function matched({ when, unless }: Compiled, spoken: Spoken): readonly number[] | null {
  for (const line of when) if (!isSpoken(line, spoken)) return null;
  for (const line of unless) {
    if (isSpoken(line, spoken) && placesOf(line, spoken) !== null) return null;
  }
  const places = new Set<number>();
  for (const line of when) {
    const at = placesOf(line, spoken);
    if (at === null) return null;
    for (const place of at) places.add(place);
  }
  return [...places].sort((a, b) => a - b);
}

/** Whether every part of a line, in one of its ways, is spoken of somewhere. */
function isSpoken(line: Line, { places, ambient }: Spoken): boolean {
  // Loops, not `some` and `every`: this is asked some hundred thousand times an answer.
  for (const way of line) {
    let isWhole = true;
    for (const { names } of way) {
      let isNamed = false;
      for (const name of names) {
        if (places.has(name) || ambient.has(name)) {
          isNamed = true;
          break;
        }
      }
      if (!isNamed) {
        isWhole = false;
        break;
      }
    }
    if (isWhole) return true;
  }
  return false;
}

/** Where the first of a line's ways that fits finds what it wants. */
function placesOf(line: Line, spoken: Spoken): number[] | null {
  for (const way of line) {
    const at = found(way, spoken, 0, -1);
    if (at !== null) return at;
  }
  return null;
}

/** The places of the parts of a way from `index` on, behind the place `after`. */
function found(way: Way, spoken: Spoken, index: number, after: number): number[] | null {
  const part = way[index];
  if (part === undefined) return [];
  const to = part.isClose ? after + CLOSE : Number.POSITIVE_INFINITY;
  let at = nextOf(part, spoken, part.isFused ? after : after + 1);
  while (at <= to && at !== Number.POSITIVE_INFINITY) {
    const rest = found(way, spoken, index + 1, at);
    if (rest !== null) return [at, ...rest];
    // What does not follow here follows no later place either, unless it has to be close.
    if (way[index + 1]?.isClose !== true) break;
    at = nextOf(part, spoken, at + 1);
  }
  const isUnderstood = index === 0 && part.names.some((name) => spoken.ambient.has(name));
  return isUnderstood ? found(way, spoken, index + 1, after) : null;
}

/** The first place from `from` on that speaks of a part. */
function nextOf({ names }: Part, { places }: Spoken, from: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const name of names) {
    for (const place of places.get(name) ?? []) {
      if (place < from) continue;
      if (place < next) next = place;
      break;
    }
  }
  return next;
}
