import { segEnd } from "../machine/segment.ts";
import { add, lessThan, type Seq } from "../machine/seq.ts";
import { because } from "./because.ts";
import { IDLE_MS, type Life } from "./life.ts";
import { otherSide, type Row, rowsBefore } from "./row.ts";
import type { Place } from "./sender.ts";

/** Within this time two segments of one end may still have been captured in the wrong order, in ms. */
const JITTER_MS = 5;
/** An end has processed what was captured beside it this long ago, in ms. */
const PROCESSED_MS = 20;

/**
 * Names a segment that stands behind what its sender had sent or acknowledged before. That it was
 * sent later is certain where the capture was taken beside its sender, or by its timestamp.
 */
export function goesBack(life: Life, row: Row, ack: Seq, place: Place): boolean {
  const { next, acked } = life.sender(row.from);
  if (row.seq === next && (acked === null || !lessThan(ack, acked))) return false;
  if (life.openOf(row.from).jump !== null || isCopy(life, row)) return false;
  return (
    acksLess(life, row, ack, place) ||
    probesWithNews(life, row, ack) ||
    standsBefore(life, row) ||
    repeatsAcked(life, row)
  );
}

/** Captured twice; what has come over the network may also be a copy that it made. */
function isCopy(life: Life, row: Row): boolean {
  const since = life.isLocal(row.from) ? row.at - JITTER_MS : 0;
  return rowsBefore(life.rows, life.rows.length - 1).some(
    (old) =>
      old.at >= since &&
      old.from === row.from &&
      old.seq === row.seq &&
      old.ack === row.ack &&
      old.len === row.len &&
      old.stamp === row.stamp,
  );
}

/** Whether `row` was sent later than what was captured at `at` with timestamp `stamp`. */
function isLater(life: Life, row: Row, at: number, stamp: number | null): boolean {
  if (row.stamp !== null) return stamp === null || ((row.stamp - stamp) | 0) > 0;
  return life.isLocal(row.from) && row.at - at > JITTER_MS;
}

function acksLess(life: Life, row: Row, ack: Seq, place: Place): boolean {
  const { acked, ackedAt, ackedStamp } = life.sender(row.from);
  if (acked === null || !lessThan(ack, acked)) return false;
  if (place !== "new" && !isEmpty(row)) return false;
  if (!isLater(life, row, ackedAt, ackedStamp)) return false;
  life.accuse(row, "check-ack-never-back", because.ackBack(ack, acked));
  return true;
}

/** A probe stands one number back too, but it has nothing new to say. */
function probesWithNews(life: Life, row: Row, ack: Seq): boolean {
  const { acked, next, fin } = life.sender(row.from);
  const peer = life.sender(otherSide(row.from));
  if (!isEmpty(row) || next === null || add(row.seq, 1) !== next || peer.closed) return false;
  // At the number of its FIN it may as well be the FIN that is wrong; what comes next tells.
  if (row.seq === fin) return false;
  const isNews = acked !== null && lessThan(acked, ack);
  if (!isNews || row.at - peer.nextAt >= IDLE_MS) return false;
  life.accuse(row, "check-number-taken", because.standsBack(row.seq, next));
  return true;
}

/** An empty segment stands at SND.NXT: it or what was sent beyond it is not of its sender. */
function standsBefore(life: Life, row: Row): boolean {
  const sender = life.sender(row.from);
  const peer = life.sender(otherSide(row.from));
  const { next } = sender;
  if (!isEmpty(row) || next === null || !lessThan(add(row.seq, 1), next)) return false;
  if (peer.closed || !isLater(life, row, sender.nextAt, sender.nextStamp)) return false;
  const begun = lastBegun(life, row);
  if (begun !== null) {
    life.accuse(begun, "check-one-content", because.forgedContent(row.seq));
    life.disown(begun, row.seq);
    return false;
  }
  life.accuse(row, "check-number-taken", because.standsBack(row.seq, next));
  return true;
}

/** The last data of the end, if it began just where `row` stands: then it was not its own. */
export function lastBegun(life: Life, row: Row): Row | null {
  const sender = life.sender(row.from);
  const begun = sender.startedAt(row.seq);
  return begun !== null && segEnd(begun) === sender.next ? begun : null;
}

/**
 * Data from before SND.UNA, which its sender has thrown away. A segment that was acknowledged in
 * part may be sent again as it was.
 */
function repeatsAcked(life: Life, row: Row): boolean {
  const { acked, ackedAt } = life.sender(otherSide(row.from));
  const isProbe = row.len <= 1;
  if (life.openOf(otherSide(row.from)).believed !== null) return false;
  if (isProbe || acked === null || !lessThan(row.seq, acked)) return false;
  if (!life.isLocal(row.from) || row.at - ackedAt <= PROCESSED_MS) return false;
  if (life.sender(row.from).mayHaveBegunAt(row.seq)) return false;
  life.accuse(row, "check-number-taken", because.belowUna(row.seq, acked));
  return true;
}

function isEmpty(row: Row): boolean {
  return row.len === 0 && !row.fin;
}
