import type { CapturedSegment } from "../capture/captured.ts";
import { segEnd } from "../machine/segment.ts";
import { lessOrEqual, lessThan, type Seq } from "../machine/seq.ts";
import { because } from "./because.ts";
import { judgeReset } from "./judge-reset.ts";
import { judgeSyn, takeSecond } from "./judge-syn.ts";
import { judgeText } from "./judge-text.ts";
import type { Life } from "./life.ts";
import { otherSide, Row, type Side } from "./row.ts";
import { shiftOf } from "./sender.ts";
import { settle } from "./settle.ts";

/** Adds one segment to a connection: its verdict, and what it reveals of those before it. */
export function judge(life: Life, segment: CapturedSegment, from: Side): Row {
  const row = new Row(segment, from);
  life.rows.push(row);
  life.sender(from).named += 1;
  if (refuseFlags(life, row)) {
    // Even a wrong SYN tells where its sender begins to count.
    if (row.syn) life.sender(from).note(row, true);
    if (row.syn) life.sender(from).iss ??= row.seq;
    return row;
  }
  settle(life, row);
  takeSecond(life, row.ack, otherSide(from));
  if (row.rst) judgeReset(life, row);
  else if (row.syn) judgeSyn(life, segment, row);
  else judgeText(life, segment, row);
  if (!row.foreign && !row.elsewhere) measure(life, segment, row);
  return row;
}

function refuseFlags(life: Life, row: Row): boolean {
  if (row.syn && row.fin) {
    life.accuse(row, "check-flags", because.flags("SYN", "FIN"));
  } else if (row.syn && row.rst) {
    life.accuse(row, "check-flags", because.flags("SYN", "RST"));
  } else if (row.fin && row.rst) {
    life.accuse(row, "check-flags", because.flags("FIN", "RST"));
  } else return false;
  return true;
}

/** What a genuine segment tells of times, windows and numbers. */
function measure(life: Life, segment: CapturedSegment, row: Row): void {
  const sender = life.sender(row.from);
  const peer = life.sender(otherSide(row.from));
  const isNews = row.ack !== sender.acked && row.ack === peer.next;
  if (isNews && !peer.repeated && row.at >= peer.nextAt) {
    const took = row.at - peer.nextAt;
    sender.rtt = sender.rtt === null ? took : Math.min(sender.rtt, took);
  }
  if (peer.edge !== null) row.noRoom = !lessThan(segEnd(row), peer.edge);
  const stands = row.seq === sender.next;
  const isFirst = sender.next === null;
  const known = peer.next === null || row.ack === null || lessOrEqual(row.ack, peer.next);
  sender.offer(segment, row.syn ? 0 : shiftOf(sender, peer));
  if (row.rst) sender.heard += 1;
  else sender.note(row, known);
  if (isFirst && !row.syn) for (const end of reported(life, row)) sender.reachAtLeast(end);
  if (stands && known && row.ack !== null) sender.ackedAtNext = row.ack;
}

/** Up to where the other end had received before the first segment `row` of its peer was captured. */
function reported(life: Life, row: Row): Seq[] {
  const ends: Seq[] = [];
  for (const { from, ack, sack, foreign } of life.rows) {
    if (from === row.from || ack === null || foreign) continue;
    ends.push(ack, ...(sack ?? []).map(({ right }) => right));
  }
  return ends;
}
