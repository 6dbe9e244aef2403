import type { RunError } from "../run/run-error.ts";
import { type Amount, isInRange, type Placed, type Quantity, RANGES } from "./scenario.ts";

/** The values a run gives to the names of a scenario. */
export type Parameters = Readonly<Record<string, number>>;

/** Looks up amounts and remembers the first that has no value or one out of range. */
export class Amounts {
  error: RunError | null = null;
  private readonly parameters: Parameters;

  constructor(parameters: Parameters) {
    this.parameters = parameters;
  }

  /** The number an amount stands for; the least of its quantity when it has none. */
  of(amount: Amount, line: number, quantity: Quantity): number {
    if (typeof amount === "number") return amount;
    const [least, greatest] = RANGES[quantity];
    const { parameter: name } = amount;
    const value = Object.hasOwn(this.parameters, name) ? this.parameters[name] : undefined;
    if (value === undefined) {
      this.error ??= { code: "missing-parameter", name, line };
      return least;
    }
    if (isInRange(quantity, value)) return value;
    this.error ??= { code: "parameter-out-of-range", name, line, value, least, greatest };
    return least;
  }

  placed(placed: Placed, quantity: Quantity): number {
    return this.of(placed.amount, placed.line, quantity);
  }
}
