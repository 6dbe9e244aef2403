import "server-only";
import type { Bilingual } from "#contract/text.ts";
import type { RuleId } from "#oracle/index.ts";
import type { Expression, Row } from "./expression.ts";
import { type Played, quantityOf, type ReadOff } from "./quantities.ts";

/** What an expression is worked out with. */
export type Given = { parameters: Readonly<Record<string, number>>; played: Played | null };

/** A value, how it came about in words that need no language, and what was read off the run. */
export type Worked = {
  /** ms where it is a time. */
  value: number;
  /** With the numbers of this variant, such as "1 s × 2 × 2"; null where nothing is reckoned. */
  formula: string | null;
  quantities: { name: Bilingual; value: string }[];
  rules: RuleId[];
};
export type Evaluated = { ok: true; value: Worked } | { ok: false; message: Bilingual };

/** Thrown inside `evaluate` only, which turns it into a typed error. */
class NoValue extends Error {
  readonly said: Bilingual;
  constructor(said: Bilingual) {
    super(said.en);
    this.said = said;
  }
}

/** Works an expression out. A pure function of the expression, the parameters and the run. */
export function evaluate(expression: Expression, given: Given): Evaluated {
  const read: ReadOff[] = [];
  try {
    const { value, text } = work(expression, given, read);
    if (!Number.isFinite(value) || value < 0) {
      throw new NoValue({
        en: "The value is no number from 0 up.",
        zh: "算出的值不是大于等于 0 的数。",
      });
    }
    const quantities = read.map((one) => ({ name: one.name, value: writtenOff(one) }));
    const rules = [...new Set(read.flatMap((one) => one.rules))];
    const reckoned = !["number", "parameter", "quantity"].includes(expression.as);
    return { ok: true, value: { value, formula: reckoned ? text : null, quantities, rules } };
  } catch (error) {
    if (!(error instanceof NoValue)) throw error;
    return { ok: false, message: error.said };
  }
}

/** How tightly a piece of text holds together: brackets stand around what is looser. */
const LOOSE = { sum: 1, product: 2, power: 3, atom: 4 } as const;
type Piece = { value: number; text: string; holds: number };

function work(expression: Expression, given: Given, read: ReadOff[]): Piece {
  const atom = (value: number, text: string): Piece => ({ value, text, holds: LOOSE.atom });
  switch (expression.as) {
    case "number":
      return atom(expression.value, expression.text);
    case "parameter": {
      const value = parameterOf(given, expression.name) * (expression.time ?? 1);
      return atom(value, expression.time === null ? plainNumber(value) : duration(value));
    }
    case "negative": {
      const { value, text } = bracketed(work(expression.of, given, read), LOOSE.atom);
      return { value: -value, text: `−${text}`, holds: LOOSE.product };
    }
    case "binary":
      return combined(expression, given, read);
    case "function": {
      const parts = expression.of.map((one) => work(one, given, read));
      const [first = Number.NaN] = parts.map(({ value }) => value);
      const text = parts.map((one) => one.text).join(", ");
      if (expression.name === "ceil") return atom(Math.ceil(first - 1e-9), `⌈${text}⌉`);
      if (expression.name === "floor") return atom(Math.floor(first + 1e-9), `⌊${text}⌋`);
      const values = parts.map(({ value }) => value);
      const value = expression.name === "min" ? Math.min(...values) : Math.max(...values);
      return atom(value, `${expression.name}(${text})`);
    }
    case "quantity": {
      const { played } = given;
      if (!played)
        throw new NoValue({ en: "There is no run to read from.", zh: "没有运行可供读数。" });
      const rowOf = (row: Row) =>
        typeof row === "number" ? row : parameterOf(given, row.parameter);
      const found = quantityOf(played, expression.quantity, rowOf);
      if (!found.ok) throw new NoValue(found.message);
      read.push(found.value);
      return atom(found.value.value, writtenOff(found.value));
    }
  }
}

const SIGNS = { "+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "^": "^" } as const;
const HOLDS = {
  "+": LOOSE.sum,
  "-": LOOSE.sum,
  "*": LOOSE.product,
  "/": LOOSE.product,
  "^": LOOSE.power,
} as const;

function combined(
  { sign, left, right }: Extract<Expression, { as: "binary" }>,
  given: Given,
  read: ReadOff[],
): Piece {
  const holds = HOLDS[sign];
  const a = work(left, given, read);
  const b = work(right, given, read);
  if (sign === "/" && b.value === 0) {
    throw new NoValue({ en: "Something is divided by 0.", zh: "出现了除以 0。" });
  }
  // What is taken away, divided by or raised needs brackets even where it binds as tightly.
  const tight = {
    left: sign === "^" ? holds + 1 : holds,
    right: "+*".includes(sign) ? holds : holds + 1,
  };
  const text = `${bracketed(a, tight.left).text}${SIGNS[sign]}${bracketed(b, tight.right).text}`;
  return { value: RECKON[sign](a.value, b.value), text, holds };
}

const RECKON = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
  "/": (a: number, b: number) => a / b,
  "^": (a: number, b: number) => a ** b,
};

function bracketed(piece: Piece, holds: number): Piece {
  return piece.holds >= holds ? piece : { ...piece, text: `(${piece.text})`, holds: LOOSE.atom };
}

function parameterOf({ parameters }: Given, name: string): number {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined) {
    throw new NoValue({ en: `$${name} is not among the parameters.`, zh: `参数里没有 $${name}。` });
  }
  return value;
}

function writtenOff({ value, time }: ReadOff): string {
  return time ? duration(value) : plainNumber(value);
}

/** A duration in the unit in which it is usually said. */
function duration(ms: number): string {
  return ms >= 1000 ? `${plainNumber(ms / 1000)} s` : `${plainNumber(ms)} ms`;
}

/** Digits with at most three decimals. */
export function plainNumber(value: number): string {
  return String(Number(value.toFixed(3)));
}
