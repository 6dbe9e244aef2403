import type { State } from "../machine/connection.ts";
import { add, lessThan } from "../machine/seq.ts";
import { closedSince } from "./backlog.ts";
import { emit } from "./emit.ts";
import { emitReset } from "./emit-reset.ts";
import { leavesGap, missesGap, standsBehindGap } from "./gaps.ts";
import {
  asked,
  COST,
  dearer,
  type EndView,
  enter,
  type Hypothesis,
  patience,
  startOf,
  TIE,
} from "./hypothesis.ts";
import { reaches, receive, takeFin } from "./receive.ts";
import type { Row } from "./row.ts";

/** How many stories are followed side by side; beyond it the dearest are dropped. */
const BEAM = 48;
/** Every so many rows the stories that have become too dear are dropped. */
const SELDOM = 64;
/** How many rows may be on their way to an end that wait to change its state. */
const PENDING = 6;

/**
 * The likeliest stories of one end, cheapest first: every way in which segments may have been
 * lost behind the capture, have crossed, been copied, or a connection been lost, that explains all
 * that the end sent at the least cost.
 */
export function storiesOf(view: EndView): readonly Hypothesis[] {
  const early = closedSince(view);
  const plain = view.starts.length === 1 && early === null ? tellPlainly(view) : null;
  if (plain !== null) return [plain];
  let told = view.starts.map(startOf);
  for (const [i, row] of view.rows.entries()) {
    const next = row.from === view.me ? sent(told, i, row, view) : arrived(told, i, row, view);
    const all = early === null ? next : closeEarly(next, told, i, early, view);
    // Most rows change nothing: only where stories part, or now and then, is it worth the sorting.
    told = all.length > told.length || i % SELDOM === 0 ? prune(all) : all;
  }
  const ended = told.map((h) => conclude(h, view)).sort((a, b) => a.cost - b.cost);
  const least = ended[0]?.cost ?? 0;
  return ended.filter((h) => h.cost <= least + TIE);
}

/**
 * The end may have closed silently: when its last data began to wait, or after something that
 * changed its state since.
 */
function closeEarly(
  told: readonly Hypothesis[],
  before: readonly Hypothesis[],
  i: number,
  early: number,
  view: EndView,
): Hypothesis[] {
  if (i < early || (view.finRow >= 0 && i >= view.finRow - 1)) return [...told];
  // What a distant end sent was captured later than it was sent; it may have closed before.
  const labels = view.local ? [i + 1] : [i + 1, i];
  const waiting = Math.max(...before.map((h) => h.pending.length));
  const closed = told.flatMap((h) => {
    if (i > early && h.pending.length <= waiting) return [];
    const count = h.pending.length;
    const ways = count === 0 ? [h] : [flush(h, view, count - 1), flush(h, view, count)];
    return ways.flatMap((now) => {
      const to = CLOSES_TO[now.state];
      if (now.finSent || to === undefined) return [];
      const next = dearer(now, COST.closedEarlier);
      return labels.map((label) => enter(next, label, to, { finSent: true }));
    });
  });
  return [...told, ...closed];
}

const CLOSES_TO: Partial<Record<State, State>> = {
  ESTABLISHED: "FIN-WAIT-1",
  "CLOSE-WAIT": "LAST-ACK",
};

/** The story in which nothing at all went wrong; null when it does not explain every row. */
function tellPlainly(view: EndView): Hypothesis | null {
  const [start] = view.starts;
  if (start === undefined) return null;
  let h = startOf(start);
  for (const [i, row] of view.rows.entries()) {
    if (row.from === view.me) {
      if (row.beyond && row.foreign) return null;
      if (row.foreign) continue;
      const next = sentAfterAll(h, i, row, view);
      if (next.length !== 1 || next[0] === undefined) return null;
      h = next[0];
    } else if (row.rst && missesGap(i, row, view)) return null;
    else if (h.finSent && standsBehindGap(i, row, view)) return null;
    else h = take(h, i, row, view);
    if (h.cost > start.cost) return null;
  }
  const ended = conclude(h, view);
  return ended.cost > start.cost ? null : ended;
}

