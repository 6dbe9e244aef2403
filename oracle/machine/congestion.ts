import { initialWindow } from "./connection.ts";
import { effectiveMss } from "./options.ts";
import { distance, lessThan, type Seq } from "./seq.ts";
import { apply, believes, type Turn } from "./turn.ts";

/** RFC 5681 §3.2: so many duplicate ACKs in a row are taken for a loss. */
const DUPLICATES_OF_A_LOSS = 3;

/** An ACK of new data: slow start, congestion avoidance, or the end of a recovery (RFC 5681). */
export function onNewAck(turn: Turn, from: Seq, ack: Seq): void {
  const { tcb } = turn;
  if (tcb.config.congestion === "none") return;
  const { cwnd, ssthresh, recovery } = tcb.congestion;
  const mss = effectiveMss(tcb);
  if (recovery?.by === "duplicate ACKs") {
    if (tcb.agreed?.sack === true && lessThan(ack, recovery.until)) return;
    // rule 5681-3.2-deflate
    apply(turn, "5681-3.2-deflate");
    tcb.congestion.cwnd = ssthresh;
    endRecovery(turn);
    return;
  }
  const over = recovery === null || !lessThan(ack, recovery.until);
  const slow = cwnd < ssthresh && !believes(turn, "slow-start-adds-one");
  // rule 5681-3.1-slow-start
  // rule 5681-3.1-avoidance
  apply(turn, slow ? "5681-3.1-slow-start" : "5681-3.1-avoidance");
  const acked = Math.min(distance(from, ack), mss);
  const grown = cwnd + (slow ? acked : Math.max(1, Math.floor((mss * mss) / cwnd)));
  tcb.congestion.cwnd = grown;
  tcb.congestion.duplicates = 0;
  if (over) tcb.congestion.recovery = null;
}

function endRecovery({ tcb }: Turn): void {
  tcb.congestion.duplicates = 0;
  tcb.congestion.recovery = null;
}

/** Why a duplicate ACK makes its receiver send again at once. */
export type ResentFor = "5681-3.2-fast-retransmit" | "5681-3.2-inflate";

/**
 * One more duplicate ACK. The rule for which what is missing is to go again at once, or null: the
 * ACK that shows the loss, and with SACK each further one, as it may name the next hole.
 */
export function onDuplicateAck(turn: Turn): ResentFor | null {
  const { tcb } = turn;
  if (tcb.config.congestion === "none" || believes(turn, "no-fast-retransmit")) return null;
  const ofALoss = believes(turn, "first-duplicate-ack-is-loss") ? 1 : DUPLICATES_OF_A_LOSS;
  const duplicates = tcb.congestion.duplicates + 1;
  // What limited transmit adds from now on is not to be counted (RFC 5681 §3.2, step 2).
  const flight = duplicates === 1 ? flightSize(turn) : tcb.congestion.flight;
  tcb.congestion.duplicates = duplicates;
  tcb.congestion.flight = flight;
  const mss = effectiveMss(tcb);
  if (tcb.congestion.recovery?.by === "duplicate ACKs") {
    // rule 5681-3.2-inflate
    apply(turn, "5681-3.2-inflate");
    tcb.congestion.cwnd += mss;
    return tcb.agreed?.sack === true ? "5681-3.2-inflate" : null;
  }
  // rule 3042-2-limited-transmit
  if (duplicates < ofALoss) apply(turn, "3042-2-limited-transmit");
  if (duplicates !== ofALoss || tcb.congestion.recovery !== null) return null;
  // rule 5681-3.2-fast-retransmit
  apply(turn, "5681-3.2-fast-retransmit");
  const ssthresh = halved(turn, flight);
  tcb.congestion.ssthresh = ssthresh;
  if (believes(turn, "duplicate-acks-reset-cwnd")) {
    tcb.congestion.cwnd = mss;
    return "5681-3.2-fast-retransmit";
  }
  tcb.congestion.cwnd = ssthresh + 3 * mss;
  tcb.congestion.recovery = { by: "duplicate ACKs", until: tcb.snd.nxt };
  return "5681-3.2-fast-retransmit";
}

/** The RTO ran out: one segment at a time again (RFC 5681 §3.1). `first`: for this segment. */
export function onTimeout(turn: Turn, first: boolean): void {
  const { tcb } = turn;
  if (tcb.config.congestion === "none" || tcb.snd.wnd === 0) return;
  // rule 5681-3.1-loss-window
  apply(turn, "5681-3.1-loss-window");
  const { congestion } = tcb;
  if (first) congestion.ssthresh = halved(turn, flightSize(turn));
  const halves = believes(turn, "timeout-halves-cwnd");
  congestion.cwnd = halves ? congestion.ssthresh : effectiveMss(tcb);
  congestion.duplicates = 0;
  congestion.recovery = { by: "timeout", until: tcb.snd.nxt };
}

/** max(FlightSize / 2, 2*SMSS) (RFC 5681 equation 4). */
function halved(turn: Turn, flight: number): number {
  return Math.max(Math.floor(flight / 2), 2 * effectiveMss(turn.tcb));
}

/** The octets sent and not yet acknowledged (RFC 5681 §2). */
function flightSize({ tcb }: Turn): number {
  return distance(tcb.snd.una, tcb.snd.nxt);
}

/** After a pause longer than the RTO the old cwnd says nothing of the network (RFC 5681 §4.1). */
export function restartAfterIdle(turn: Turn): void {
  const { tcb } = turn;
  const { una, nxt } = tcb.snd;
  if (una !== nxt || turn.at - tcb.lastSent <= tcb.rto.ms) return;
  const initial = initialWindow(effectiveMss(tcb));
  if (tcb.congestion.cwnd <= initial) return;
  // rule 5681-4.1-restart
  apply(turn, "5681-4.1-restart");
  tcb.congestion.cwnd = initial;
}

/** The handshake is over: IW, or one segment if the SYN had to be repeated (RFC 5681 §3.1). */
export function beginCongestion(turn: Turn, synLost: boolean): void {
  const { tcb } = turn;
  const mss = effectiveMss(tcb);
  // rule 5681-3.1-initial-window
  apply(turn, "5681-3.1-initial-window");
  tcb.congestion.cwnd = synLost ? mss : initialWindow(mss);
  endRecovery(turn);
  tcb.lastSent = turn.at;
}
