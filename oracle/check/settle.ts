import { segEnd, segLen } from "../machine/segment.ts";
import { add, lessOrEqual, lessThan, type Seq } from "../machine/seq.ts";
import { because } from "./because.ts";
import { IDLE_MS, type Life, type Open, type PendingJump } from "./life.ts";
import { otherSide, type Row } from "./row.ts";
import { isLocal, type Sender } from "./sender.ts";

/** Segments of one end may change places on their way within this time, in ms. */
const REORDERING_MS = 150;

/** What a new segment reveals of those that came before it. */
export function settle(life: Life, row: Row): void {
  const sender = life.sender(row.from);
  const mine = life.openOf(row.from);
  const theirs = life.openOf(otherSide(row.from));
  if (!row.rst && !row.syn) {
    settleReset(life, row, sender, mine);
    settleJump(life, row, sender, mine);
    settleSyn(life, row, sender, mine);
    settleStand(life, row, sender, mine);
  }
  settleShift(life, row, theirs);
  settleAck(life, row, theirs);
  settleSynAck(life, row, theirs);
}

/** An end that has sent a RST sends nothing more in that connection. */
function settleReset(life: Life, row: Row, sender: Sender, open: Open): void {
  const { reset } = open;
  if (reset === null || sender.place(row) === "past" || isOldCopy(row, sender)) return;
  const soon = row.at - reset.row.at <= REORDERING_MS;
  const learned = row.ack !== null && sender.acked !== null && lessThan(sender.acked, row.ack);
  if (soon && !learned && lessOrEqual(segEnd(row), reset.row.seq)) return;
  const fresh = sender.next !== null && lessThan(sender.next, segEnd(row));
  if (soon && !learned && !fresh) return;
  life.accuse(reset.row, "check-rst-is-the-end", because.goesOn(reset.row.seq));
  open.reset = null;
  life.reset = false;
}

/** Its timestamp tells that it was sent when another just like it was: the network has copied it. */
function isOldCopy(row: Row, sender: Sender): boolean {
  const first = sender.sameNumbers(row);
  return row.stamp !== null && first !== null && first.stamp === row.stamp && first.ack === row.ack;
}

/** An empty segment shows where SND.NXT stands; what started beyond it was wrong. */
function settleJump(life: Life, row: Row, sender: Sender, open: Open): void {
  const { jump } = open;
  if (jump === null) return;
  const own = isLocal(sender, life.sender(otherSide(row.from)));
  if (own && row.seq === shifted(jump) && row.seq !== jump.row.seq && row.seq !== jump.next) {
    accuseJump(life, open, row.seq);
    return;
  }
  const beyond = lessThan(jump.row.seq, row.seq);
  if (beyond) {
    open.jump = null;
    life.gaps = true;
    return;
  }
  const fills = lessOrEqual(row.seq, jump.next) && lessThan(jump.next, segEnd(row));
  const ends = row.fin && lessThan(segEnd(row), jump.row.seq);
  if (ends || (fills && own)) {
    accuseJump(life, open, jump.next);
    return;
  }
  const short = lessOrEqual(jump.next, row.seq) && lessThan(row.seq, jump.row.seq);
  const stands = row.len === 0 && !row.fin && short;
  const later = row.at - jump.row.at > REORDERING_MS;
  const news = row.ack !== null && sender.acked !== null && lessThan(sender.acked, row.ack);
  const probes = add(row.seq, 1) === sender.next && !(own && row.at - jump.row.at < IDLE_MS);
  if (stands && !probes && (own || later || news)) accuseJump(life, open, row.seq);
}

/** Where the jump would have ended had it begun where its sender stood. */
function shifted(jump: PendingJump): Seq {
  return add(jump.next, segLen(jump.row));
}

function accuseJump(life: Life, open: Open, next: Seq): void {
  const { jump } = open;
  if (jump === null) return;
  life.accuse(jump.row, "check-number-unsent", jump.because);
  open.jump = null;
  life.disown(jump.row, next);
}

