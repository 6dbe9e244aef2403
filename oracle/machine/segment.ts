import { add, type Seq } from "./seq.ts";

/** The control bits this oracle speaks of, in the order every list of flags keeps. */
export const FLAGS = ["SYN", "FIN", "RST", "PSH", "ACK"] as const;

export type Flag = (typeof FLAGS)[number];

/** Octets that arrived behind a gap: from `left` up to but without `right` (RFC 2018 §3). */
export type SackBlock = { readonly left: Seq; readonly right: Seq };

/** The options of a segment (RFC 9293 §3.2, RFC 7323, RFC 2018); what is absent was not sent. */
export type SegmentOptions = {
  readonly mss?: number;
  readonly windowScale?: number;
  readonly sackPermitted?: true;
  readonly sack?: readonly SackBlock[];
  /** TSval and TSecr, in ms of the sender's clock. */
  readonly timestamps?: { readonly value: number; readonly echo: number };
};

/**
 * One TCP segment (RFC 9293 §3.1). `ack` is null exactly when the ACK bit is off; `len` counts the
 * octets of data only. `window` is the field as sent: with window scaling its unit is 2^shift octets.
 */
export type Segment = {
  readonly seq: Seq;
  readonly ack: Seq | null;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly psh: boolean;
  readonly len: number;
  readonly window: number;
  /** Null when there are none. */
  readonly options: SegmentOptions | null;
};

/** The flags of a segment, in the order of FLAGS. */
export function flagsOf(segment: Segment): Flag[] {
  const on: Record<Flag, boolean> = {
    SYN: segment.syn,
    FIN: segment.fin,
    RST: segment.rst,
    PSH: segment.psh,
    ACK: segment.ack !== null,
  };
  return FLAGS.filter((flag) => on[flag]);
}

/** SEG.LEN: the sequence numbers the segment takes; SYN and FIN take one each (RFC 9293 §3.4). */
export function segLen(segment: Pick<Segment, "len" | "syn" | "fin">): number {
  // rule 9293-3.4-syn-takes-one
  // rule 9293-3.4-fin-takes-one
  return segment.len + (segment.syn ? 1 : 0) + (segment.fin ? 1 : 0);
}

/** The first sequence number after the segment. */
export function segEnd(segment: Pick<Segment, "seq" | "len" | "syn" | "fin">): Seq {
  return add(segment.seq, segLen(segment));
}
