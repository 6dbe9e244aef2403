import type { CapturedSegment } from "../capture/captured.ts";
import { segEnd } from "../machine/segment.ts";
import { lessOrEqual, type Seq } from "../machine/seq.ts";
import type { Sentence } from "../result.ts";
import type { RuleId } from "../rules/rules.ts";
import type { Violation } from "./report.ts";
import { otherSide, type Row, type Side } from "./row.ts";
import { isLocal, Sender } from "./sender.ts";

/** A RST that its supposed sender may yet belie by going on. */
export type PendingReset = { readonly row: Row; readonly next: Seq };
/** An acknowledgment of what was not sent, unless the capture has missed something. */
export type PendingAck = { readonly row: Row; readonly next: Seq; readonly because: Sentence };
/** A SYN,ACK that does not acknowledge the SYN: of the past, unless the other end takes it up. */
export type PendingSynAck = { readonly row: Row; readonly because: Sentence };
/** A segment that starts beyond SND.NXT: something was not captured, or its number is wrong. */
export type PendingJump = { readonly row: Row; readonly next: Seq; readonly because: Sentence };
/** An empty segment at the number of its sender's FIN, sent after it: one of the two is wrong. */
export type PendingStand = {
  readonly row: Row;
  readonly isNews: boolean;
  readonly because: Sentence;
};
/** A SYN with a fresh number in the middle of a connection, and all segments since. */
export type PendingSyn = {
  readonly row: Row;
  readonly index: number;
  readonly inWindow: boolean;
  readonly since: CapturedSegment[];
};

/** What is still open about one end as a sender. */
export type Open = {
  reset: PendingReset | null;
  ack: PendingAck | null;
  synAck: PendingSynAck | null;
  jump: PendingJump | null;
  syn: PendingSyn | null;
  stand: PendingStand | null;
  /** Up to where it acknowledges what was forged and never sent: it cannot know better. */
  believed: Seq | null;
  second: { readonly row: Row; readonly segment: CapturedSegment } | null;
};

/** No keepalive comes sooner after the last segment, in ms. */
export const IDLE_MS = 1000;

/** How many violations of one connection are listed; after so many it is none any more. */
const LISTED = 1000;

/** One connection, from its first segment to its last; a tuple may see several in turn. */
export class Life {
  readonly senders: readonly [Sender, Sender] = [new Sender(), new Sender()];
  readonly open: readonly [Open, Open] = [nothingOpen(), nothingOpen()];
  readonly rows: Row[] = [];
  readonly violations: Violation[] = [];
  /** Violations beyond those that are listed. */
  unlisted = 0;
  /** Something of an end was not captured. */
  gaps = false;
  /** A genuine RST has been seen. */
  reset = false;

  sender(side: Side): Sender {
    return this.senders[side];
  }

  openOf(side: Side): Open {
    return this.open[side];
  }

  /** Both ends have closed, or one has reset the connection. */
  get over(): boolean {
    return this.reset || this.senders.every(({ fin }) => fin !== null);
  }

  /** Names `row` as one that none could have sent. */
  accuse(row: Row, rule: RuleId, because: Sentence): void {
    if (row.verdict === "violation") return;
    row.verdict = "violation";
    row.foreign = true;
    row.rules = [rule];
    if (this.violations.length >= LISTED) this.unlisted += 1;
    else this.violations.push({ segment: row.n, rule, because });
  }

  /** Whether the capture was taken beside this end: all that it sent is there, in its order. */
  isLocal(side: Side): boolean {
    return isLocal(this.sender(side), this.sender(otherSide(side)));
  }

  /** `row` was not of the end it names, which stands at `next`; the other may have taken it. */
  disown(row: Row, next: Seq): void {
    const { acked } = this.sender(otherSide(row.from));
    const end = segEnd(row);
    if (acked !== null && lessOrEqual(end, acked)) this.openOf(otherSide(row.from)).believed = end;
    this.sender(row.from).takeBack(row, next);
  }

  /** Forgets the rows from `index` on and what they were accused of. */
  cutAt(index: number): void {
    const first = this.rows[index]?.n ?? Number.POSITIVE_INFINITY;
    this.rows.length = index;
    const kept = this.violations.filter((violation) => violation.segment < first);
    this.violations.splice(0, this.violations.length, ...kept);
  }

  /** Both ends have shown that they live in this connection: the SYN of `side` was acknowledged. */
  established(side: Side): boolean {
    const mine = this.sender(side);
    const peer = this.sender(otherSide(side));
    if (mine.acked === null) return false;
    return mine.iss === null || peer.acked !== null;
  }
}

function nothingOpen(): Open {
  return {
    reset: null,
    ack: null,
    synAck: null,
    jump: null,
    syn: null,
    stand: null,
    believed: null,
    second: null,
  };
}
