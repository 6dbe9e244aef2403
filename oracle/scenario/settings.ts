import { type Config, DEFAULT_OPTIONS, type Profile } from "../machine/config.ts";
import type { Call, End } from "../machine/connection.ts";
import { LINUX_DEFAULTS } from "../machine/profile.ts";
import { seq } from "../machine/seq.ts";
import type { MutantId } from "../mutants/mutants.ts";
import { fail, ok, type Result } from "../result.ts";
import { chance } from "../run/chance.ts";
import type { RunError } from "../run/run-error.ts";
import { Amounts, type Parameters } from "./amounts.ts";
import type { Scenario, ScenarioCall } from "./scenario.ts";
import { type HostSettings, isInRange, type Placed, type Quantity } from "./scenario.ts";
import { type Faults, settleFaults } from "./settle-faults.ts";

/** A call with its numbers filled in. Times in ms of the run, `len` in octets. */
export type SettledCall = {
  readonly end: End;
  readonly when: { readonly at: number } | { readonly afterSegment: number };
  /** What the user calls, or the crash of its host. */
  readonly call: Call | { readonly call: "crash" };
};

/** A scenario with every parameter replaced by its value. */
export type Settings = {
  readonly config: Readonly<Record<End, Config>>;
  readonly delay: Readonly<Record<End, number>>;
  readonly start: Scenario["start"];
  readonly listening: readonly End[];
  readonly closesOnFin: readonly End[];
  readonly calls: readonly SettledCall[];
  /** Null when the link neither loses nor changes anything. */
  readonly faults: Faults | null;
  readonly until: number | null;
};

/** What the run decides over the head of the text. */
export type Overrides = {
  readonly mutant?: MutantId | null;
  readonly profile?: Profile;
};

/** What an end is set up with when neither the text nor its profile says anything. */
const DEFAULTS: Omit<Config, "iss"> = {
  ...DEFAULT_OPTIONS,
  mss: 1460,
  window: 65_535,
  rto: 1_000,
  msl: 120_000,
  userTimeout: 300_000,
};

function settleCall(amounts: Amounts, made: ScenarioCall): SettledCall {
  const { end, line } = made;
  const when =
    "at" in made.when
      ? { at: amounts.of(made.when.at, line, "moment") }
      : { afterSegment: amounts.of(made.when.afterSegment, line, "segment") };
  return { end, when, call: callOf(amounts, made) };
}

function callOf(amounts: Amounts, { call, line }: ScenarioCall): SettledCall["call"] {
  switch (call.call) {
    case "listen":
      return { call: "open", mode: "passive" };
    case "open": {
      const open = { call: "open", mode: "active" } as const;
      return call.len === null ? open : { ...open, len: amounts.of(call.len, line, "len") };
    }
    case "receive":
      if (call.len === null) return { call: "receive" };
      return { call: "receive", len: amounts.of(call.len, line, "len") };
    case "send":
      return { ...call, len: amounts.of(call.len, line, "len") };
    default:
      return { call: call.call };
  }
}

/** One end's host: the defaults, what its profile has otherwise, and what the text says. */
function configOf(
  written: HostSettings,
  amounts: Amounts,
  drawnIsn: number,
  overrides: Overrides,
): Config {
  const { iss, mss, window, rto, msl, userTimeout } = written;
  const { delayedAck, windowScale, keepalive } = written;
  const profile = overrides.profile ?? written.profile ?? DEFAULTS.profile;
  const base = profile === "linux" ? { ...DEFAULTS, ...LINUX_DEFAULTS } : DEFAULTS;
  const of = (placed: Placed | undefined, quantity: Quantity, otherwise: number): number =>
    placed === undefined ? otherwise : amounts.placed(placed, quantity);
  const orOff = (
    placed: Placed | null | undefined,
    quantity: Quantity,
    otherwise: number | null,
  ): number | null =>
    placed === null ? null : placed === undefined ? otherwise : amounts.placed(placed, quantity);
  const shift = orOff(windowScale, "window-scale", base.windowScale);
  return {
    ...base,
    // Its switches stay; what it writes as an amount is replaced by the number below.
    ...written,
    profile,
    mutant: overrides.mutant ?? null,
    iss: seq(of(iss, "isn", drawnIsn)),
    mss: of(mss, "mss", base.mss),
    window: of(window, shift === null ? "unscaled-window" : "window", base.window),
    rto: of(rto, "duration", base.rto),
    msl: of(msl, "duration", base.msl),
    userTimeout: of(userTimeout, "duration", base.userTimeout),
    delayedAck: orOff(delayedAck, "delayed-ack", base.delayedAck),
    windowScale: shift,
    keepalive: orOff(keepalive, "keepalive", base.keepalive),
  };
}

/**
 * Fills the numbers of a run into a scenario. An ISN that the scenario leaves open comes from
 * the seed. The error names the first parameter that is missing or out of range.
 */
export function settle(
  scenario: Scenario,
  parameters: Parameters,
  seed: number,
  overrides: Overrides = {},
): Result<Settings, RunError> {
  if (!isInRange("isn", seed)) return fail({ code: "bad-seed", value: seed });
  const amounts = new Amounts(parameters);
  const next = chance(seed);
  const client = configOf(scenario.hosts.client, amounts, next(), overrides);
  const server = configOf(scenario.hosts.server, amounts, next(), overrides);
  const delay = {
    client: amounts.placed(scenario.delay.client, "moment"),
    server: amounts.placed(scenario.delay.server, "moment"),
  };
  const calls = scenario.calls.map((made) => settleCall(amounts, made));
  const isn = { client: client.iss, server: server.iss };
  const settings: Settings = {
    config: { client, server },
    delay,
    start: scenario.start,
    listening: scenario.listening,
    closesOnFin: scenario.closesOnFin,
    calls,
    faults: settleFaults(scenario, amounts, isn, seed),
    until: scenario.until === null ? null : amounts.placed(scenario.until, "moment"),
  };
  return amounts.error === null ? ok(settings) : fail(amounts.error);
}
