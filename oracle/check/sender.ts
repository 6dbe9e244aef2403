import type { CapturedSegment } from "../capture/captured.ts";
import { segEnd } from "../machine/segment.ts";
import { add, distance, lessThan, type Seq } from "../machine/seq.ts";
import type { Row } from "./row.ts";

/** How many of its last segments are kept of an end, to know a repetition by. */
const KEPT = 64;
/** Numbers further back than this are taken as of the past even where no ISN is known. */
const PAST = 2 ** 30;

/** An ACK alone, and how many segments from the peer there had been before it. */
export type PlainAck = { readonly row: Row; readonly window: number; readonly named: number };

/** Where the numbers of a segment lie to what its sender has sent before. */
export type Place = "new" | "again" | "ahead" | "past";

/** What the capture has shown of one end of a connection as a sender. */
export class Sender {
  iss: Seq | null = null;
  /** The first number not used yet: SND.NXT as far as it is seen. */
  next: Seq | null = null;
  nextAt = 0;
  /** Timestamp of the segment that ended there. */
  nextStamp: number | null = null;
  /** What stands before `next` was sent more than once, so that its answer gives no time (Karn). */
  repeated = false;
  /** Number of its FIN, and the row that carried it. */
  fin: Seq | null = null;
  finRow: Row | null = null;
  /** The highest acknowledgment number it has sent. */
  acked: Seq | null = null;
  /** When it first did so, and the timestamp of that segment. */
  ackedAt = 0;
  ackedStamp: number | null = null;
  /** The same, of segments that stood at SND.NXT when they were sent. */
  ackedAtNext: Seq | null = null;
  /** The right edge of the window it has offered, at its furthest. */
  edge: Seq | null = null;
  /** Its window scale option: null before its SYN is seen, -1 for none. */
  scale: number | null = null;
  /** Octets of data its SYN carried. */
  synData = 0;
  /** Its last window was zero. */
  closed = false;
  /** The shortest time until it answered something new, in ms. */
  rtt: number | null = null;
  heard = 0;
  /** How many segments named it as their sender, its own or not. */
  named = 0;
  /** It has answered a SYN from the middle of an earlier connection. */
  inOld = false;
  /** Number of a FIN that it did not send, but that the other end may have taken. */
  forgedFin: Seq | null = null;
  /** How many times its SYN was sent, with an ACK if it had one at first. */
  syns = 0;
  /** Where an empty segment of its own stood, short of what it seemed to have sent. */
  stoodAt: Seq | null = null;
  /** Its last segment that brought nothing but an ACK. */
  lastAck: PlainAck | null = null;
  /** Its last segment, when that went on from before `next`, and from how far before. */
  overlap: { readonly row: Row; readonly by: number } | null = null;
  readonly sent: Row[] = [];

  place(segment: Pick<CapturedSegment, "seq" | "len" | "syn" | "fin">): Place {
    const { iss, next } = this;
    if (next === null) return "new";
    const { seq } = segment;
    const used = iss === null ? PAST : distance(iss, next);
    if (lessThan(seq, next) && distance(seq, next) > Math.min(used, PAST)) return "past";
    if (seq === next) return "new";
    if (lessThan(next, seq)) return "ahead";
    return lessThan(next, segEnd(segment)) ? "new" : "again";
  }

  /** The newest kept segment that took exactly the same numbers. */
  sameNumbers(row: Row): Row | null {
    for (let i = this.sent.length - 1; i >= 0; i -= 1) {
      const old = this.sent[i];
      if (old === undefined || old.seq !== row.seq || old.len !== row.len) continue;
      if (old.syn === row.syn && old.fin === row.fin && old.rst === row.rst) return old;
    }
    return null;
  }

  /** The newest kept segment that began at `seq` with data. */
  startedAt(seq: Seq): Row | null {
    return this.sent.findLast((row) => row.seq === seq && row.len > 0) ?? null;
  }

  /** Whether a kept segment of it took the numbers just before `end`. */
  hasEndedAt(end: Seq): boolean {
    return this.sent.some((row) => segEnd(row) === end);
  }

  /** Whether it has sent data that began at `seq`, as far as its kept segments tell. */
  mayHaveBegunAt(seq: Seq): boolean {
    const [oldest] = this.sent;
    const isForgotten = this.sent.length >= KEPT && oldest !== undefined;
    return this.startedAt(seq) !== null || (isForgotten && lessThan(seq, oldest.seq));
  }

  /**
   * Takes note of a segment that the end has truly sent. `known` is whether all it acknowledges
   * was seen.
   */
  note(row: Row, known: boolean): void {
    this.heard += 1;
    if (row.syn) this.syns += 1;
    if (row.len > 0 || row.syn || row.fin) {
      if (this.sent.length >= KEPT) this.sent.shift();
      this.sent.push(row);
    }
    const end = segEnd(row);
    if (this.next === null || lessThan(this.next, end)) {
      const by = this.next === null ? 0 : distance(row.seq, this.next);
      this.overlap = by > 0 && by < 2 ** 31 ? { row, by } : null;
      this.next = end;
      this.nextAt = row.at;
      this.nextStamp = row.stamp;
      this.repeated = row.verdict !== "ok";
    } else if (end === this.next && end !== row.seq && row.verdict !== "ok") this.repeated = true;
    if (known && row.ack !== null && (this.acked === null || lessThan(this.acked, row.ack))) {
      this.acked = row.ack;
      this.ackedAt = row.at;
      this.ackedStamp = row.stamp;
    }
  }

  /** The other end has received all before `number`, so that was sent, captured or not. */
  reachAtLeast(number: Seq): void {
    if (this.next !== null && lessThan(this.next, number)) this.next = number;
  }

  /** `row` was not its own after all: it stands at `next`. */
  takeBack(row: Row, next: Seq): void {
    this.next = next;
    if (this.finRow !== row) return;
    this.forgedFin = this.fin;
    this.fin = null;
    this.finRow = null;
  }

  /** Takes note of the window the segment offers; `shift` is null when the scale is not known. */
  offer(segment: CapturedSegment, shift: number | null): void {
    if (segment.ack === null || segment.rst) return;
    this.closed = segment.window === 0;
    if (shift === null) {
      this.edge = null;
      return;
    }
    const edge = add(segment.ack, segment.window * 2 ** shift);
    if (this.edge === null || lessThan(this.edge, edge)) this.edge = edge;
  }
}

/** The shift of the windows `sender` offers after the SYNs; null when a SYN was not seen. */
export function shiftOf(sender: Sender, peer: Sender): number | null {
  if (sender.scale === null || peer.scale === null) return null;
  return sender.scale < 0 || peer.scale < 0 ? 0 : sender.scale;
}

/**
 * An end that answers far sooner than the other sits where the capture was taken: all that it sent
 * is there.
 */
export function isLocal(mine: Sender, peer: Sender): boolean {
  return mine.rtt !== null && peer.rtt !== null && mine.rtt < peer.rtt / 5;
}
