import type { End } from "../machine/connection.ts";
import type { Segment } from "../machine/segment.ts";
import { type Seq, seq } from "../machine/seq.ts";
import { chance } from "../run/chance.ts";
import type { Amounts } from "./amounts.ts";
import type { Mishap, Placed, Scenario, ScenarioFault, WrittenSeq } from "./scenario.ts";

/** A segment that nobody sent; it reaches the other end at `at` and claims to come from `end`. */
export type Forged = { readonly at: number; readonly end: End; readonly segment: Segment };

/** What becomes of the segments on the link, by their number. Times in ms. */
export type Faults = {
  readonly drops: ReadonlySet<number>;
  readonly reorders: ReadonlySet<number>;
  /** How much later than the link's own delay. */
  readonly delays: ReadonlyMap<number, number>;
  /** How long behind the first each copy comes; null for one delay of the link. */
  readonly duplicates: ReadonlyMap<number, readonly (number | null)[]>;
  /** When each copy arrives. */
  readonly replays: ReadonlyMap<number, readonly number[]>;
  readonly forged: readonly Forged[];
  readonly chance: Chance | null;
};

/** In hundredths of a percent, with the numbers that decide. */
export type Chance = {
  readonly shares: Readonly<Record<Mishap, number>>;
  readonly draw: () => number;
};

type Inject = Extract<ScenarioFault, { fault: "inject" }>;

/** Keeps the draws of the link apart from those of the ISNs, which come from the same seed. */
const LINK_STREAM = 0x9e3779b9;

function addTo<T>(map: Map<number, T[]>, key: number, value: T): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** Fills the numbers of a run into the faults of a scenario; `isn` gives each end's first ISN. */
export function settleFaults(
  scenario: Scenario,
  amounts: Amounts,
  isn: Readonly<Record<End, number>>,
  seed: number,
): Faults | null {
  const shares = settleShares(scenario, amounts);
  if (scenario.faults.length === 0 && shares === null) return null;
  const drops = new Set<number>();
  const reorders = new Set<number>();
  const delays = new Map<number, number>();
  const duplicates = new Map<number, (number | null)[]>();
  const replays = new Map<number, number[]>();
  const forged: Forged[] = [];
  const time = (placed: Placed): number => amounts.placed(placed, "moment");
  const settleOne = (fault: Exclude<ScenarioFault, Inject>, n: number): void => {
    switch (fault.fault) {
      case "drop":
        drops.add(n);
        return;
      case "reorder":
        reorders.add(n);
        return;
      case "delay":
        delays.set(n, (delays.get(n) ?? 0) + time(fault.by));
        return;
      case "replay":
        addTo(replays, n, time(fault.at));
        return;
      case "duplicate":
        addTo(duplicates, n, fault.after === null ? null : time(fault.after));
    }
  };
  for (const fault of scenario.faults) {
    if (fault.fault === "inject") forged.push(settleForged(fault, amounts, isn));
    else for (const n of fault.segments) settleOne(fault, amounts.placed(n, "segment"));
  }
  const draw = chance(seed ^ LINK_STREAM);
  return {
    drops,
    reorders,
    delays,
    duplicates,
    replays,
    forged,
    chance: shares === null ? null : { shares, draw },
  };
}

function settleShares(scenario: Scenario, amounts: Amounts): Record<Mishap, number> | null {
  const share = (mishap: Mishap): number => {
    const placed = scenario.chance[mishap];
    if (placed === undefined) return 0;
    // A literal is written in hundredths already; a parameter counts whole percents.
    return typeof placed.amount === "number"
      ? placed.amount
      : 100 * amounts.placed(placed, "percent");
  };
  const shares = {
    drop: share("drop"),
    duplicate: share("duplicate"),
    reorder: share("reorder"),
    delay: share("delay"),
  };
  return shares.drop + shares.duplicate + shares.reorder + shares.delay > 0 ? shares : null;
}

function settleForged(fault: Inject, amounts: Amounts, isn: Readonly<Record<End, number>>): Forged {
  const numberOf = ({ from, sign, placed }: WrittenSeq): Seq =>
    seq((from === null ? 0 : isn[from]) + sign * amounts.placed(placed, "isn"));
  const field = (placed: Placed | null, otherwise: number): number =>
    placed === null ? otherwise : amounts.placed(placed, "field");
  const { flags } = fault;
  const segment: Segment = {
    seq: numberOf(fault.seq),
    ack: fault.ack === null ? null : numberOf(fault.ack),
    syn: flags.includes("SYN"),
    fin: flags.includes("FIN"),
    rst: flags.includes("RST"),
    psh: flags.includes("PSH"),
    len: field(fault.len, 0),
    window: field(fault.window, 65_535),
    options: null,
  };
  return { at: amounts.placed(fault.at, "moment"), end: fault.end, segment };
}
