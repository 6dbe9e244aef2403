import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import type { Language } from "../words/language.ts";
import type { Piece } from "../words/token.ts";
import { keyOf } from "./kinds.ts";
import type { Grammar } from "./rules.ts";
import { type Placed, spokenIn, writtenIn } from "./spoken.ts";
import { turned } from "./turns.ts";
import { type Chart, chartOf, plainly } from "./walk.ts";

/** A part of a sentence: a clause, or several in a row. */
type Place = Pick<Clause, "start" | "end" | "sentence">;

/** What stands in a part of a sentence, and what a part of the grammar makes of all of it. */
export type Stretch = {
  readonly spoken: readonly Placed[];
  readonly readings: (part: string) => readonly string[];
  /** The same of the words put otherwise, for where no line covers them as they stand. */
  readonly turned: (part: string) => readonly string[];
};

/** The stretches of an answer, of which each sentence is walked once for all that begins in it. */
export type Sentences = (place: Place) => Stretch;

/** More words than a sentence has: each stretch of a longer one is walked by itself. */
const MOST_WORDS = 300;

/**
 * An answer as the grammar sees it.
 * @param pieces the pieces of the answer in plain words, in their order
 */
export function sentencesOf(
  answer: string,
  pieces: readonly Piece[],
  clauses: readonly Clause[],
  grammars: Readonly<Record<Language, Grammar>>,
): Sentences {
  const bounds = boundsOf(clauses);
  const stretches = new Map<string, Stretch>();
  const walked = new Map<string, Chart>();
  /** Who says the same a thousand times is read once. */
  const chartFor = (spoken: readonly Placed[], language: Language): Chart => {
    const key = `${language} ${spoken.map(keyOf).join(" ")}`;
    const chart = walked.get(key) ?? chartOf(spoken, grammars[language]);
    walked.set(key, chart);
    return chart;
  };
  const wholeOf = kept((sentence: number): Whole => {
    const bound = bounds.get(sentence);
    const spoken = bound === undefined ? [] : spokenIn(answer, pieces, bound);
    return { spoken, chart: kept((language: Language) => chartFor(spoken, language)) };
  });
  const stretchAt = (place: Place): Stretch => {
    const { start, end } = place;
    const text = answer.slice(start, end);
    const spoken = spokenIn(answer, pieces, { start: start + numberedBy(text), end });
    const language = writtenIn(text);
    const readings = kept((part: string): readonly string[] => {
      const whole = wholeOf(place.sentence);
      const from = whole.spoken.length > MOST_WORDS ? -1 : placeIn(whole.spoken, spoken);
      return from < 0
        ? chartFor(spoken, language).readings(part, 0, spoken.length)
        : whole.chart(language).readings(part, from, from + spoken.length);
    });
    const otherwise = kept((part: string): readonly string[] => {
      const texts = turned(spoken, grammars[language].turns);
      return [...new Set(texts.flatMap((text) => plainly(text, grammars[language], part)))];
    });
    return { spoken, readings, turned: otherwise };
  };
  return (place) => {
    const key = `${place.start} ${place.end}`;
    const stretch = stretches.get(key) ?? stretchAt(place);
    stretches.set(key, stretch);
    return stretch;
  };
}

/** A sentence, and what its words are in a language. */
type Whole = {
  readonly spoken: readonly Placed[];
  readonly chart: (language: Language) => Chart;
};

/** What is asked for again is not worked out again. */
function kept<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** Where each sentence begins and ends. */
function boundsOf(clauses: readonly Clause[]): ReadonlyMap<number, { start: number; end: number }> {
  const bounds = new Map<number, { start: number; end: number }>();
  for (const { sentence, start, end } of clauses) {
    const before = bounds.get(sentence);
    bounds.set(sentence, { start: before?.start ?? start, end });
  }
  return bounds;
}

/** "5. ", "3)": where in a list a clause stands is none of its words. */
const NUMBERED = /^\s*[(（]?\d{1,2}(?:[)）、]|[.．](?!\d))\s*/;

function numberedBy(text: string): number {
  return NUMBERED.exec(text)?.[0].length ?? 0;
}

/** From which word of a sentence on the same stands in it; -1 where a cut has changed words. */
function placeIn(whole: readonly Placed[], part: readonly Placed[]): number {
  const from = whole.findIndex(({ start }) => start === part[0]?.start);
  const isSame = part.every((one, at) => {
    const other = whole[from + at];
    return other !== undefined && other.start === one.start && keyOf(other) === keyOf(one);
  });
  return isSame ? from : -1;
}
