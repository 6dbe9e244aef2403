import type { State } from "../machine/connection.ts";
import { segEnd } from "../machine/segment.ts";
import { lessThan, type Seq, seq } from "../machine/seq.ts";
import { type EndView, type NextBefore, type Start, TIE } from "./hypothesis.ts";
import type { Life } from "./life.ts";
import { otherSide, type Row, type Side } from "./row.ts";
import { isLocal } from "./sender.ts";

/** What the stories of one end are told from, out of what the segments have shown. */
export function viewOf(life: Life, me: Side, earlier: readonly State[] | null): EndView {
  const mine = life.sender(me);
  const peer = life.sender(otherSide(me));
  const refuses = refusesFirstSyn(life.rows, me);
  const lastHeard = life.rows.findLastIndex((row) => row.from === me && !row.foreign);
  const asks = asksSince(life.rows, lastHeard);
  return {
    rows: life.rows,
    me,
    iss: mine.iss,
    fin: mine.fin,
    peerIss: peer.iss,
    peerFin: peer.fin ?? peer.forgedFin,
    rtt: mine.rtt,
    peerHeard: peer.named > 0,
    local: isLocal(mine, peer),
    finRow: life.rows.findIndex((row) => row.from === me && row.fin && !row.foreign),
    stuck: peer.closed && life.rows.some((row) => row.from === me && row.verdict === "probe"),
    peerNext: nextBefore(life.rows, otherSide(me)),
    myNext: nextBefore(life.rows, me),
    lastHeard,
    asksSince: asks,
    isDead: lastHeard >= 0 && asks > 1,
    starts: startsOf(life, me, refuses, earlier),
    listens: !refuses && !opensItself(life.rows, me),
  };
}

function asksSince(rows: readonly Row[], lastHeard: number): number {
  let count = 0;
  for (const row of rows.slice(lastHeard + 1)) if ((row.syn || row.fin) && !row.foreign) count += 1;
  return count;
}

/**
 * For each row, the first number that `side` had not used before it. A capture may be one
 * connection of a million rows, so they are kept as plain numbers; -1 stands for none.
 */
function nextBefore(rows: readonly Row[], side: Side): NextBefore {
  const before = new Float64Array(rows.length);
  let next: Seq | null = null;
  rows.forEach((row, i) => {
    before[i] = next ?? -1;
    if (row.from !== side || row.foreign || row.rst) return;
    const end = segEnd(row);
    if (next === null || lessThan(next, end)) next = end;
  });
  return (i) => {
    const number = before[i] ?? -1;
    return number < 0 ? null : seq(number);
  };
}

function opensItself(rows: readonly Row[], me: Side): boolean {
  const first = rows.find((row) => row.from === me && !row.foreign);
  return first?.syn === true && first.ack === null;
}

/** The first the end says is that there is nobody: its RST answers a SYN. */
function refusesFirstSyn(rows: readonly Row[], me: Side): boolean {
  const first = rows.find((row) => row.from === me && !row.foreign);
  return first?.rst === true && first.ack !== null;
}

function start(state: State, more: Partial<Start> = {}): Start {
  return { state, fresh: false, gotFin: false, finSent: false, cost: 0, ...more };
}

function startsOf(
  life: Life,
  me: Side,
  refuses: boolean,
  earlier: readonly State[] | null,
): readonly Start[] {
  const first = life.rows[0];
  if (first === undefined) return [];
  if (first.syn && first.ack !== null) {
    return [start(first.from === me ? "SYN-RECEIVED" : "SYN-SENT")];
  }
  if (!first.syn && !first.rst) return middle(life, me);
  const known = earlier ?? (livesInOld(life.rows, me) ? IN_OLD : null);
  if (known !== null) return reborn(known[0] ?? "CLOSED", first.from === me);
  const closed = refuses || opensItself(life.rows, me) || first.from === me;
  return [start(closed ? "CLOSED" : "LISTEN", { fresh: true })];
}

const IN_OLD: readonly State[] = ["ESTABLISHED"];

/** The first that is captured of the end is of a connection that began before the capture. */
function livesInOld(rows: readonly Row[], me: Side): boolean {
  return rows.find((row) => row.from === me)?.elsewhere === true;
}

/**
 * The pair had a connection before: an end that still lives in it answers from there, until a RST
 * ends it; a TIME-WAIT may also take a new SYN at once (RFC 9293 §3.6.1).
 */
function reborn(state: State, opens: boolean): readonly Start[] {
  if (opens || state === "CLOSED" || state === "LISTEN") return [start(state, { fresh: true })];
  const lives = start(state);
  if (state !== "TIME-WAIT") return [lives];
  return [start(state, { fresh: true }), { ...lives, cost: TIE + 1 }];
}

/** In the middle of a connection: whatever the rest of the capture does not rule out. */
function middle(life: Life, me: Side): readonly Start[] {
  const opening = life.rows.some((row) => row.syn && row.ack !== null && !row.foreign);
  if (opening) return [start("ESTABLISHED")];
  const iSpeak = speaks(life.rows, me);
  const peerSpeaks = speaks(life.rows, otherSide(me));
  if (answersWithReset(life.rows, me)) {
    return [start("CLOSED", { fresh: true }), start("LISTEN", { fresh: true })];
  }
  const starts = [start("ESTABLISHED")];
  if (life.rows[0]?.from === me && answersWithReset(life.rows, otherSide(me))) {
    starts.push(start("CLOSED", { fresh: true }));
  }
  if (!peerSpeaks) starts.push(start("CLOSE-WAIT", { gotFin: true }));
  if (!iSpeak) starts.push(start("FIN-WAIT-2", { finSent: true }));
  return starts;
}

/** All that is heard of the end is a RST that answers: it has no connection. */
function answersWithReset(rows: readonly Row[], me: Side): boolean {
  const first = rows.find((row) => row.from === me);
  return first?.rst === true && rows.some((row) => row.from !== me && row.ack === first.seq);
}

/** Whether the end sends data or a FIN, so that it cannot have closed before. */
function speaks(rows: readonly Row[], side: Side): boolean {
  return rows.some((row) => row.from === side && !row.foreign && (row.len > 0 || row.fin));
}
