import { nearestWord, type ScenarioError } from "./error.ts";
import { type Amount, isInRange, type Placed, type Quantity } from "./scenario.ts";

/** One word of a line; `column` counts from 1. */
type Word = { readonly text: string; readonly column: number };

/**
 * The words of one line and the place of the reader. The first error sticks: after it every
 * reading gives a harmless value, so the directives need no check of their own after each word.
 */
export type Line = {
  readonly words: readonly Word[];
  readonly number: number;
  readonly length: number;
  next: number;
  error: ScenarioError | null;
};

/** Words are cut at spaces, and at `=` and `,` which are words themselves; `#` ends the line. */
export function readLine(text: string, number: number): Line {
  const words: Word[] = [];
  const code = text.split("#", 1)[0] ?? "";
  for (const match of code.matchAll(/[=,]|[^\s=,]+/g)) {
    words.push({ text: match[0], column: match.index + 1 });
  }
  return { words, number, length: code.trimEnd().length, next: 0, error: null };
}

/** The word to be read next, without reading it. */
export function peek(line: Line): string | null {
  return line.words[line.next]?.text ?? null;
}

export function reject(
  line: Line,
  code: ScenarioError["code"],
  expected: readonly string[],
  at: number = line.next,
): void {
  const word = line.words[at];
  const found = word?.text ?? "";
  const nearest = nearestWord(found, expected);
  line.error ??= {
    line: line.number,
    column: word?.column ?? line.length + 1,
    code: found === "" ? "missing-word" : code,
    found,
    expected,
    ...(nearest === null ? {} : { nearest }),
  };
}

/** Reads one of `words`; the first of them when there is none (and the error is noted). */
export function oneOf<T extends string>(line: Line, words: readonly [T, ...T[]]): T {
  const text = peek(line);
  const hit = words.find((word) => word === text);
  if (hit === undefined) reject(line, "unknown-word", words);
  else line.next += 1;
  return hit ?? words[0];
}

/** Reads `word` if it comes next. */
export function optional(line: Line, word: string): boolean {
  if (peek(line) !== word) return false;
  line.next += 1;
  return true;
}

/** Notes an error when words are left over. */
export function endOfLine(line: Line): void {
  if (line.next < line.words.length) reject(line, "extra-word", ["<end of line>"]);
}

const PARAMETER = /^\$([A-Za-z][A-Za-z0-9_]*)$/;
const NUMBER = /^\d{1,15}$/;
const TIME = /^(\d{1,12}(?:\.\d{1,3})?)(ms|s)$/;

/** Reads a number or `$name`. */
export function number(line: Line, quantity: Quantity): Placed {
  return read(line, quantity, "<number>", (text) => (NUMBER.test(text) ? Number(text) : null));
}

/** Reads a time such as 20ms or 1.5s, or `$name`, whose value is in ms. */
export function time(line: Line, quantity: "time" | "duration"): Placed {
  return read(line, quantity, "<time>", (text) => {
    const match = TIME.exec(text);
    if (match === null) return null;
    // Rounding takes away what binary fractions add: 1.001 s is 1001 ms.
    const ms = Number(match[1]) * (match[2] === "s" ? 1000 : 1);
    const whole = Math.round(ms);
    return Math.abs(ms - whole) < 1e-6 ? whole : null;
  });
}

function read(
  line: Line,
  quantity: Quantity,
  expected: string,
  value: (text: string) => number | null,
): Placed {
  const text = peek(line) ?? "";
  const parameter = PARAMETER.exec(text)?.[1];
  const amount: Amount | null = parameter === undefined ? value(text) : { parameter };
  if (amount === null) {
    reject(line, expected === "<time>" ? "bad-time" : "bad-number", [expected, "<parameter>"]);
  } else if (typeof amount === "number" && !isInRange(quantity, amount)) {
    reject(line, "out-of-range", [`<${quantity}>`]);
  } else {
    line.next += 1;
  }
  return { amount: amount ?? 1, line: line.number };
}
