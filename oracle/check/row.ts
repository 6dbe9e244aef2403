import type { CapturedSegment } from "../capture/captured.ts";
import type { SackBlock } from "../machine/segment.ts";
import { type Seq, seq } from "../machine/seq.ts";
import type { RuleId } from "../rules/rules.ts";
import type { StateSets, Verdict } from "./report.ts";

/** The two ends of a tuple, before it is said which one is the client: 0 sent the first segment. */
export type Side = 0 | 1;

export function otherSide(side: Side): Side {
  return side === 0 ? 1 : 0;
}

const BIT = { second: 1, syn: 2, fin: 4, rst: 8, psh: 16, ack: 32, stamped: 64 } as const;
const LATER = {
  elsewhere: 128,
  foreign: 256,
  beyond: 512,
  noRoom: 1024,
  equal: 2048,
  sameTime: 4096,
};

const NO_RULES: readonly RuleId[] = [];

/**
 * What is kept of one captured segment until its connection is over. A capture may have a million
 * of them, so they are small: flags share one field, and what is a whole number of 32 bits is kept
 * as a signed one, which takes no memory beside its field.
 */
export class Row {
  readonly n: number;
  readonly at: number;
  readonly len: number;
  readonly sack: readonly SackBlock[] | null;
  /** Stands for the octets of data: the same octets give the same number. */
  readonly content: number;
  verdict: Verdict = "ok";
  rules: readonly RuleId[] = NO_RULES;
  /** What is told of both ends after it, once the connection is over. */
  states: StateSets | null = null;
  private bits: number;
  private readonly signedSeq: number;
  private readonly signedAck: number;
  private readonly signedStamp: number;

  constructor(segment: CapturedSegment, from: Side) {
    this.n = segment.n;
    this.at = segment.at;
    this.len = segment.len;
    this.sack = segment.options.sack ?? null;
    this.content = contentOf(segment.payload);
    this.bits = bitsOf(segment, from);
    this.signedSeq = segment.seq | 0;
    this.signedAck = (segment.ack ?? 0) | 0;
    this.signedStamp = (segment.options.timestamps?.value ?? 0) | 0;
  }

  /** The window offered so far did not let its sender go on behind it. */
  get noRoom(): boolean {
    return (this.bits & LATER.noRoom) !== 0;
  }
  set noRoom(on: boolean) {
    this.mark(LATER.noRoom, on);
  }
  /** It is of the connection that this pair had before. */
  get elsewhere(): boolean {
    return (this.bits & LATER.elsewhere) !== 0;
  }
  set elsewhere(on: boolean) {
    this.mark(LATER.elsewhere, on);
  }
  /** The connection of the end it names did not send it: forged, or left over from the past. */
  get foreign(): boolean {
    return (this.bits & LATER.foreign) !== 0;
  }
  set foreign(on: boolean) {
    this.mark(LATER.foreign, on);
  }
  /** It acknowledges what its peer never sent, because that was forged. */
  get beyond(): boolean {
    return (this.bits & LATER.beyond) !== 0;
  }
  set beyond(on: boolean) {
    this.mark(LATER.beyond, on);
  }
  /** It equals an earlier one; "same-time" also in the timestamp, which a sender moves on. */
  get copy(): "no" | "equal" | "same-time" {
    if ((this.bits & LATER.equal) === 0) return "no";
    return (this.bits & LATER.sameTime) === 0 ? "equal" : "same-time";
  }
  set copy(copy: "equal" | "same-time") {
    this.mark(LATER.equal, true);
    this.mark(LATER.sameTime, copy === "same-time");
  }

  private mark(bit: number, on: boolean): void {
    this.bits = on ? this.bits | bit : this.bits & ~bit;
  }

  get from(): Side {
    return (this.bits & BIT.second) === 0 ? 0 : 1;
  }
  get syn(): boolean {
    return (this.bits & BIT.syn) !== 0;
  }
  get fin(): boolean {
    return (this.bits & BIT.fin) !== 0;
  }
  get rst(): boolean {
    return (this.bits & BIT.rst) !== 0;
  }
  get psh(): boolean {
    return (this.bits & BIT.psh) !== 0;
  }
  get seq(): Seq {
    return seq(this.signedSeq);
  }
  get ack(): Seq | null {
    return (this.bits & BIT.ack) === 0 ? null : seq(this.signedAck);
  }
  /** Its TSval as a signed number; null without the option. */
  get stamp(): number | null {
    return (this.bits & BIT.stamped) === 0 ? null : this.signedStamp;
  }
}

function bitsOf(segment: CapturedSegment, from: Side): number {
  return (
    (from === 1 ? BIT.second : 0) |
    (segment.syn ? BIT.syn : 0) |
    (segment.fin ? BIT.fin : 0) |
    (segment.rst ? BIT.rst : 0) |
    (segment.psh ? BIT.psh : 0) |
    (segment.ack === null ? 0 : BIT.ack) |
    (segment.options.timestamps === undefined ? 0 : BIT.stamped)
  );
}

/** How many rows before or behind one are looked at for what belongs to it. */
export const NEAR = 64;

/** The rows before index `i`, newest first, at most `reach` of them. */
export function rowsBefore(rows: readonly Row[], i: number, reach = NEAR): readonly Row[] {
  return rows.slice(Math.max(0, i - reach), i).reverse();
}

/** The rows after index `i`, at most `NEAR` of them. */
export function rowsAfter(rows: readonly Row[], i: number): readonly Row[] {
  return rows.slice(i + 1, i + 1 + NEAR);
}

/** FNV-1a over the text that stands for the octets. */
function contentOf(payload: string | null): number {
  if (payload === null) return 0;
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < payload.length; i += 1) {
    hash = Math.imul(hash ^ payload.charCodeAt(i), 0x01000193);
  }
  return hash;
}
