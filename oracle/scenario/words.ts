import type { End } from "../machine/connection.ts";
import { nearestWord, type ScenarioError } from "./error.ts";
import { type Amount, isInRange, type Placed, type Quantity, type WrittenSeq } from "./scenario.ts";

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
  const [code = ""] = text.split("#");
  for (const match of code.matchAll(/[=,]|[^\s=,]+/g)) {
    words.push({ text: match[0], column: match.index + 1 });
  }
  return { words, number, length: code.trimEnd().length, next: 0, error: null };
}

/** The word to be read next, without reading it. */
export function peek(line: Line): string | null {
  return line.words[line.next]?.text ?? null;
}

/** Notes an error at the next word, or at word `at`; only the first error of a line is kept. */
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

/** Whether the line goes on and no error has been met. */
export function goesOn(line: Line): boolean {
  return line.error === null && peek(line) !== null;
}

/** Notes an error when words are left over. */
export function endOfLine(line: Line): void {
  if (line.next < line.words.length) reject(line, "extra-word", ["<end of line>"]);
}

const PARAMETER = /^\$([A-Za-z][A-Za-z0-9_]*)$/;
const PERCENT_PARAMETER = /^\$([A-Za-z][A-Za-z0-9_]*)%$/;
const NUMBER = /^\d{1,15}$/;
const TIME = /^(\d{1,12}(?:\.\d{1,3})?)(ms|s)$/;
const PERCENT = /^(\d{1,3}(?:\.\d{1,2})?)%$/;
const FROM_ISN = /^(client|server)(?:([+-])(.+))?$/;

/** Reads a number or `$name`; the words of `or` may stand there as well. */
export function number(line: Line, quantity: Quantity, or: readonly string[] = []): Placed {
  return read(line, quantity, ["<number>", "<parameter>", ...or], digits);
}

function digits(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null;
}

type Duration = "moment" | "duration" | "delayed-ack" | "keepalive";

/** Reads a time such as 20ms or 1.5s, or `$name`, whose value is in ms; `or` may stand as well. */
export function time(line: Line, quantity: Duration, or: readonly string[] = []): Placed {
  return read(line, quantity, ["<time>", "<parameter>", ...or], (text) => {
    const match = TIME.exec(text);
    if (match === null) return null;
    // Rounding takes away what binary fractions add: 1.001 s is 1001 ms.
    const ms = Number(match[1]) * (match[2] === "s" ? 1000 : 1);
    const whole = Math.round(ms);
    return Math.abs(ms - whole) < 1e-6 ? whole : null;
  });
}

/** Reads a share such as 2.5% in hundredths of a percent; `$name%` stands for whole percents. */
export function percent(line: Line): Placed {
  const name = PERCENT_PARAMETER.exec(peek(line) ?? "")?.[1];
  if (name !== undefined) {
    const placed = here(line, { parameter: name });
    line.next += 1;
    return placed;
  }
  return read(line, "share", ["<percent>"], (text) => {
    const match = PERCENT.exec(text);
    return match === null ? null : Math.round(Number(match[1]) * 100);
  });
}

/** Reads a sequence number: a number or `$name`, or `client+5`, so far from that end's ISN. */
export function sequenceNumber(line: Line): WrittenSeq {
  const match = FROM_ISN.exec(peek(line) ?? "");
  if (match === null) {
    const placed = read(line, "isn", ["<number>", "<parameter>", "client", "server"], digits);
    return { from: null, sign: 1, placed };
  }
  const from: End = match[1] === "client" ? "client" : "server";
  const off = match[3] ?? "0";
  const parameter = PARAMETER.exec(off)?.[1];
  const amount = parameter === undefined ? digits(off) : { parameter };
  const placed = here(line, amount ?? 0);
  if (amount === null || (typeof amount === "number" && !isInRange("isn", amount))) {
    reject(line, "bad-number", [`${from}+5`, `${from}+$x`]);
  }
  line.next += 1;
  return { from, sign: match[2] === "-" ? -1 : 1, placed };
}

function here(line: Line, amount: Amount): Placed {
  const column = line.words[line.next]?.column ?? line.length + 1;
  return { amount, line: line.number, column };
}

function read(
  line: Line,
  quantity: Quantity,
  expected: readonly string[],
  value: (text: string) => number | null,
): Placed {
  const text = peek(line) ?? "";
  const parameter = PARAMETER.exec(text)?.[1];
  const mayBeParameter = expected.includes("<parameter>") && parameter !== undefined;
  const amount: Amount | null = mayBeParameter ? { parameter } : value(text);
  const placed = here(line, amount ?? 1);
  if (amount === null) {
    reject(line, expected.includes("<time>") ? "bad-time" : "bad-number", expected);
  } else if (typeof amount === "number" && !isInRange(quantity, amount)) {
    reject(line, "out-of-range", [`<${quantity}>`]);
  } else {
    line.next += 1;
  }
  return placed;
}
