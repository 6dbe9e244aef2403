import type { CapturedSegment } from "../capture/captured.ts";
import { segEnd } from "../machine/segment.ts";
import { add, distance, isBetween, lessOrEqual, lessThan, type Seq } from "../machine/seq.ts";
import type { RuleId } from "../rules/rules.ts";
import { because } from "./because.ts";
import { goesBack, lastBegun } from "./judge-order.ts";
import { IDLE_MS, type Life } from "./life.ts";
import { otherSide, type Row } from "./row.ts";
import type { Sender } from "./sender.ts";
import { judgeAgain } from "./verdicts.ts";

/** Numbers this far beyond the window belong to no forger's guess but to another connection. */
const ELSEWHERE = 2 ** 24;
/** The least retransmission timeout of Linux; what comes again sooner was copied on its way. */
const AGAIN_MS = 200;

/** Judges a segment that carries neither SYN nor RST. */
export function judgeText(life: Life, segment: CapturedSegment, row: Row): void {
  const sender = life.sender(row.from);
  const peer = life.sender(otherSide(row.from));
  row.rules = rulesOf(row);
  if (meetsOld(row, sender, peer)) {
    row.elsewhere = true;
    return;
  }
  const place = sender.place(row);
  if (place === "past") {
    markOld(row);
    return;
  }
  if (row.ack === null) {
    life.accuse(row, "9293-3.10.7.4-no-ack", because.noAck(row.seq));
    return;
  }
  if (leavesWindow(life, row, peer) || breaksFin(life, row, sender)) return;
  if (standsOnFlag(life, row, row.ack, sender) || acksWrongly(life, row, row.ack, peer)) return;
  if (goesBack(life, row, row.ack, place)) return;
  if (place === "new" && stepsBack(life, row, row.ack, sender)) return;
  if (contradicts(life, row, sender)) return;
  if (place === "ahead") jumps(life, row, sender);
  if (!comesLate(life, row, sender)) classify(sender, peer, segment, row);
  if (row.fin && sender.fin === null) {
    sender.fin = add(row.seq, row.len);
    sender.finRow = row;
  }
}

/**
 * The first that comes of an end answers the other's SYN from the middle of an earlier connection:
 * it does not acknowledge that SYN (RFC 9293 §3.5.1, figure 9). What follows is of that one too.
 */
function meetsOld(row: Row, sender: Sender, peer: Sender): boolean {
  if (sender.named === 1 && peer.iss !== null && peer.next !== null) {
    sender.inOld = row.ack !== null && !isBetween(peer.iss, row.ack, peer.next);
  }
  return sender.inOld && sender.iss === null;
}

function markOld(row: Row): void {
  row.verdict = "old";
  row.foreign = true;
  row.rules = ["9293-3.10.7.4-unacceptable"];
}

const FIN_RULES: readonly RuleId[] = ["9293-3.6-fin-after-data", "9293-3.4-fin-takes-one"];
const DATA_RULES: readonly RuleId[] = ["9293-3.4-next-number", "9293-3.4-ack-names-next"];
const ACK_RULES: readonly RuleId[] = ["9293-3.4-ack-names-next"];

function rulesOf(row: Row): readonly RuleId[] {
  if (row.fin) return FIN_RULES;
  return row.len > 0 ? DATA_RULES : ACK_RULES;
}

/** Beyond the right edge of every window offered, but for one octet that probes a closed one. */
function leavesWindow(life: Life, row: Row, peer: Sender): boolean {
  if (peer.edge === null) return false;
  const end = segEnd(row);
  const beyond = lessThan(peer.edge, end) ? distance(peer.edge, end) : 0;
  if (beyond === 0 || (beyond === 1 && (row.len <= 1 || row.fin))) return false;
  if (beyond > ELSEWHERE) markOld(row);
  else life.accuse(row, "9293-3.8-window", because.beyondWindow(end, peer.edge));
  return true;
}

