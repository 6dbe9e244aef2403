import type { Connection } from "./connection.ts";
import { type Segment, segEnd, segLen } from "./segment.ts";
import { add, distance, isBetween, lessThan, type Seq, seq } from "./seq.ts";
import type { Turn } from "./turn.ts";

type Numbered = Pick<Segment, "len" | "syn" | "fin">;

/** SEG.LEN as this machine counts it; the standard's count is that of `segLen`. */
export function numbersOf({ config }: Connection, segment: Numbered): number {
  if (config.mutant === null) return segLen(segment);
  const { len, syn, fin } = segment;
  switch (config.mutant) {
    case "syn-takes-no-number":
      return segLen({ len, fin, syn: false });
    case "fin-takes-no-number":
      return segLen({ len, syn, fin: false });
    case "seq-counts-segments":
      return segLen({ len: len > 0 ? 1 : 0, syn, fin });
    default:
      return segLen(segment);
  }
}

/** The first number after the segment, as this machine counts. */
export function endOf(tcb: Connection, segment: Numbered & Pick<Segment, "seq">): Seq {
  return add(segment.seq, numbersOf(tcb, segment));
}

/** Whether `ack` acknowledges the SYN of this end (RFC 9293 §3.10.7.3, §3.10.7.4). */
export function acksSyn({ config, snd }: Connection, ack: Seq): boolean {
  if (config.mutant === "syn-takes-no-number") return ack === snd.iss;
  return isBetween(snd.una, ack, snd.nxt);
}

/** SND.UNA < SEG.ACK: whether `ack` acknowledges something for the first time. */
export function isNewAck({ config, snd }: Connection, ack: Seq): boolean {
  if (config.mutant !== "no-wrap") return lessThan(snd.una, ack);
  return distance(seq(0), snd.una) < distance(seq(0), ack);
}

/** The acknowledgment number as this machine writes it: where RCV.NXT stands in the standard. */
export function writtenAck({ tcb, arrived }: Turn, segment: Segment): Seq | null {
  const { ack } = segment;
  if (ack === null || segment.rst) return ack;
  switch (tcb.config.mutant) {
    case "ack-names-last-octet":
      return add(ack, -1);
    case "syn-ack-names-isn":
      return segment.syn ? add(ack, -1) : ack;
    case "ack-is-peers-seq":
      return tcb.snd.wl1;
    case "ack-is-seq-plus-one":
      return add(tcb.snd.wl1, 1);
    case "ack-of-one-segment":
      return arrived !== null && segLen(arrived) > 0 && segLen(segment) === 0
        ? segEnd(arrived)
        : ack;
    default:
      return ack;
  }
}

/** What the writer of an acknowledgment number meant, in the standard's numbers. */
export function meantAck(turn: Turn, segment: Segment): Seq | null {
  const { ack } = segment;
  const { config, state } = turn.tcb;
  if (ack === null || segment.rst || state === "CLOSED" || state === "LISTEN") return ack;
  switch (config.mutant) {
    case "ack-names-last-octet":
      return add(ack, 1);
    case "syn-ack-names-isn":
      return segment.syn ? add(ack, 1) : ack;
    case "ack-is-peers-seq":
      return endOfEntryAt(turn.tcb, ack);
    case "ack-is-seq-plus-one":
      return endOfEntryAt(turn.tcb, add(ack, -1));
    case "ack-of-one-segment":
      return endOfAcknowledgedOneByOne(turn, ack);
    default:
      return ack;
  }
}

/** The end of the unacknowledged segment that begins at `first`; SND.UNA if there is none. */
function endOfEntryAt(tcb: Connection, first: Seq): Seq {
  const entry = tcb.retransmission.find((one) => one.seq === first);
  return entry === undefined ? tcb.snd.una : endOf(tcb, entry);
}

/** Notes that one segment is acknowledged; how far all are that lie in a row from SND.UNA. */
function endOfAcknowledgedOneByOne({ tcb }: Turn, ack: Seq): Seq {
  tcb.retransmission = tcb.retransmission.map((entry) => {
    return segEnd(entry) === ack ? { ...entry, sacked: true } : entry;
  });
  let { una } = tcb.snd;
  for (const entry of tcb.retransmission) {
    if (!entry.sacked) break;
    una = segEnd(entry);
  }
  return una;
}
