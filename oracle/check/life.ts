import type { CapturedSegment } from "../capture/captured.ts";
import type { Seq } from "../machine/seq.ts";
import type { Sentence } from "../result.ts";
import type { Violation } from "./report.ts";
import { otherSide, type Row, type Side } from "./row.ts";
import type { CheckRuleId } from "./rules.ts";
import { Sender } from "./sender.ts";

/** A RST that its supposed sender may yet belie by going on. */
export type PendingReset = { readonly row: Row; readonly next: Seq };
/** An acknowledgment of what was not sent, unless the capture has missed something. */
export type PendingAck = { readonly row: Row; readonly next: Seq; readonly because: Sentence };
/** A SYN,ACK that does not acknowledge the SYN: of the past, unless the other end takes it up. */
export type PendingSynAck = { readonly row: Row; readonly because: Sentence };
/** A segment that starts beyond SND.NXT: something was not captured, or its number is wrong. */
export type PendingJump = { readonly row: Row; readonly next: Seq; readonly because: Sentence };
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
  second: { readonly row: Row; readonly segment: CapturedSegment } | null;
};

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
  /** The pair had an earlier connection, which one end may still live in. */
  reborn = false;
  /** A genuine RST has been seen. */
  reset = false;

  sender(side: Side): Sender {
    return side === 0 ? this.senders[0] : this.senders[1];
  }

  openOf(side: Side): Open {
    return side === 0 ? this.open[0] : this.open[1];
  }

  /** Both ends have closed, or one has reset the connection. */
  get over(): boolean {
    return this.reset || (this.senders[0].fin !== null && this.senders[1].fin !== null);
  }

  /** Names `row` as one that none could have sent. */
  accuse(row: Row, rule: CheckRuleId, because: Sentence): void {
    if (row.verdict === "violation") return;
    row.verdict = "violation";
    row.foreign = true;
    row.rules = [rule];
    if (this.violations.length >= LISTED) this.unlisted += 1;
    else this.violations.push({ segment: row.n, rule, because });
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
    return mine.iss === null || (peer.acked !== null && peer.acked !== mine.iss);
  }
}

function nothingOpen(): Open {
  return { reset: null, ack: null, synAck: null, jump: null, syn: null, second: null };
}
