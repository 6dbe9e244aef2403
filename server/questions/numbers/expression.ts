import "server-only";
import type { STATE_NAMES } from "#contract/tcp.ts";

/**
 * The expressions of `numbers` questions: numbers (`2`, `1.5`, with a unit of time `200ms`, `1s`),
 * parameters (`$n`, `$t ms`), + - * / ^ and brackets, `min max ceil floor`, and what is read off a run.
 */
export type Expression =
  | { as: "number"; value: number; time: boolean; text: string }
  | { as: "parameter"; name: string; time: number | null }
  | { as: "negative"; of: Expression }
  | {
      as: "binary";
      sign: "+" | "-" | "*" | "/" | "^";
      left: Expression;
      right: Expression;
      column: number;
    }
  | { as: "function"; name: Arithmetic; of: Expression[] }
  | { as: "quantity"; quantity: Quantity; column: number };

export type Arithmetic = "min" | "max" | "ceil" | "floor";
export type EndName = "client" | "server";

/** What is read off a run. Rows are segments by number. */
export type Quantity =
  | { name: "rto" | "cwnd" | "ssthresh"; end: EndName; row: Row }
  | { name: "at" | "arrives"; row: Row }
  | { name: "count"; what: "segments" | "retransmissions" | "lost"; end: EndName | null }
  | { name: "time-in"; end: EndName; state: (typeof STATE_NAMES)[number] }
  | { name: "mss"; end: EndName }
  | { name: "msl" };
/** A segment's number, or the parameter that holds it. */
export type Row = number | { parameter: string };

/** The parameters that an expression speaks of. */
export function parametersIn(expression: Expression): string[] {
  switch (expression.as) {
    case "number":
      return [];
    case "parameter":
      return [expression.name];
    case "negative":
      return parametersIn(expression.of);
    case "binary":
      return [...parametersIn(expression.left), ...parametersIn(expression.right)];
    case "function":
      return expression.of.flatMap(parametersIn);
    case "quantity": {
      const { quantity } = expression;
      return "row" in quantity && typeof quantity.row === "object" ? [quantity.row.parameter] : [];
    }
  }
}

/** Whether an expression reads something off a run. */
export function needsRun(expression: Expression): boolean {
  switch (expression.as) {
    case "quantity":
      return true;
    case "negative":
      return needsRun(expression.of);
    case "binary":
      return needsRun(expression.left) || needsRun(expression.right);
    case "function":
      return expression.of.some(needsRun);
    default:
      return false;
  }
}
