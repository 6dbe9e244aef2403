import type { Connection } from "./connection.ts";
import { segEnd } from "./segment.ts";
import { add, distance, lessOrEqual } from "./seq.ts";

/**
 * How many of the newest entries of the queue are looked at. The queue grows at its end, where
 * a gap would arise; its front is compared with SND.UNA.
 */
const QUEUE_CHECKED = 8;

const FIN_RECEIVED = ["CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"];

/** The first thing that must hold for every connection and does not; null when all hold. */
export function brokenInvariant(c: Connection): string | null {
  if (c.state === "CLOSED" || c.state === "LISTEN") return brokenWithoutTcb(c);
  const { iss, una, nxt } = c.snd;
  const oldest = c.retransmission[0];
  if (!lessOrEqual(iss, una) && distance(iss, una) < 2 ** 31) return "ISS =< SND.UNA";
  if (!lessOrEqual(una, nxt)) return "SND.UNA =< SND.NXT";
  if (oldest === undefined && una !== nxt) return "nothing unacknowledged means SND.UNA = SND.NXT";
  if (oldest !== undefined && oldest.seq !== una) return "the queue begins at SND.UNA";
  if (hasGap(c)) return "the retransmission queue has no gap";
  if ((c.timers.rto === null) !== (oldest === undefined)) return "the RTO runs while data is out";
  if (c.finAt !== null && add(c.finAt, 1) !== nxt) return "nothing is sent behind the FIN";
  if (c.finAt !== null && c.unsent.length > 0) return "the FIN goes after all data";
  if ((c.state === "TIME-WAIT") !== (c.timers["2msl"] !== null)) return "2MSL runs in TIME-WAIT";
  if (c.early.length > 0 && FIN_RECEIVED.includes(c.state)) return "nothing comes after the FIN";
  return null;
}

function hasGap({ retransmission, snd }: Connection): boolean {
  let next = snd.nxt;
  const last = Math.max(0, retransmission.length - QUEUE_CHECKED);
  for (let i = retransmission.length - 1; i >= last; i -= 1) {
    const entry = retransmission[i];
    if (entry === undefined || segEnd(entry) !== next) return true;
    next = entry.seq;
  }
  return false;
}

function brokenWithoutTcb(c: Connection): string | null {
  if (c.retransmission.length > 0) return "no TCB, nothing to retransmit";
  if (c.unsent.length > 0) return "no TCB, nothing to send";
  if (c.ackOwed !== null) return "no TCB, nothing to acknowledge";
  const { timers } = c;
  if (timers.rto !== null || timers.user !== null || timers["2msl"] !== null) {
    return "no TCB, no timer";
  }
  return null;
}

/** Throws when a connection is impossible: a fault of this room, never of its input. */
export function assertInvariants(c: Connection): void {
  const broken = brokenInvariant(c);
  if (broken !== null) throw new Error(`oracle invariant broken in ${c.state}: ${broken}`);
}
