import type { Config, End } from "../machine/connection.ts";
import { seq } from "../machine/seq.ts";
import { fail, ok, type Result } from "../result.ts";
import { chance } from "../run/chance.ts";
import type { RunError } from "../run/run-error.ts";
import type { Scenario, ScenarioCall } from "./scenario.ts";
import { type Amount, isInRange, type Placed, type Quantity, RANGES } from "./scenario.ts";

/** A call with its numbers filled in. Times in ms of the run, `len` in octets. */
export type SettledCall = {
  readonly end: End;
  readonly when: { readonly at: number } | { readonly afterSegment: number };
  readonly call:
    | { readonly call: "open" | "listen" | "close" | "abort" }
    | { readonly call: "send"; readonly len: number; readonly thenClose: boolean };
};

/** A scenario with every parameter replaced by its value. */
export type Settings = {
  readonly config: Readonly<Record<End, Config>>;
  readonly delay: Readonly<Record<End, number>>;
  readonly start: Scenario["start"];
  readonly listening: readonly End[];
  readonly closesOnFin: readonly End[];
  readonly calls: readonly SettledCall[];
  readonly drops: ReadonlySet<number>;
  readonly until: number | null;
};

type Parameters = Readonly<Record<string, number>>;

/** Looks up amounts and remembers the first that has no value or one out of range. */
class Amounts {
  error: RunError | null = null;
  private readonly parameters: Parameters;

  constructor(parameters: Parameters) {
    this.parameters = parameters;
  }

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

function settleCall(amounts: Amounts, made: ScenarioCall): SettledCall {
  const { end, line } = made;
  const when =
    "at" in made.when
      ? { at: amounts.of(made.when.at, line, "time") }
      : { afterSegment: amounts.of(made.when.afterSegment, line, "segment") };
  if (made.call.call !== "send") return { end, when, call: made.call };
  const len = amounts.of(made.call.len, line, "len");
  return { end, when, call: { call: "send", len, thenClose: made.call.thenClose } };
}

/**
 * Fills the numbers of a run into a scenario. An ISN that the scenario leaves open comes from
 * the seed. The error names the first parameter that is missing or out of range.
 */
export function settle(
  scenario: Scenario,
  parameters: Parameters,
  seed: number,
): Result<Settings, RunError> {
  if (!isInRange("isn", seed)) return fail({ code: "bad-seed", value: seed });
  const amounts = new Amounts(parameters);
  const next = chance(seed);
  const drawn: Record<End, number> = { client: next(), server: next() };
  const config = (end: End): Config => {
    const isn = scenario.isn[end];
    return {
      iss: seq(isn === null ? drawn[end] : amounts.placed(isn, "isn")),
      mss: amounts.placed(scenario.mss[end], "mss"),
      window: amounts.placed(scenario.window[end], "window"),
      rto: amounts.placed(scenario.rto, "duration"),
      msl: amounts.placed(scenario.msl, "duration"),
      userTimeout: amounts.placed(scenario.userTimeout, "duration"),
    };
  };
  const settings: Settings = {
    config: { client: config("client"), server: config("server") },
    delay: {
      client: amounts.placed(scenario.delay.client, "time"),
      server: amounts.placed(scenario.delay.server, "time"),
    },
    start: scenario.start,
    listening: scenario.listening,
    closesOnFin: scenario.closesOnFin,
    calls: scenario.calls.map((made) => settleCall(amounts, made)),
    drops: new Set(scenario.drops.map((placed) => amounts.placed(placed, "segment"))),
    until: scenario.until === null ? null : amounts.placed(scenario.until, "time"),
  };
  return amounts.error === null ? ok(settings) : fail(amounts.error);
}
