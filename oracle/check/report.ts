import type { Endpoint } from "../capture/captured.ts";
import type { End, State } from "../machine/connection.ts";
import type { Flag } from "../machine/segment.ts";
import type { Sentence } from "../result.ts";
import type { RuleId } from "../rules/rules.ts";

/**
 * What a segment is to the connection: `ok` something new or a plain ACK, `retransmission` sent
 * again by its sender, `duplicate` copied by the network, `probe` a keepalive or zero-window probe,
 * `old` left over from the past, `violation` none could have sent it as the end it names.
 */
export type Verdict = "ok" | "retransmission" | "duplicate" | "probe" | "old" | "violation";

/** The states each end may be in, most likely first. Never empty. */
export type StateSets = Readonly<Record<End, readonly State[]>>;

/** One captured segment as the checker sees it; `seq` and `ack` absolute, `len` in octets. */
export type CheckedSegment = {
  /** The packet's number in the file, from 1. */
  readonly n: number;
  readonly from: End;
  readonly flags: readonly Flag[];
  readonly seq: number;
  readonly ack: number | null;
  readonly len: number;
  readonly verdict: Verdict;
  readonly rules: readonly RuleId[];
  /** Once each end has processed the segments up to this one, and none of its own after it. */
  readonly states: StateSets;
};

/** What a reader has to know about how a connection was followed. */
export type ConnectionNote =
  | "mid-connection"
  | "one-sided"
  | "unseen-segments"
  | "new-incarnation"
  | "too-long";

export type CheckedConnection = {
  /** The end whose SYN is seen first. */
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** Made anew each time it is asked for, so ask once. */
  readonly segments: readonly CheckedSegment[];
  readonly final: StateSets;
  readonly notes: readonly ConnectionNote[];
};

/** A segment that no TCP could have sent as the end it names, and why, with the numbers. */
export type Violation = {
  readonly segment: number;
  readonly rule: RuleId;
  readonly because: Sentence;
};

/** What `check` says of one capture. `conformant` is true exactly when there is no violation. */
export type CheckReport = {
  readonly conformant: boolean;
  readonly connections: readonly CheckedConnection[];
  readonly violations: readonly Violation[];
  /** What there was no room for: segments of further pairs of ends, and violations not listed. */
  readonly left: Left;
};

export type Left = { readonly segments: number; readonly violations: number };

/** Bounds of one report, so that no capture takes more memory than its size calls for. */
export type CheckLimits = {
  /** Pairs of ends that are followed; segments of any further pair are only counted. */
  readonly connections: number;
  /** Segments that are followed in all; a connection that goes on beyond them is cut there. */
  readonly segments: number;
  /** Violations that are listed with their reason; the rows say `violation` all the same. */
  readonly violations: number;
};

export const DEFAULT_CHECK_LIMITS: CheckLimits = {
  connections: 50_000,
  segments: 1_500_000,
  violations: 10_000,
};
