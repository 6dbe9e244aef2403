import { type Connection, closedConnection } from "./connection.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The parts of a TCB that a draft has for itself; the others are values or replaced as a whole. */
type Own = "snd" | "rcv" | "congestion" | "rto" | "timers";

/** A TCB that may be written to, because nobody else holds it. */
export type Draft = Writable<Omit<Connection, Own>> & {
  [K in Own]: Writable<Connection[K]>;
};

/** A copy of a connection to write to; the connection stays as it is. */
export function draftOf(connection: Connection): Draft {
  return {
    ...connection,
    snd: { ...connection.snd },
    rcv: { ...connection.rcv },
    congestion: { ...connection.congestion },
    rto: { ...connection.rto },
    timers: { ...connection.timers },
  };
}

/** Everything but the host's settings goes; the end is as it was before its OPEN. */
export function clear(draft: Draft): void {
  const closed = closedConnection(draft.config);
  draft.state = closed.state;
  draft.passive = closed.passive;
  draft.agreed = closed.agreed;
  draft.lastSent = closed.lastSent;
  draft.unsent = closed.unsent;
  draft.retransmission = closed.retransmission;
  draft.early = closed.early;
  draft.unread = closed.unread;
  draft.wanted = closed.wanted;
  draft.finQueued = closed.finQueued;
  draft.finAt = closed.finAt;
  draft.ackOwed = closed.ackOwed;
  draft.ackMayWait = closed.ackMayWait;
  draft.lastAck = closed.lastAck;
  draft.tsRecent = closed.tsRecent;
  draft.probe = closed.probe;
  draft.keepalives = closed.keepalives;
  draft.quiet = closed.quiet;
  draft.snd = { ...closed.snd };
  draft.rcv = { ...closed.rcv };
  draft.congestion = { ...closed.congestion };
  draft.rto = { ...closed.rto };
  draft.timers = { ...closed.timers };
}
