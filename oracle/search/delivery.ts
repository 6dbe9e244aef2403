import type { End } from "../machine/connection.ts";
import { add, seq } from "../machine/seq.ts";
import type { TraceSegment } from "../run/trace.ts";
import { type Arrival, arrivalsOf, type Life, type Lives, livesOf, offset } from "./lives.ts";
import { ends, NAMES } from "./names.ts";
import type { Deed, Failure } from "./property.ts";

const RESET = "9293-3.10.7.4-rst";

/**
 * Old segments: none that an earlier connection sent is taken into a later one. A run in which a
 * RST cut TIME-WAIT short says nothing: RFC 9293 leaves that hazard open (RFC 1337).
 */
export function oldData(deed: Deed): Failure | null {
  const { trace } = deed;
  if (trace.transitions.some(({ from, rule }) => from === "TIME-WAIT" && rule === RESET))
    return null;
  const lives = livesOf(trace);
  for (const life of lives.all) {
    const arrivals = arrivalsOf(trace, lives, life);
    const since = life.peer?.firstRow ?? 0;
    const old = arrivals.filter(({ sender }) => sender !== null && sender.firstRow < since);
    if (old.length === 0) continue;
    for (const ack of acksOf(deed, lives, life)) {
      const stale = old.find((one) => takenFrom(one, arrivals, ack, life));
      if (stale !== undefined) return tellOldData(life.end, stale, ack.row);
    }
  }
  return null;
}

type Ack = { readonly row: TraceSegment; readonly upTo: number };

/** What a life acknowledges, row by row: numbers counted from IRS + 1. */
function acksOf({ trace }: Deed, lives: Lives, life: Life): Ack[] {
  const { peer } = life;
  if (peer === null) return [];
  return trace.segments.flatMap((row) => {
    if (lives.sender(row) !== life || row.ack === null) return [];
    return [{ row, upTo: offset(add(peer.iss, 1), seq(row.ack)) }];
  });
}

/** Whether `ack` covers a number that only the old segment has brought. */
function takenFrom(old: Arrival, arrivals: readonly Arrival[], ack: Ack, life: Life): boolean {
  if (old.at > ack.row.at) return false;
  const genuine = arrivals.filter((one) => one.sender === life.peer && one.at <= ack.row.at);
  let at = Math.max(0, old.left);
  const right = Math.min(old.right, ack.upTo);
  while (at < right) {
    const from = at;
    const next = genuine.find((one) => one.left <= from && from < one.right);
    if (next === undefined) return true;
    at = next.right;
  }
  return false;
}

function tellOldData(end: End, stale: Arrival, ack: TraceSegment): Failure {
  const { row } = stale;
  return {
    at: ack.at,
    segment: ack.n,
    because: {
      en: `Segment ${row.n} was sent by an earlier connection, yet the ${end} takes it: segment ${ack.n} acknowledges its numbers from ${row.seq} on.`,
      zh: `报文段 ${row.n} 属于之前的连接，${NAMES[end].zh}却收下了它：报文段 ${ack.n} 确认了从 ${row.seq} 开始的序列号。`,
    },
  };
}

/** Acknowledgments: none names a number that has not arrived, with all that lies before it. */
export function falseAck(deed: Deed): Failure | null {
  const { trace } = deed;
  const lives = livesOf(trace);
  for (const life of lives.all) {
    const arrivals = arrivalsOf(trace, lives, life);
    for (const { row, upTo } of acksOf(deed, lives, life)) {
      const came = inOrder(arrivals.filter(({ at }) => at <= row.at));
      if (upTo <= came) continue;
      return {
        at: row.at,
        segment: row.n,
        because: {
          en: `Segment ${row.n} acknowledges ${upTo} numbers after the SYN; only ${came} of them have come to the ${row.from} without a gap.`,
          zh: `报文段 ${row.n} 确认了 SYN 之后的 ${upTo} 个序列号，但${NAMES[row.from].zh}连续收到的只有 ${came} 个。`,
        },
      };
    }
  }
  return null;
}

/** How many numbers from IRS + 1 on have come without a gap. */
function inOrder(arrivals: readonly Arrival[]): number {
  let came = 0;
  for (let grown = true; grown; ) {
    grown = false;
    for (const { left, right } of arrivals) {
      if (left > came || right <= came) continue;
      came = right;
      grown = true;
    }
  }
  return came;
}

/** After a close in order each user has what the other one has sent, no octet more or less. */
export function otherBytes({ scenario, trace }: Deed): Failure | null {
  const told = trace.signals.some(({ signal }) => signal.startsWith("error"));
  const closed = trace.final.client === "CLOSED" && trace.final.server === "CLOSED";
  for (const end of ends) {
    const to = end === "client" ? "server" : "client";
    const sent = octetsOf(scenario.calls, end);
    const got = trace.received[to];
    if (got === sent || (got < sent && (told || !closed))) continue;
    return {
      at: trace.segments.at(-1)?.at ?? 0,
      segment: null,
      because: {
        en: `The ${end} has sent ${sent} octets, the ${to} was given ${got}, and nobody was told of an error.`,
        zh: `${NAMES[end].zh}发送了 ${sent} 字节，${NAMES[to].zh}却收到 ${got} 字节，而且双方都没有得到出错的通知。`,
      },
    };
  }
  return null;
}

function octetsOf(calls: Deed["scenario"]["calls"], end: End): number {
  let octets = 0;
  for (const made of calls) {
    if (made.end !== end || made.call.call !== "send") continue;
    if (typeof made.call.len === "number") octets += made.call.len;
  }
  return octets;
}
