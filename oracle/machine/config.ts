import type { MutantId } from "../mutants/mutants.ts";
import type { Seq } from "./seq.ts";

/** Which TCP is played: the letter of the standard, or what Linux is known to do (profile.ts). */
export const PROFILES = ["rfc9293", "linux"] as const;

export type Profile = (typeof PROFILES)[number];

/** Congestion control: RFC 5681, or none so that only the receiver's window holds data back. */
export const CONGESTION_CONTROLS = ["reno", "none"] as const;

export type CongestionControl = (typeof CONGESTION_CONTROLS)[number];

/** What the host has switched on for one end. Times in ms, sizes in octets; null means off. */
export type Options = {
  readonly profile: Profile;
  /** The misconception this TCP is built on (mutants/); null for the standard machine. */
  readonly mutant: MutantId | null;
  readonly congestion: CongestionControl;
  /** Small segments wait while data is unacknowledged (RFC 9293 §3.7.4). */
  readonly nagle: boolean;
  /** How long an acknowledgment may wait, at most 500 (RFC 9293 §3.8.6.3). */
  readonly delayedAck: number | null;
  /** The shift offered in the SYN, 0 to 14 (RFC 7323 §2). */
  readonly windowScale: number | null;
  readonly sack: boolean;
  readonly timestamps: boolean;
  /** How long the connection is idle before a keepalive goes out (RFC 9293 §3.8.4). */
  readonly keepalive: number | null;
  /** The user takes data with RECEIVE only; otherwise it takes all of it at once. */
  readonly receives: boolean;
  /** Other SYNs have taken every place that LISTEN has for connections half open. */
  readonly synQueueFull: boolean;
  /** With a full SYN queue, answer without keeping state (RFC 4987 §3.6). */
  readonly synCookies: boolean;
  /** Data may ride on the SYN and is delivered at once (RFC 7413); both ends hold the cookie. */
  readonly fastOpen: boolean;
  /** A new SYN may reopen a connection in TIME-WAIT (RFC 9293 §3.10.7.4, MAY-2). */
  readonly timeWaitReuse: boolean;
  /** After a crash no number is used for one MSL (RFC 9293 §3.4.3). */
  readonly quietTime: boolean;
};

/** What the two users and the host decide before a connection exists. Times in ms, sizes in octets. */
export type Config = Options & {
  /** The initial sequence number the next OPEN uses; a clock of the host would choose it. */
  readonly iss: Seq;
  /** The largest segment this end sends or takes: announced in its SYN (RFC 9293 §3.7.1). */
  readonly mss: number;
  /** The receive buffer, which RCV.WND never exceeds. */
  readonly window: number;
  /** The initial and the least retransmission timeout (RFC 6298 §2.1 and §2.4). */
  readonly rto: number;
  /** Maximum segment lifetime; TIME-WAIT lasts twice as long (RFC 9293 §3.4.2, §3.6.1). */
  readonly msl: number;
  /** How long data may stay unacknowledged before the connection is given up (RFC 9293 §3.9.1). */
  readonly userTimeout: number;
};

/** What every scenario begins with: RFC 9293 with congestion control, all that is optional off. */
export const DEFAULT_OPTIONS: Options = {
  profile: "rfc9293",
  mutant: null,
  congestion: "reno",
  nagle: false,
  delayedAck: null,
  windowScale: null,
  sack: false,
  timestamps: false,
  keepalive: null,
  receives: false,
  synQueueFull: false,
  synCookies: false,
  fastOpen: false,
  timeWaitReuse: false,
  quietTime: false,
};
