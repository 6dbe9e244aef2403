import type { End } from "../machine/connection.ts";

/** A number as it is written: a literal, or the name of a parameter that the run gives a value. */
export type Amount = number | { readonly parameter: string };

/** An amount and the line it stands on. Times are in ms. */
export type Placed = { readonly amount: Amount; readonly line: number };

export type ScenarioCall = {
  readonly line: number;
  /** At a time, or in the instant the end has sent or received a segment. */
  readonly when: { readonly at: Amount } | { readonly afterSegment: Amount };
  readonly end: End;
  readonly call:
    | { readonly call: "open" | "listen" | "close" | "abort" }
    | { readonly call: "send"; readonly len: Amount; readonly thenClose: boolean };
};

/** A scenario as written and checked: everything a run needs but the parameters and the seed. */
export type Scenario = {
  readonly isn: Readonly<Record<End, Placed | null>>;
  /** One-way delay of what each end sends. */
  readonly delay: Readonly<Record<End, Placed>>;
  readonly mss: Readonly<Record<End, Placed>>;
  readonly window: Readonly<Record<End, Placed>>;
  readonly msl: Placed;
  readonly rto: Placed;
  readonly userTimeout: Placed;
  readonly start: "closed" | "established";
  readonly listening: readonly End[];
  readonly closesOnFin: readonly End[];
  readonly calls: readonly ScenarioCall[];
  readonly drops: readonly Placed[];
  readonly until: Placed | null;
  /** The names of all parameters, in the order they first appear. */
  readonly parameters: readonly string[];
};

/** What an amount stands for; each has its own least and greatest value. */
export type Quantity = keyof typeof RANGES;

const HOUR = 3_600_000;

/** Least and greatest value of each quantity: octets, ms, or a count. */
export const RANGES = {
  isn: [0, 2 ** 32 - 1],
  mss: [1, 65_535],
  window: [1, 65_535],
  len: [1, 10_000_000],
  segment: [1, 100_000],
  time: [0, HOUR],
  duration: [1, HOUR],
} as const;

/** A quantity that is within its range. */
export function isInRange(quantity: Quantity, value: number): boolean {
  const [least, greatest] = RANGES[quantity];
  return Number.isInteger(value) && value >= least && value <= greatest;
}