/** The other end acknowledges as much as was sent, but from where the sender stood. */
function settleShift(life: Life, row: Row, open: Open): void {
  const { jump } = open;
  if (jump === null || row.ack === null || row.rst || segLen(jump.row) === 0) return;
  if (!life.isLocal(row.from) && !life.isLocal(jump.row.from)) return;
  if (row.ack === shifted(jump) && row.ack !== jump.row.seq) accuseJump(life, open, row.ack);
}

/** Its supposed sender goes on with the numbers it had: that SYN was not its own. */
function settleSyn(life: Life, row: Row, sender: Sender, open: Open): void {
  const { syn } = open;
  if (syn === null || row.seq !== sender.next || sender.iss === null) return;
  if (syn.inWindow)
    life.accuse(syn.row, "check-one-syn", because.secondSyn(syn.row.seq, sender.iss));
  open.syn = null;
}

/** What the sender does next tells whether the FIN was its own, or what stood at its number. */
function settleStand(life: Life, row: Row, sender: Sender, open: Open): void {
  const { stand } = open;
  const { fin, finRow, next } = sender;
  if (stand === null || fin === null || finRow === null) return;
  if (row.seq === next) accuseStand(life, open);
  else if (row.fin && add(row.seq, row.len) === fin) {
    life.accuse(finRow, "check-fin-is-last", because.forgedFin(fin));
    life.disown(finRow, fin);
    open.stand = null;
  }
}

function accuseStand(life: Life, open: Open): void {
  const { stand } = open;
  if (stand !== null) life.accuse(stand.row, "check-number-taken", stand.because);
  open.stand = null;
}

/** The end whose numbers were acknowledged too early shows whether it had used them. */
function settleAck(life: Life, row: Row, open: Open): void {
  const { ack } = open;
  if (ack === null || row.rst || row.syn) return;
  const isOne = row.seq === ack.row.ack && row.seq === add(ack.next, 1);
  if (isOne && (life.isLocal(row.from) || life.isLocal(ack.row.from))) accuseAck(life, open);
  else if (lessThan(ack.next, row.seq)) {
    // A probe stands just behind what was acknowledged.
    if (ack.row.ack === add(row.seq, 1)) life.sender(row.from).reachAtLeast(ack.row.ack);
    open.ack = null;
    life.gaps = true;
  } else if (row.seq === ack.next || lessThan(ack.next, segEnd(row))) {
    accuseAck(life, open);
  }
}

function accuseAck(life: Life, open: Open): void {
  if (open.ack === null) return;
  const { row, next } = open.ack;
  const sender = life.sender(otherSide(row.from));
  const { overlap } = sender;
  if (overlap !== null && life.isLocal(row.from) && segEnd(overlap.row) === next) {
    // It has received just as much, from where its sender stood and not from before that.
    const stood = add(overlap.row.seq, overlap.by);
    if (row.ack === add(stood, segLen(overlap.row))) {
      life.accuse(overlap.row, "check-number-taken", because.standsBack(overlap.row.seq, stood));
      life.disown(overlap.row, row.ack);
      open.ack = null;
      return;
    }
  }
  open.ack.row.beyond = true;
  open.believed = open.ack.row.ack;
  life.accuse(open.ack.row, "9293-3.10.7.4-ack-of-unsent", open.ack.because);
  open.ack = null;
}

/** Taken up by the other end, a SYN,ACK with a wrong acknowledgment is no old one. */
function settleSynAck(life: Life, row: Row, open: Open): void {
  const { synAck } = open;
  if (synAck === null) return;
  if (!row.rst && row.ack === add(synAck.row.seq, 1)) {
    life.accuse(synAck.row, "9293-3.4-syn-takes-one", synAck.because);
  }
  open.synAck = null;
}

/** The connection is over: what has not been cleared stands. */
export function settleAtEnd(life: Life): void {
  for (const open of life.open) {
    accuseAck(life, open);
    if (open.stand?.isNews === true) accuseStand(life, open);
  }
}
