import type { RuleId } from "../rules/rules.ts";
import type { Config } from "./config.ts";
import { agreement, synOptions } from "./options.ts";
import type { Segment } from "./segment.ts";
import { type Seq, seq } from "./seq.ts";

/** The eleven states of RFC 9293 §3.3.2, in the order of its list. CLOSED means: no TCB. */
export const STATES = [
  "LISTEN",
  "SYN-SENT",
  "SYN-RECEIVED",
  "ESTABLISHED",
  "FIN-WAIT-1",
  "FIN-WAIT-2",
  "CLOSE-WAIT",
  "CLOSING",
  "LAST-ACK",
  "TIME-WAIT",
  "CLOSED",
] as const;

export type State = (typeof STATES)[number];

export type End = "client" | "server";

/** A segment that has been sent and not yet acknowledged in full. */
export type Unacknowledged = {
  readonly seq: Seq;
  readonly len: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly psh: boolean;
  /** When it was first sent; null once it was sent again, so that it gives no RTT (Karn). */
  readonly timedFrom: number | null;
  /** The other end has said that it holds all of it (RFC 2018). */
  readonly sacked: boolean;
};

/** Octets (and perhaps a FIN) that came before the ones in front of them. */
export type Early = { readonly seq: Seq; readonly len: number; readonly fin: boolean };

/** One send that is still to be cut into segments; `psh` stands on its last octet. */
export type Queued = { readonly len: number };

/** When each running timer ends, in ms of the run; null when it does not run (RFC 9293 §3.10.8). */
export type Timers = {
  readonly rto: number | null;
  readonly "2msl": number | null;
  readonly user: number | null;
  /** Zero window: when the next probe goes out (RFC 9293 §3.8.6.1). */
  readonly persist: number | null;
  readonly "delayed-ack": number | null;
  readonly keepalive: number | null;
  /** The quiet time after a crash (RFC 9293 §3.4.3). */
  readonly quiet: number | null;
};

export type TimerKind = keyof Timers;

/** What the two SYNs have agreed on (RFC 9293 §3.7.1, RFC 7323, RFC 2018). */
export type Agreed = {
  /** The largest segment the other end takes, and this end sends, before options. */
  readonly mss: number;
  /** Both SYNs offered a window scale; the shifts are 0 otherwise. */
  readonly scaled: boolean;
  readonly sendShift: number;
  readonly receiveShift: number;
  readonly sack: boolean;
  readonly timestamps: boolean;
};

/** RFC 5681; sizes in octets. */
export type Congestion = {
  readonly cwnd: number;
  readonly ssthresh: number;
  /** Duplicate ACKs in a row, and FlightSize before the first of them. */
  readonly duplicates: number;
  readonly flight: number;
  /** What is being repaired, up to the SND.NXT at the time the loss was noticed. */
  readonly recovery: { readonly by: "duplicate ACKs" | "timeout"; readonly until: Seq } | null;
};

/**
 * One end of a connection: its state and its TCB, in the names of RFC 9293 §3.3.1. A value of
 * this type is never changed; `step` returns the next one.
 */
export type Connection = {
  readonly config: Config;
  readonly state: State;
  /** Whether the connection came from LISTEN: a RST then leads back there (§3.10.7.4). */
  readonly passive: boolean;
  /** This end has begun a connection before, so the clock chooses its next ISS (§3.4.1). */
  readonly numbered: boolean;
  readonly snd: {
    readonly iss: Seq;
    readonly una: Seq;
    readonly nxt: Seq;
    readonly wnd: number;
    readonly wl1: Seq;
    readonly wl2: Seq;
    /** Max(SND.WND), for the sender's silly window avoidance (§3.8.6.2.1). */
    readonly max: number;
  };
  readonly rcv: { readonly irs: Seq; readonly nxt: Seq; readonly wnd: number };
  /** Null before the other end's SYN. */
  readonly agreed: Agreed | null;
  readonly congestion: Congestion;
  /** When this end last sent something that takes numbers. */
  readonly lastSent: number;
  readonly unsent: readonly Queued[];
  readonly retransmission: readonly Unacknowledged[];
  readonly early: readonly Early[];
  /** Octets received in order that the user has not taken, and octets a RECEIVE still waits for. */
  readonly unread: number;
  readonly wanted: number;
  /** CLOSE was called and its FIN is still to be sent. */
  readonly finQueued: boolean;
  /** Our FIN was sent at this number; null before. */
  readonly finAt: Seq | null;
  /** An acknowledgment is owed: for a call of the same instant, or for the delayed-ack timer. */
  readonly ackOwed: readonly RuleId[] | null;
  /** The acknowledgment owed is of text alone, so it may be delayed. */
  readonly ackMayWait: boolean;
  /** The last acknowledgment number sent, and the newest TSval that came (RFC 7323 §4.3). */
  readonly lastAck: Seq;
  readonly tsRecent: number;
  /** The retransmission timeout now in force and what it is computed from (RFC 6298 §2). */
  readonly rto: {
    readonly ms: number;
    readonly srtt: number | null;
    readonly rttvar: number;
    readonly synTimedOut: boolean;
  };
  /** An octet was sent into a closed window, and how long until the next probe (§3.8.6.1). */
  readonly probe: { readonly out: boolean; readonly ms: number } | null;
  /** Keepalives sent since the other end was last heard of. */
  readonly keepalives: number;
  /** After a crash: until when no number may be used, and the OPEN that waits for it (§3.4.3). */
  readonly quiet: {
    readonly until: number;
    readonly open: Extract<Call, { call: "open" }> | null;
  } | null;
  readonly timers: Timers;
};

