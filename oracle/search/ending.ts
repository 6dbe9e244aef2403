import type { End } from "../machine/connection.ts";
import type { TraceTransition } from "../run/trace.ts";
import { livesOf } from "./lives.ts";
import { ends, NAMES } from "./names.ts";
import type { Deed, Failure } from "./property.ts";

/** An end becomes ESTABLISHED only with an end that wants this very connection. */
export function staleConnection({ trace }: Deed): Failure | null {
  const lives = livesOf(trace);
  for (const transition of trace.transitions) {
    if (transition.to !== "ESTABLISHED") continue;
    const { at, end } = transition;
    const life = lives.at(end, at);
    const peer = life?.peer ?? null;
    if (life === null || peer === null) continue;
    const knows = peer.since !== null && peer.since <= at;
    if (knows ? peer.peer === life : peer.until === null || peer.until > at) continue;
    return tellStale(transition);
  }
  return null;
}

function tellStale({ at, end, segment }: TraceTransition): Failure {
  const other = end === "client" ? "server" : "client";
  return {
    at,
    segment,
    because: {
      en: `At ${at} ms the ${end} is ESTABLISHED in a connection that the ${other} does not have: the SYN it took was an old one.`,
      zh: `${at} 毫秒时${NAMES[end].zh}进入了 ESTABLISHED，但${NAMES[other].zh}并没有这个连接：它接受的是一个旧的 SYN。`,
    },
  };
}

/** Whether both users call CLOSE, so that the connection has to end. */
function bothClose({ scenario }: Deed): boolean {
  return ends.every((end) => {
    const calls = scenario.calls.some((made) => {
      const { call } = made;
      return (
        made.end === end && (call.call === "close" || (call.call === "send" && call.thenClose))
      );
    });
    return calls || scenario.closesOnFin.includes(end);
  });
}

/** When both users have closed, both ends come to CLOSED; the run must have no `until`. */
export function hangs(deed: Deed): Failure | null {
  const { trace, scenario } = deed;
  if (!bothClose(deed) || scenario.until !== null) return null;
  const stuck = ends.find((end) => trace.final[end] !== "CLOSED" && trace.final[end] !== "LISTEN");
  if (stuck === undefined) return null;
  const state = trace.final[stuck];
  const last = trace.transitions.findLast(({ end }) => end === stuck);
  return {
    at: last?.at ?? 0,
    segment: last?.segment ?? null,
    because: {
      en: `Both users have closed and nothing is left to happen, but the ${stuck} stays in ${state} for ever.`,
      zh: `双方都调用了 CLOSE，之后也不会再发生任何事，${NAMES[stuck].zh}却永远停在 ${state}。`,
    },
  };
}

/** These rules end a connection by force. */
const BY_FORCE = ["9293-3.10.7.4-rst", "9293-3.10.8-user-timeout"];

/** An end that both users closed in order is acknowledged: no reset, no giving up. */
export function lastAckMissing(deed: Deed): Failure | null {
  if (!bothClose(deed)) return null;
  // In TIME-WAIT all is acknowledged: a RST there takes nothing from the user (RFC 1337).
  const forced = deed.trace.transitions.find(({ rule, from, to }) => {
    return to === "CLOSED" && from !== "TIME-WAIT" && BY_FORCE.includes(rule);
  });
  if (forced === undefined) return null;
  const { at, end, from, segment } = forced;
  return { at, segment, because: tellForced(end, from, segment, at) };
}

function tellForced(
  end: End,
  from: string,
  segment: number | null,
  at: number,
): Failure["because"] {
  if (segment === null) {
    return {
      en: `Both users have closed, but the ${end} waits in ${from} for an answer until it gives up after ${at} ms.`,
      zh: `双方都正常关闭，${NAMES[end].zh}却在 ${from} 一直等不到回应，到 ${at} 毫秒时只能放弃。`,
    };
  }
  return {
    en: `Both users have closed, but the ${end} is reset in ${from} by segment ${segment} and cannot know whether all has arrived.`,
    zh: `双方都正常关闭，${NAMES[end].zh}却在 ${from} 被报文段 ${segment} 复位，无法知道数据是否全部送达。`,
  };
}

/** A RST is never an answer to a RST. */
export function resetAnswered({ trace }: Deed): Failure | null {
  for (const row of trace.segments) {
    if (!row.flags.includes("RST") || row.causedBy === null) continue;
    const cause = trace.segments[row.causedBy - 1];
    if (cause === undefined || !cause.flags.includes("RST")) continue;
    return {
      at: row.at,
      segment: row.n,
      because: {
        en: `Segment ${row.n} is a RST that answers segment ${cause.n}, a RST itself: the two ends will never stop.`,
        zh: `报文段 ${row.n} 是 RST，回应的报文段 ${cause.n} 也是 RST，这样两端会没完没了。`,
      },
    };
  }
  return null;
}