/** Something behind the sender's own FIN, a second FIN elsewhere, or a FIN that was none. */
function breaksFin(life: Life, row: Row, sender: Sender): boolean {
  const { fin, finRow } = sender;
  if (fin === null || finRow === null) return finTooLow(life, row, sender);
  const behind = lessThan(fin, row.seq) && (row.len > 0 || row.seq !== add(fin, 1));
  if (behind) {
    const reason = because.afterFin(fin, row.len, row.seq);
    life.accuse(row, row.len > 0 ? "9293-3.10.2-send-closing" : "check-fin-is-last", reason);
    return true;
  }
  if (row.len > 0 && lessOrEqual(row.seq, fin) && lessThan(fin, add(row.seq, row.len))) {
    life.accuse(finRow, "check-fin-is-last", because.forgedFin(fin));
    life.disown(finRow, fin);
    return false;
  }
  if (!row.fin || add(row.seq, row.len) === fin) return false;
  life.accuse(row, "check-fin-is-last", because.otherFin(add(row.seq, row.len), fin));
  return true;
}

/** A FIN at a number that was used before it: by the SYN, or by data that was then not the last. */
function finTooLow(life: Life, row: Row, sender: Sender): boolean {
  if (!row.fin || sender.next === null) return false;
  const number = add(row.seq, row.len);
  const { jump } = life.openOf(row.from);
  // One that was captured only when sent again stands where others already stood behind it.
  const next = jump === null ? sender.next : jump.next;
  if (!lessThan(number, next)) return false;
  // Where nothing that was captured took its number, it was sent before the capture began.
  if (sender.iss === null && segEnd(row) === next && !sender.hasEndedAt(next)) return false;
  const begun = sender.startedAt(row.seq);
  const last = lastBegun(life, row);
  if (begun !== null && row.len === 0 && (sender.stoodAt === row.seq || last !== null)) {
    life.accuse(begun, "check-one-content", because.forgedContent(row.seq));
    life.disown(begun, row.seq);
    return false;
  }
  life.accuse(row, "check-fin-is-last", because.lowFin(number, next));
  return true;
}

/**
 * An empty segment at the number of the sender's own SYN or FIN that acknowledges something new:
 * a probe stands there too, but it has nothing new to say.
 */
function standsOnFlag(life: Life, row: Row, ack: Seq, sender: Sender): boolean {
  if (row.fin || sender.next === null) return false;
  if (row.len > 1 && row.seq === sender.iss) {
    life.accuse(row, "check-number-taken", because.numberTaken(row.seq, add(row.seq, 1), "SYN"));
    return true;
  }
  if (row.len > 0) return false;
  const isNews = sender.acked === null || lessThan(sender.acked, ack);
  const flag = row.seq === sender.iss ? "SYN" : row.seq === sender.fin ? "FIN" : null;
  if (flag === null || add(row.seq, 1) !== sender.next) return false;
  const { jump } = life.openOf(row.from);
  if (isNews && jump !== null && jump.row === sender.finRow) {
    life.accuse(jump.row, "check-number-unsent", jump.because);
    return false;
  }
  const reason = because.numberTaken(row.seq, sender.next, flag);
  if (flag === "FIN" && (isNews || isSentAfter(row, sender.finRow))) {
    life.openOf(row.from).stand ??= { row, isNews, because: reason };
    return false;
  }
  if (isNews) life.accuse(row, "check-number-taken", reason);
  return isNews;
}

/** Whether the timestamps tell that it was sent after the FIN, and too soon to be a keepalive. */
function isSentAfter(row: Row, fin: Row | null): boolean {
  if (fin === null || row.stamp === null) return false;
  // Where timestamps are used every segment has one (RFC 7323 §3.2): such a FIN is not its own.
  if (fin.stamp === null) return true;
  return ((row.stamp - fin.stamp) | 0) > 0 && row.at - fin.at < IDLE_MS;
}

function acksWrongly(life: Life, row: Row, ack: Seq, peer: Sender): boolean {
  if (peer.next === null) return false;
  if (lessThan(peer.next, ack)) {
    if (isFromBefore(ack, peer)) {
      peer.reachAtLeast(ack);
      return false;
    }
    const { believed } = life.openOf(row.from);
    row.beyond = believed !== null && lessOrEqual(ack, believed);
    if (row.beyond) return false;
    const reason = because.ackOfUnsent(ack, peer.next, distance(peer.next, ack));
    life.openOf(row.from).ack ??= { row, next: peer.next, because: reason };
    return false;
  }
  const { iss } = peer;
  if (iss === null || distance(iss, peer.next) > 2 ** 30) return false;
  if (ack === iss) life.accuse(row, "9293-3.4-syn-takes-one", because.ackOfSyn(ack));
  else if (lessThan(ack, iss)) life.accuse(row, "check-ack-never-back", because.ackPast(ack, iss));
  return row.foreign;
}