export type Call =
  /** With `len` the user hands over data with the OPEN, which Fast Open puts on the SYN. */
  | { readonly call: "open"; readonly mode: "active" | "passive"; readonly len?: number }
  /** With `thenClose` the user's CLOSE follows at once, so that the FIN can ride on the data. */
  | { readonly call: "send"; readonly len: number; readonly thenClose?: boolean }
  /** Takes up to `len` octets, and waits for them; without `len` all that are there. */
  | { readonly call: "receive"; readonly len?: number }
  | { readonly call: "close" }
  | { readonly call: "abort" }
  | { readonly call: "status" };

/** What happens to one end (RFC 9293 §3.10). `at` is the time in ms: nothing here reads a clock. */
export type TcpEvent =
  | { readonly kind: "call"; readonly at: number; readonly call: Call }
  | {
      readonly kind: "segment";
      readonly at: number;
      readonly segment: Segment;
      /** The user has a call to make in this very instant, which may carry the acknowledgment. */
      readonly holdAck?: boolean;
    }
  /** The instant of a held acknowledgment ends: what is still owed is sent. */
  | { readonly kind: "flush"; readonly at: number }
  | { readonly kind: "timeout"; readonly at: number; readonly timer: TimerKind }
  /** The host loses all it knows of the connection, without a word (RFC 9293 §3.5.1). */
  | { readonly kind: "crash"; readonly at: number };

/** What the user is told (the words of RFC 9293 §3.10). */
export const SIGNALS = [
  "error: connection already exists",
  "error: connection does not exist",
  "error: remote socket unspecified",
  "error: connection closing",
  "error: connection reset",
  "error: connection refused",
  "error: connection aborted due to user timeout",
  "error: connection timed out",
  "connection closing",
  "ok",
  ...STATES.map((state) => `status: ${state}` as const),
] as const;

export type Signal = (typeof SIGNALS)[number];

/** What `step` wants done; it does none of it itself. */
export type Effect =
  | {
      readonly kind: "send";
      readonly segment: Segment;
      readonly retransmission: boolean;
      readonly rules: readonly RuleId[];
    }
  | {
      readonly kind: "enter";
      readonly from: State;
      readonly to: State;
      readonly rule: RuleId;
      /** True when this end moved by what it sends (OPEN, CLOSE, ABORT), false when by what came. */
      readonly bySending: boolean;
    }
  | { readonly kind: "deliver"; readonly seq: Seq; readonly len: number }
  | { readonly kind: "signal"; readonly signal: Signal }
  | {
      readonly kind: "timer";
      readonly timer: TimerKind;
      /** Null when the timer is stopped. */
      readonly until: number | null;
      readonly ms: number;
    };

export type Step = {
  readonly connection: Connection;
  readonly effects: readonly Effect[];
  /** The rules that applied, in the order they did, each once. */
  readonly rules: readonly RuleId[];
};

const ZERO = seq(0);
const NO_TIMERS: Timers = {
  rto: null,
  "2msl": null,
  user: null,
  persist: null,
  "delayed-ack": null,
  keepalive: null,
  quiet: null,
};
/** No value of a connection is ever changed, so every end without a TCB can share these. */
const NOTHING_SENT = { iss: ZERO, una: ZERO, nxt: ZERO, wnd: 0, wl1: ZERO, wl2: ZERO, max: 0 };
const NONE: readonly never[] = [];
/** RFC 5681 §3.1: ssthresh begins "arbitrarily high"; no window is larger (RFC 7323 §2.3). */
const HIGHEST_THRESHOLD = 2 ** 30;

/** An end without a TCB: state CLOSED (RFC 9293 §3.3.2), ready for an OPEN. */
export function closedConnection(config: Config): Connection {
  return {
    config,
    state: "CLOSED",
    passive: false,
    numbered: false,
    snd: NOTHING_SENT,
    rcv: { irs: ZERO, nxt: ZERO, wnd: config.window },
    agreed: null,
    congestion: {
      cwnd: initialWindow(config.mss),
      ssthresh: HIGHEST_THRESHOLD,
      duplicates: 0,
      flight: 0,
      recovery: null,
    },
    lastSent: 0,
    unsent: NONE,
    retransmission: NONE,
    early: NONE,
    unread: 0,
    wanted: 0,
    finQueued: false,
    finAt: null,
    ackOwed: null,
    ackMayWait: false,
    lastAck: ZERO,
    tsRecent: 0,
    rto: { ms: config.rto, srtt: null, rttvar: 0, synTimedOut: false },
    probe: null,
    keepalives: 0,
    quiet: null,
    timers: NO_TIMERS,
  };
}

/** IW of RFC 5681 §3.1: 4, 3 or 2 segments, the fewer the larger they are. */
export function initialWindow(smss: number): number {
  if (smss > 2190) return 2 * smss;
  return smss > 1095 ? 3 * smss : 4 * smss;
}

/** An end whose handshake with `peer` is over: the SYNs have taken one number each (§3.5). */
export function establishedConnection(config: Config, peer: Config, passive: boolean): Connection {
  const nxt = seq(config.iss + 1);
  const rcvNxt = seq(peer.iss + 1);
  const agreed = agreement(config, synOptions(peer));
  const wnd = peer.window;
  const closed = closedConnection(config);
  return {
    ...closed,
    state: "ESTABLISHED",
    passive,
    numbered: true,
    snd: { iss: config.iss, una: nxt, nxt, wnd, wl1: rcvNxt, wl2: nxt, max: wnd },
    rcv: { irs: peer.iss, nxt: rcvNxt, wnd: config.window },
    agreed,
    congestion: { ...closed.congestion, cwnd: initialWindow(agreed.mss) },
    lastAck: rcvNxt,
  };
}
