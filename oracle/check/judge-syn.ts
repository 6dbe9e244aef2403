import type { CapturedSegment } from "../capture/captured.ts";
import { add, distance, lessOrEqual, lessThan, type Seq } from "../machine/seq.ts";
import { because } from "./because.ts";
import type { Life } from "./life.ts";
import { otherSide, type Row, type Side } from "./row.ts";
import type { Sender } from "./sender.ts";
import { judgeAgain } from "./verdicts.ts";

/** A copy of a SYN comes sooner than the first retransmission, which takes 1 s. */
const SYN_AGAIN_MS = 200;

/** A larger shift is taken as this (RFC 7323 §2.3). */
const MAX_SHIFT = 14;

/** Judges a SYN, with or without an ACK. */
export function judgeSyn(life: Life, segment: CapturedSegment, row: Row): void {
  const sender = life.sender(row.from);
  row.rules =
    row.ack === null
      ? ["9293-3.5-first-syn"]
      : ["9293-3.10.7.2-listen-syn", "9293-3.4-ack-names-next"];
  if (sender.iss === row.seq) {
    judgeSynAgain(life, row, sender);
    checkAck(life, segment, row);
    return;
  }
  if (row.ack === null) judgeFirst(life, segment, row, sender);
  else if (checkAck(life, segment, row) && !isSecond(life, segment, row, sender))
    begin(sender, segment, row);
}

/** A SYN,ACK comes once for each SYN, so the copy of a SYN calls forth a true repetition. */
function judgeSynAgain(life: Life, row: Row, sender: Sender): void {
  const before = sender.sameNumbers(row);
  if (row.ack !== null && before !== null && before.ack === null) return;
  judgeAgain(sender, row, SYN_AGAIN_MS);
  const asked = life.sender(otherSide(row.from)).syns;
  if (row.ack !== null && sender.syns < asked) row.verdict = "retransmission";
}

function begin(sender: Sender, segment: CapturedSegment, row: Row): void {
  sender.iss = row.seq;
  sender.next = null;
  sender.scale = Math.min(segment.options.windowScale ?? -1, MAX_SHIFT);
  sender.synData = row.len;
}

function judgeFirst(life: Life, segment: CapturedSegment, row: Row, sender: Sender): void {
  if (sender.iss === null && sender.next === null) {
    begin(sender, segment, row);
    return;
  }
  row.verdict = "old";
  row.foreign = true;
  row.rules = ["9293-3.10.7.4-syn-challenge"];
  suspect(life, segment, row, sender);
}

/** Keeps a SYN with an odd number in mind until it shows whose it was. */
function suspect(life: Life, segment: CapturedSegment, row: Row, sender: Sender): void {
  const { edge } = life.sender(otherSide(row.from));
  const { next } = sender;
  const inWindow =
    edge !== null && next !== null && lessOrEqual(next, row.seq) && lessThan(row.seq, edge);
  const open = life.openOf(row.from);
  if (open.syn?.row.seq === row.seq) return;
  open.syn = { row, index: life.rows.length - 1, inWindow, since: [segment] };
}

/**
 * A SYN,ACK with another number than before: left over from the past, unless the other end takes
 * it up, because this one has forgotten the first.
 */
function isSecond(life: Life, segment: CapturedSegment, row: Row, sender: Sender): boolean {
  if (sender.iss === null) return false;
  row.verdict = "old";
  row.foreign = true;
  suspect(life, segment, row, sender);
  if (!life.established(row.from)) life.openOf(row.from).second = { row, segment };
  return true;
}

/** The other end has acknowledged the number of a second SYN,ACK: that one counts. */
export function takeSecond(life: Life, ack: Seq | null, side: Side): void {
  const open = life.openOf(side);
  if (open.second === null || ack !== add(open.second.row.seq, 1)) return;
  const { row, segment } = open.second;
  row.verdict = "ok";
  row.foreign = false;
  begin(life.sender(side), segment, row);
  life.sender(side).note(row, true);
  open.second = null;
}

/** Whether a SYN,ACK acknowledges the SYN of the other end. */
function checkAck(life: Life, segment: CapturedSegment, row: Row): boolean {
  const peer = life.sender(otherSide(row.from));
  if (peer.iss === null || row.ack === null) return true;
  const wanted = add(peer.iss, 1);
  if (distance(wanted, row.ack) <= peer.synData) return true;
  const reason = because.synAck(row.ack, peer.iss, wanted);
  if (row.ack === peer.iss) {
    life.accuse(row, "9293-3.4-syn-takes-one", reason);
    life.sender(row.from).iss = row.seq;
    return false;
  }
  row.verdict = "old";
  row.foreign = true;
  row.rules = ["9293-3.10.7.3-syn-sent-ack"];
  life.openOf(row.from).synAck = { row, because: reason };
  if (life.established(row.from)) suspect(life, segment, row, life.sender(row.from));
  return false;
}
