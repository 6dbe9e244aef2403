import type { RuleId } from "../rules/rules.ts";
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

/** What the two users and the host decide before a connection exists. Times in ms, sizes in octets. */
export type Config = {
  /** The initial sequence number the next OPEN uses; a clock of the host would choose it. */
  readonly iss: Seq;
  /** The largest `len` this end sends in one segment (RFC 9293 §3.7.1). */
  readonly mss: number;
  /** RCV.WND. The user takes delivered octets at once, so the window never shrinks. */
  readonly window: number;
  /** The initial and the least retransmission timeout (RFC 6298 §2.1 and §2.4). */
  readonly rto: number;
  /** Maximum segment lifetime; TIME-WAIT lasts twice as long (RFC 9293 §3.4.2, §3.6.1). */
  readonly msl: number;
  /** How long data may stay unacknowledged before the connection is given up (RFC 9293 §3.9.1). */
  readonly userTimeout: number;
};

/** A segment that has been sent and not yet acknowledged in full. */
export type Unacknowledged = {
  readonly seq: Seq;
  readonly len: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly psh: boolean;
  /** When it was first sent; null once it was sent again, so that it gives no RTT (Karn). */
  readonly timedFrom: number | null;
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
};

export type TimerKind = keyof Timers;

/**
 * One end of a connection: its state and its TCB, in the names of RFC 9293 §3.3.1. A value of
 * this type is never changed; `step` returns the next one.
 */
export type Connection = {
  readonly config: Config;
  readonly state: State;
  /** Whether the connection came from LISTEN: a RST then leads back there (§3.10.7.4). */
  readonly passive: boolean;
  readonly snd: {
    readonly iss: Seq;
    readonly una: Seq;
    readonly nxt: Seq;
    readonly wnd: number;
    readonly wl1: Seq;
    readonly wl2: Seq;
  };
  readonly rcv: { readonly irs: Seq; readonly nxt: Seq; readonly wnd: number };
  readonly unsent: readonly Queued[];
  readonly retransmission: readonly Unacknowledged[];
  readonly early: readonly Early[];
  /** CLOSE was called and its FIN is still to be sent. */
  readonly finQueued: boolean;
  /** Our FIN was sent at this number; null before. */
  readonly finAt: Seq | null;
  /** An acknowledgment is owed and waits for a call of the same instant to carry it. */
  readonly ackOwed: readonly RuleId[] | null;
  /** The retransmission timeout now in force and what it is computed from (RFC 6298 §2). */
  readonly rto: {
    readonly ms: number;
    readonly srtt: number | null;
    readonly rttvar: number;
    readonly synTimedOut: boolean;
  };
  readonly timers: Timers;
};

export type Call =
  | { readonly call: "open"; readonly mode: "active" | "passive" }
  /** With `thenClose` the user's CLOSE follows at once, so that the FIN can ride on the data. */
  | { readonly call: "send"; readonly len: number; readonly thenClose?: boolean }
  | { readonly call: "close" }
  | { readonly call: "abort" };

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
  | { readonly kind: "timeout"; readonly at: number; readonly timer: TimerKind };

/** What the user is told (the words of RFC 9293 §3.10). */
export const SIGNALS = [
  "error: connection already exists",
  "error: connection does not exist",
  "error: remote socket unspecified",
  "error: connection closing",
  "error: connection reset",
  "error: connection refused",
  "error: connection aborted due to user timeout",
  "connection closing",
  "ok",
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

/** An end without a TCB: state CLOSED (RFC 9293 §3.3.2), ready for an OPEN. */
export function closedConnection(config: Config): Connection {
  return {
    config,
    state: "CLOSED",
    passive: false,
    snd: { iss: ZERO, una: ZERO, nxt: ZERO, wnd: 0, wl1: ZERO, wl2: ZERO },
    rcv: { irs: ZERO, nxt: ZERO, wnd: config.window },
    unsent: [],
    retransmission: [],
    early: [],
    finQueued: false,
    finAt: null,
    ackOwed: null,
    rto: { ms: config.rto, srtt: null, rttvar: 0, synTimedOut: false },
    timers: { rto: null, "2msl": null, user: null },
  };
}

/** An end whose handshake with `peerIss` is over: the SYNs have taken one number each (§3.5). */
export function establishedConnection(
  config: Config,
  peer: { readonly iss: Seq; readonly window: number },
  passive: boolean,
): Connection {
  const nxt = seq(config.iss + 1);
  const rcvNxt = seq(peer.iss + 1);
  return {
    ...closedConnection(config),
    state: "ESTABLISHED",
    passive,
    snd: { iss: config.iss, una: nxt, nxt, wnd: peer.window, wl1: rcvNxt, wl2: nxt },
    rcv: { irs: peer.iss, nxt: rcvNxt, wnd: config.window },
  };
}
