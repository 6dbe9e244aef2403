import type { CongestionControl, Profile } from "../machine/config.ts";
import type { End } from "../machine/connection.ts";
import type { Flag } from "../machine/segment.ts";

/** A number as it is written: a literal, or the name of a parameter that the run gives a value. */
export type Amount = number | { readonly parameter: string };

/** An amount and where it stands in the text. Times are in ms, shares in hundredths of a percent. */
export type Placed = { readonly amount: Amount; readonly line: number; readonly column: number };

/** What the text says of one end's host; what it leaves out is absent, and null means "off". */
export type HostSettings = {
  readonly iss?: Placed;
  readonly mss?: Placed;
  readonly window?: Placed;
  readonly rto?: Placed;
  readonly msl?: Placed;
  readonly userTimeout?: Placed;
  readonly profile?: Profile;
  readonly congestion?: CongestionControl;
  readonly nagle?: boolean;
  readonly delayedAck?: Placed | null;
  readonly windowScale?: Placed | null;
  readonly sack?: boolean;
  readonly timestamps?: boolean;
  readonly keepalive?: Placed | null;
  readonly receives?: boolean;
  readonly synQueueFull?: boolean;
  readonly synCookies?: boolean;
  readonly fastOpen?: boolean;
  readonly timeWaitReuse?: boolean;
  readonly quietTime?: boolean;
};

export type ScenarioCall = {
  readonly line: number;
  /** At a time, or in the instant the end has sent or received a segment. */
  readonly when: { readonly at: Amount } | { readonly afterSegment: Amount };
  readonly end: End;
  readonly call:
    | { readonly call: "listen" | "close" | "abort" | "status" | "crash" }
    | { readonly call: "open" | "receive"; readonly len: Amount | null }
    | { readonly call: "send"; readonly len: Amount; readonly thenClose: boolean };
};

/** A sequence number of a forged segment: as on the wire, or so far from an end's ISN. */
export type WrittenSeq = {
  readonly from: End | null;
  readonly sign: 1 | -1;
  readonly placed: Placed;
};

/** What the link does to segments named by their number, and segments nobody sent. */
export type ScenarioFault =
  | { readonly fault: "drop"; readonly segments: readonly Placed[] }
  | { readonly fault: "reorder"; readonly segments: readonly Placed[] }
  | {
      readonly fault: "duplicate";
      readonly segments: readonly Placed[];
      /** How long behind the first the copy comes; null for one delay of the link. */
      readonly after: Placed | null;
    }
  | { readonly fault: "delay"; readonly segments: readonly Placed[]; readonly by: Placed }
  | { readonly fault: "replay"; readonly segments: readonly Placed[]; readonly at: Placed }
  | {
      readonly fault: "inject";
      /** The end the segment claims to be from. */
      readonly end: End;
      readonly at: Placed;
      readonly flags: readonly Flag[];
      readonly seq: WrittenSeq;
      readonly ack: WrittenSeq | null;
      readonly len: Placed | null;
      readonly window: Placed | null;
    };

/** What may happen to a segment by chance. */
export const MISHAPS = ["drop", "duplicate", "reorder", "delay"] as const;

export type Mishap = (typeof MISHAPS)[number];

/** A scenario as written and checked: everything a run needs but the parameters and the seed. */
export type Scenario = {
  readonly hosts: Readonly<Record<End, HostSettings>>;
  /** One-way delay of what each end sends. */
  readonly delay: Readonly<Record<End, Placed>>;
  readonly start: "closed" | "established";
  readonly listening: readonly End[];
  readonly closesOnFin: readonly End[];
  readonly calls: readonly ScenarioCall[];
  readonly faults: readonly ScenarioFault[];
  readonly chance: Readonly<Partial<Record<Mishap, Placed>>>;
  readonly until: Placed | null;
  /** The names of all parameters, in the order they first appear. */
  readonly parameters: readonly string[];
};

/** What an amount stands for; each has its own least and greatest value. */
export type Quantity = keyof typeof RANGES;

const HOUR = 3_600_000;
/** RFC 9293 §3.8.4 has keepalives wait two hours, so that a run must be able to be longer. */
const DAY = 24 * HOUR;

/** Least and greatest value of each quantity: octets, ms, or a count. */
export const RANGES = {
  isn: [0, 2 ** 32 - 1],
  mss: [1, 65_535],
  window: [1, 2 ** 30],
  "unscaled-window": [1, 65_535],
  len: [1, 10_000_000],
  segment: [1, 100_000],
  moment: [0, DAY],
  duration: [1, HOUR],
  /** RFC 9293 §3.8.6.3: an ACK waits less than half a second. */
  "delayed-ack": [1, 500],
  /** RFC 7323 §2.3. */
  "window-scale": [0, 14],
  keepalive: [1, DAY],
  /** A field of 16 bits. */
  field: [0, 65_535],
  share: [0, 10_000],
  percent: [0, 100],
} as const;

/** A quantity that is within its range. */
export function isInRange(quantity: Quantity, value: number): boolean {
  const [least, greatest] = RANGES[quantity];
  return Number.isInteger(value) && value >= least && value <= greatest;
}
