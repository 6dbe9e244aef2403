import type { End } from "../machine/connection.ts";
import { add, distance, lessThan, type Seq, seq } from "../machine/seq.ts";
import type { Trace, TraceSegment, TraceTransition } from "../run/trace.ts";

/**
 * One connection of one end, from its SYN to CLOSED or LISTEN: an incarnation in the sense of
 * RFC 9293 §3.4.3. Rows are numbers of segments in the trace, times ms of the run.
 */
export type Life = {
  readonly end: End;
  /** The first and the last row it may have sent. */
  readonly firstRow: number;
  lastRow: number;
  /** When it ended; null while it lasts. */
  until: number | null;
  readonly iss: Seq;
  /** The life of the other end whose SYN it has taken, and since when; null before. */
  peer: Life | null;
  since: number | null;
};

/** All that the ends lived through in a run. */
export type Lives = {
  readonly all: readonly Life[];
  /** Which life sent a row; null when no connection did: a RST of a CLOSED end, a forgery. */
  readonly sender: (row: TraceSegment) => Life | null;
  /** Which life an end was in when row `n` arrived there or was sent, at the time `at`. */
  readonly at: (end: End, at: number) => Life | null;
};

const NO_TCB = ["CLOSED", "LISTEN"];

/** Tells the connections of a run apart: an end may open, end, and open again. */
export function livesOf(trace: Trace): Lives {
  const all = firstLives(trace);
  const born = new Map<TraceTransition, Life>();
  const current: Record<End, Life | null> = {
    client: all.find(({ end }) => end === "client") ?? null,
    server: all.find(({ end }) => end === "server") ?? null,
  };
  for (const transition of trace.transitions) {
    const { end, at, to, from, afterSent } = transition;
    const begins = to === "SYN-SENT" || (to === "SYN-RECEIVED" && from !== "SYN-SENT");
    if (begins || NO_TCB.includes(to)) finish(current[end], at, afterSent);
    if (NO_TCB.includes(to)) current[end] = null;
    if (!begins) continue;
    const life = begin(trace, transition);
    born.set(transition, life);
    all.push(life);
    current[end] = life;
  }
  const sender = (row: TraceSegment): Life | null => senderOf(trace, all, row);
  for (const [transition, life] of born) marry(trace, transition, life, sender);
  return { all, sender, at: (end, at) => lifeAt(trace, all, end, at) };
}

/** Both ends of a run that starts established know each other from the beginning. */
function firstLives(trace: Trace): Life[] {
  if (NO_TCB.includes(trace.initial.client) || NO_TCB.includes(trace.initial.server)) return [];
  const client = newLife("client", 0, seq(trace.isn.client));
  const server = newLife("server", 0, seq(trace.isn.server));
  client.peer = server;
  server.peer = client;
  client.since = 0;
  server.since = 0;
  return [client, server];
}

function newLife(end: End, firstRow: number, iss: Seq): Life {
  const lastRow = Number.POSITIVE_INFINITY;
  return { end, firstRow, lastRow, until: null, iss, peer: null, since: null };
}

function finish(life: Life | null, at: number, lastRow: number): void {
  if (life === null) return;
  life.until = at;
  life.lastRow = lastRow;
}

/** A life begins with the SYN that was sent in the same step, right before the transition. */
function begin(trace: Trace, { end, at, afterSent }: TraceTransition): Life {
  const syn = trace.segments.findLast((row) => {
    return row.n <= afterSent && row.from === end && row.at === at && row.flags.includes("SYN");
  });
  return newLife(end, syn?.n ?? afterSent + 1, seq(syn?.seq ?? 0));
}

/** Finds the SYN that a life has taken: it came with SYN-RECEIVED, or with what ended SYN-SENT. */
function marry(
  trace: Trace,
  birth: TraceTransition,
  life: Life,
  sender: (row: TraceSegment) => Life | null,
): void {
  const own = trace.transitions.filter(({ end }) => end === life.end);
  const from = own.indexOf(birth);
  const taking = birth.to === "SYN-RECEIVED" ? birth : own[from + 1];
  if (taking === undefined || NO_TCB.includes(taking.to)) return;
  const row = taking.segment === null ? undefined : trace.segments[taking.segment - 1];
  if (row === undefined || !row.flags.includes("SYN")) return;
  life.peer = sender(row);
  life.since = taking.at;
}

function senderOf(trace: Trace, all: readonly Life[], row: TraceSegment): Life | null {
  if (row.forged) return null;
  const n = row.copyOf ?? row.n;
  const from = trace.segments[n - 1]?.from;
  return all.findLast((one) => one.end === from && one.firstRow <= n && n <= one.lastRow) ?? null;
}

function lifeAt(trace: Trace, all: readonly Life[], end: End, at: number): Life | null {
  return (
    all.findLast((life) => {
      const born = trace.segments[life.firstRow - 1]?.at ?? 0;
      return life.end === end && born <= at && (life.until === null || at <= life.until);
    }) ?? null
  );
}

/** How far `number` lies behind `first`; negative before it. */
export function offset(first: Seq, number: Seq): number {
  return lessThan(number, first) ? -distance(number, first) : distance(first, number);
}

/** A row that has arrived, with its place among the numbers that `life` receives. */
export type Arrival = {
  readonly row: TraceSegment;
  readonly at: number;
  readonly sender: Life | null;
  /** Numbers of text and FIN counted from IRS + 1: from `left` up to but without `right`. */
  readonly left: number;
  readonly right: number;
};

/** The text and FINs that reached a life while it lasted, in the order of their arrival. */
export function arrivalsOf(trace: Trace, lives: Lives, life: Life): Arrival[] {
  if (life.peer === null) return [];
  const first = add(life.peer.iss, 1);
  const arrivals: Arrival[] = [];
  for (const row of trace.segments) {
    const { arrives: at, flags, from } = row;
    const size = row.len + (flags.includes("FIN") ? 1 : 0);
    if (at === null || !row.delivered || from === life.end || size === 0) continue;
    if (lives.at(life.end, at) !== life) continue;
    const left = offset(first, add(seq(row.seq), flags.includes("SYN") ? 1 : 0));
    arrivals.push({ row, at, sender: lives.sender(row), left, right: left + size });
  }
  return arrivals.sort((a, b) => a.at - b.at);
}
