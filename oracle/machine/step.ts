import { arrivesInSynchronized } from "./arrives-synchronized.ts";
import { arrivesInClosed, arrivesInListen, arrivesInSynSent } from "./arrives-unsynchronized.ts";
import { userCall } from "./calls.ts";
import type { Connection, Step, TcpEvent, TimerKind } from "./connection.ts";
import { meantAck } from "./numbers.ts";
import { crash, endQuietTime } from "./opening.ts";
import { keepAlive, probeWindow } from "./probing.ts";
import { retransmissionTimeout } from "./retransmission.ts";
import type { Segment } from "./segment.ts";
import {
  beginEvent,
  deleteTcb,
  flushAck,
  newTurn,
  sendAck,
  signal,
  type Turn,
  timerEnded,
} from "./turn.ts";

/**
 * What one event does to one end (RFC 9293 §3.10): the next connection, the effects that its
 * host is to carry out, and the ids of the rules that applied. Pure: the same arguments give the
 * same result, and the connection given is not changed. Times in ms, sizes in octets.
 */
export function step(connection: Connection, event: TcpEvent): Step {
  const turn = newTurn(connection);
  advance(turn, event);
  return { connection: turn.tcb, effects: turn.effects, rules: turn.rules };
}

/** The same in place, for who plays one event after the other and keeps none of the TCBs. */
export function advance(turn: Turn, event: TcpEvent): void {
  beginEvent(turn, event);
  if (event.kind === "call") userCall(turn, event.call);
  else if (event.kind === "segment") arrives(turn, event.segment);
  else if (event.kind === "timeout") timeout(turn, event.timer);
  else if (event.kind === "crash") crash(turn);
  else flushAck(turn);
}

/** SEGMENT ARRIVES, by state (RFC 9293 §3.10.7). */
function arrives(turn: Turn, came: Segment): void {
  const ack = turn.tcb.config.mutant === null ? came.ack : meantAck(turn, came);
  const segment = ack === came.ack ? came : { ...came, ack };
  switch (turn.tcb.state) {
    case "CLOSED":
      arrivesInClosed(turn, segment);
      return;
    case "LISTEN":
      arrivesInListen(turn, segment);
      return;
    case "SYN-SENT":
      arrivesInSynSent(turn, segment);
      return;
    default:
      arrivesInSynchronized(turn, segment);
      return;
  }
}

/** Timeouts (RFC 9293 §3.10.8). A timer that has been stopped or started anew does nothing. */
function timeout(turn: Turn, timer: TimerKind): void {
  if (turn.tcb.timers[timer] !== turn.at) return;
  switch (timer) {
    case "user":
      // rule 9293-3.10.8-user-timeout
      signal(turn, "error: connection aborted due to user timeout");
      deleteTcb(turn, "9293-3.10.8-user-timeout");
      return;
    case "rto":
      timerEnded(turn, "rto");
      retransmissionTimeout(turn);
      return;
    case "2msl":
      // rule 9293-3.10.8-time-wait
      deleteTcb(turn, "9293-3.10.8-time-wait");
      return;
    case "persist":
      probeWindow(turn);
      return;
    case "keepalive":
      keepAlive(turn);
      return;
    case "delayed-ack":
      timerEnded(turn, "delayed-ack");
      sendAck(turn, []);
      return;
    case "quiet":
      endQuietTime(turn);
      return;
  }
}
