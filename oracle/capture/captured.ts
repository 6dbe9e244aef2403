import type { SackBlock } from "../machine/segment.ts";
import type { Seq } from "../machine/seq.ts";

/** One end of a connection as a packet names it; IPv6 in the text of RFC 5952. */
export type Endpoint = { readonly ip: string; readonly port: number };

/**
 * The options of one segment as they stand, each absent unless the segment has it.
 * `fastOpen` is the cookie in hexadecimal, empty where one is only asked for (RFC 7413 §4.1.1).
 */
export type CapturedOptions = {
  readonly mss?: number;
  readonly windowScale?: number;
  readonly sackPermitted?: true;
  readonly sack?: readonly SackBlock[];
  readonly timestamps?: { readonly value: number; readonly echo: number };
  readonly fastOpen?: string;
};

/** One TCP segment of a capture. */
export type CapturedSegment = {
  /** The packet's number in the file, from 1; packets that are not TCP count too. */
  readonly n: number;
  /** ms since the first packet of the file, with a fraction; negative where the file goes back. */
  readonly at: number;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly seq: Seq;
  /** null without the ACK bit. */
  readonly ack: Seq | null;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly psh: boolean;
  readonly urg: boolean;
  /** Octets of data the segment carried, whether or not all of them were captured. */
  readonly len: number;
  /** The window field as it stands, not scaled. */
  readonly window: number;
  readonly options: CapturedOptions;
  /** A hash of the octets of data that were captured; null when `len` is 0. */
  readonly payload: string | null;
};

/** Why a packet gives no segment. */
export type SkipReason =
  | "link-type"
  | "not-ip"
  | "not-tcp"
  | "fragment"
  | "cut-short"
  | "malformed";

/** What a reader of the segments has to know; `packet` and `offset` are of the first case. */
export type CaptureNote = {
  readonly code: "truncated" | "fragments" | "cut-options" | "no-times" | "other-link-types";
  readonly packet: number;
  /** Octet in the file, from 0. */
  readonly offset: number;
  /** How many packets it holds for. */
  readonly count: number;
};

/** What a whole file held: packets of every kind, and those that gave no segment. */
export type CaptureSummary = {
  readonly packets: number;
  readonly skipped: Readonly<Record<SkipReason, number>>;
  readonly notes: readonly CaptureNote[];
};

/** Bounds of one file: packets, octets of one packet or block, interfaces of one section. */
export type CaptureLimits = {
  readonly packets: number;
  readonly packetBytes: number;
  readonly interfaces: number;
};

export const DEFAULT_CAPTURE_LIMITS: CaptureLimits = {
  packets: 5_000_000,
  packetBytes: 2 ** 20,
  interfaces: 4096,
};