/** Of an end that a capture shows for the first time it may acknowledge what went out before. */
function isFromBefore(ack: Seq, peer: Sender): boolean {
  const isNew = peer.iss === null && peer.heard === 1;
  return isNew && peer.next !== null && distance(peer.next, ack) < ELSEWHERE;
}

/** Sent later than one that acknowledged more: no network can bring that about. */
function stepsBack(life: Life, row: Row, ack: Seq, sender: Sender): boolean {
  const before = sender.ackedAtNext;
  if (before === null || !lessThan(ack, before)) return false;
  if (row.len === 0 && !row.fin) return false;
  life.accuse(row, "check-ack-never-back", because.ackBack(ack, before));
  return true;
}

/** The same numbers with other octets: one of the two is not of its sender. */
function contradicts(life: Life, row: Row, sender: Sender): boolean {
  if (row.len === 0) return false;
  const begun = sender.startedAt(row.seq);
  const differs = begun !== null && (begun.len !== row.len || begun.content !== row.content);
  if (differs && sender.stoodAt === row.seq) {
    life.accuse(begun, "check-one-content", because.forgedContent(row.seq));
    life.disown(begun, row.seq);
    return false;
  }
  const same = sender.sameNumbers(row);
  if (same === null || same.content === row.content) return false;
  life.accuse(row, "check-one-content", because.otherContent(row.seq, row.len));
  return true;
}

function jumps(life: Life, row: Row, sender: Sender): void {
  if (sender.next === null) return;
  const reason = because.jump(row.seq, sender.next);
  life.openOf(row.from).jump ??= { row, next: sender.next, because: reason };
}

/** Within what time a segment comes again only as a copy: none where the peer asks for it. */
function soonAfter(row: Row, first: Row | null, peer: Sender): number {
  const asked = peer.lastAck?.row;
  if (asked?.ack === row.seq && first !== null && asked.at > first.at) return 0;
  const waiting = peer.acked !== null && lessOrEqual(peer.acked, row.seq);
  if (!waiting) return AGAIN_MS;
  return peer.rtt === null ? AGAIN_MS : Math.min(AGAIN_MS, 1.5 * peer.rtt);
}

/** It fills what a segment before it had left out, too soon to have been sent for that. */
function comesLate(life: Life, row: Row, sender: Sender): boolean {
  const open = life.openOf(row.from);
  const { jump } = open;
  if (jump === null || row.len === 0 || row.seq !== jump.next) return false;
  if (lessOrEqual(jump.row.seq, segEnd(row))) open.jump = null;
  return row.at - jump.row.at < 0.9 * (sender.rtt ?? AGAIN_MS);
}

/** An ACK just like the last one of its sender, with nothing from the peer between them. */
function copiesAck(sender: Sender, peer: Sender, segment: CapturedSegment, row: Row): boolean {
  const before = sender.lastAck;
  const { window } = segment;
  sender.lastAck = { row, window, named: peer.named };
  if (before === null || row.seq !== sender.next || row.sack !== null) return false;
  const same = before.row.seq === row.seq && before.row.ack === row.ack;
  return (
    same &&
    before.window === window &&
    before.row.stamp === row.stamp &&
    before.named === peer.named
  );
}

function classify(sender: Sender, peer: Sender, segment: CapturedSegment, row: Row): void {
  const { next } = sender;
  if (next === null) return;
  const end = segEnd(row);
  const empty = row.len === 0 && !row.fin;
  if (empty && lessThan(add(row.seq, 1), next)) sender.stoodAt = row.seq;
  if (empty && copiesAck(sender, peer, segment, row)) {
    row.verdict = "duplicate";
    return;
  }
  const last = add(row.seq, 1) === next;
  if (last && row.len <= 1 && !row.fin && (row.len === 0 || peer.acked === next)) {
    row.verdict = "probe";
  } else if (row.len === 1 && peer.closed && row.seq === peer.edge) {
    row.verdict = "probe";
  } else if ((row.len > 0 || row.fin) && lessOrEqual(end, next)) {
    judgeAgain(sender, row, soonAfter(row, sender.sameNumbers(row), peer));
  } else if (row.ack !== null && sender.acked !== null && lessThan(row.ack, sender.acked)) {
    row.verdict = "old";
  }
}