/** The row arrives and nothing is lost: it waits if it will change the state. */
function take(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis {
  const before = flush(h, view, h.pending.length);
  const after = receive(before, i, view);
  if (after.marks === before.marks) {
    if (opensLater(before, row, view)) return { ...h, pending: [...h.pending, i] };
    const known = after === before ? h : again(h, before, after, i);
    return dearer(known, repeatsNeedlessly(before, row, view) ? COST.overtaken : 0);
  }
  return { ...h, pending: [...h.pending, i] };
}

/** A SYN that meets no connection now may meet one if it crosses the end's own SYN. */
function opensLater(h: Hypothesis, row: Row, view: EndView): boolean {
  return h.fresh && !view.listens && view.peerIss === row.seq;
}

/** The row changes nothing but asks for one more answer. */
function again(h: Hypothesis, before: Hypothesis, after: Hypothesis, i: number): Hypothesis {
  for (const what of ["syn", "fin", "rst"] as const) {
    if (after.owed[what] > before.owed[what]) return asked(h, i, what);
  }
  return h;
}

/** Data in front of a FIN that has been taken is sent again only when its ACK was lost. */
function repeatsNeedlessly(h: Hypothesis, row: Row, view: EndView): boolean {
  const isAgain = row.verdict === "retransmission" && !row.fin && reaches(row, view);
  return isAgain && h.owed.fin > 0;
}

function flush(h: Hypothesis, view: EndView, count: number): Hypothesis {
  if (count === 0) return h;
  let story: Hypothesis = { ...h, pending: h.pending.slice(count) };
  for (const p of h.pending.slice(0, count)) story = receive(story, p, view);
  return story;
}

/** Every way a row from the peer may have gone. */
function arrived(told: readonly Hypothesis[], i: number, row: Row, view: EndView): Hypothesis[] {
  const next: Hypothesis[] = [];
  for (const h of told) {
    const received = take(h, i, row, view);
    if (received.pending.length === h.pending.length) {
      next.push(received);
      continue;
    }
    next.push({ ...received, lost: false });
    // Once nothing gets through any more it is one reason that all is lost.
    const goesOn = h.lost && view.isDead && i > view.lastHeard;
    const price = goesOn ? 0 : lossPrice(i, row, view);
    next.push({ ...dearer(h, price), lost: true });
    if (h.held !== null) next.push(dearer(h, COST.crossed));
    else if (row.fin && leavesGap(i, row, view)) {
      next.push({ ...dearer(h, COST.overtaken), held: i });
    }
  }
  return next;
}

/** How unlikely it is that the row did not change the end's state, though it could have. */
function lossPrice(i: number, row: Row, view: EndView): number {
  if (row.rst && missesGap(i, row, view)) return COST.crossed;
  if (row.rst && leavesGap(i, row, view)) return COST.gap;
  if (standsBehindGap(i, row, view)) return TIE;
  return view.local ? COST.unlikely : COST.lost;
}

/** Every way a row of the end itself may have come about. */
function sent(told: readonly Hypothesis[], i: number, row: Row, view: EndView): Hypothesis[] {
  if (row.foreign && row.beyond) return misled(told, i, row, view);
  if (row.foreign) return row.syn && row.ack === null ? reopened(told, i) : [...told];
  return told.flatMap((h) => {
    const plain = sentAfterAll(h, i, row, view);
    const [first] = plain;
    if (plain.length === 1 && first !== undefined && first.cost === h.cost)
      return unlessOld(h, i, row, plain);
    const ways = [...plain];
    for (let count = h.pending.length - 1; count >= 0; count -= 1) {
      const crossed = flush(h, view, count);
      ways.push(...sentFrom(crossing(crossed, row, view), i, row, view));
    }
    return unlessOld(h, i, row, ways);
  });
}

/** It acknowledges one number that was never sent: it may have been given a forged FIN. */
function misled(told: readonly Hypothesis[], i: number, row: Row, view: EndView): Hypothesis[] {
  const next = view.peerNext(i);
  if (next === null || row.ack !== add(next, 1)) return [...told];
  return told.flatMap((h) => {
    const now = flush(h, view, h.pending.length);
    return now.state === "ESTABLISHED" || now.state === "FIN-WAIT-2" ? [takeFin(now, i), h] : [h];
  });
}

/** An odd SYN of an end that has closed: it opens again, or the SYN is left over. */
function reopened(told: readonly Hypothesis[], i: number): Hypothesis[] {
  return told.flatMap((h) => {
    if (h.state !== "CLOSED") return [h];
    return [enter(h, i, "SYN-SENT"), dearer(h, COST.networkCopy - TIE)];
  });
}

/** A first SYN may also be left over from an earlier connection, and its sender know nothing. */
function unlessOld(h: Hypothesis, i: number, row: Row, ways: Hypothesis[]): Hypothesis[] {
  if (!h.fresh || h.marks !== null) return ways;
  // A capture that begins with anything else may begin with what nobody sent.
  if (!row.syn) return i === 0 && !row.rst ? [...ways, h] : ways;
  if (row.ack !== null) return ways;
  return [...ways, dearer(h, COST.networkCopy)];
}

function sentAfterAll(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis[] {
  const waiting = h.pending.length;
  if (row.rst) return emitReset(h, i, row, view);
  return sentFrom(dearer(flush(h, view, waiting), haste(h, row, view)), i, row, view);
}

function sentFrom(h: Hypothesis, i: number, row: Row, view: EndView): Hypothesis[] {
  return row.rst ? emitReset(h, i, row, view) : [emit(h, i, row, view)];
}

/** The segments still waiting had not arrived when `row` was sent. */
function crossing(h: Hypothesis, row: Row, view: EndView): Hypothesis {
  const [waits] = h.pending;
  const first = view.rows[waits ?? -1];
  if (waits === undefined || first === undefined) return h;
  if (row.at - first.at > patience(view)) return dearer(h, COST.tooLate);
  if (h.crossed === waits) return h;
  return { ...dearer(h, view.local ? COST.lost : COST.crossed), crossed: waits };
}

/** The shortest round trip seen may still be several times as long as the shortest there is. */
const AT_LEAST = 0.25;

/** An answer that comes sooner than any round trip is not the answer to this. */
function haste(h: Hypothesis, row: Row, view: EndView): number {
  const last = view.rows[h.pending.at(-1) ?? -1];
  if (last === undefined || view.rtt === null || row.ack === null) return 0;
  const takes = last.syn || last.fin;
  if (!takes || lessThan(row.ack, add(last.seq, last.len + 1))) return 0;
  return row.at - last.at < AT_LEAST * view.rtt ? COST.tooSoon : 0;
}

/**
 * The capture is over: what is on its way arrives, and what was never answered counts. Once
 * answers stay out for good one reason explains it all, as does one for all that was lost.
 */
function conclude(h: Hypothesis, view: EndView): Hypothesis {
  const story = flush(h, view, h.pending.length);
  if (view.lastHeard < 0) return story;
  const owed = story.owed.syn + story.owed.fin + story.owed.rst;
  const since = Math.min(owed, view.asksSince);
  const last = since > 1 ? COST.unanswered : 0;
  const free = since > 0 || story.lastAsked <= view.lastHeard ? 0 : 1;
  const before = Math.max(0, owed - since - free) * COST.unanswered;
  return { ...story, cost: story.cost + before + last };
}

/** Keeps the cheapest, and one of those that tell the same. */
function prune(told: readonly Hypothesis[]): Hypothesis[] {
  const seen = new Set<string>();
  const kept: Hypothesis[] = [];
  const least = Math.min(...told.map((h) => h.cost));
  for (const h of [...told].sort((a, b) => a.cost - b.cost)) {
    if (kept.length >= BEAM || h.cost > least + COST.impossible) break;
    const key = keyOf(h);
    if (seen.has(key) || h.pending.length > PENDING) continue;
    seen.add(key);
    kept.push(h);
  }
  return kept;
}

function keyOf(h: Hypothesis): string {
  let key = `${h.state} ${h.pending.join()} ${h.held ?? "-"} ${h.lost} ${h.owed.syn},${h.owed.fin},${h.owed.rst} ${h.gotFin}${h.finSent}`;
  for (let m = h.marks; m !== null; m = m.before) key += ` ${m.label}${m.state}`;
  return key;
}
