import "server-only";
import type { Bilingual } from "#contract/text.ts";
import type { End, RuleId, Trace } from "#oracle/index.ts";
import type { Config } from "#oracle/machine/config.ts";
import type { Quantity, Row } from "./expression.ts";

/** What quantities are read off: a run, and what its hosts were set up with. */
export type Played = { trace: Trace; config: Readonly<Record<End, Config>> };

/** A quantity of a run: ms where it is a time, octets or ones otherwise. */
export type ReadOff = { value: number; time: boolean; name: Bilingual; rules: readonly RuleId[] };

/** A quantity, or why this run has no such thing. */
export type ReadQuantity = { ok: true; value: ReadOff } | { ok: false; message: Bilingual };

/** Reads a quantity off a run. */
export function quantityOf(
  played: Played,
  quantity: Quantity,
  rowOf: (row: Row) => number,
): ReadQuantity {
  switch (quantity.name) {
    case "rto":
    case "cwnd":
    case "ssthresh": {
      const row = rowOf(quantity.row);
      if (!played.trace.segments[row - 1]) return noSegment(played.trace, row);
      const asked = { end: quantity.end, row };
      return quantity.name === "rto"
        ? timeoutAfter(played.trace, asked)
        : windowAfter(played.trace, { ...asked, name: quantity.name });
    }
    case "at":
    case "arrives":
      return moment(played.trace, quantity.name, rowOf(quantity.row));
    case "count":
      return counted(played.trace, quantity);
    case "time-in":
      return timeIn(played.trace, quantity);
    case "mss": {
      const { mss } = played.config[quantity.end];
      const { en, zh } = NAMES[quantity.end];
      return plain(mss, { en: `MSS of the ${en}`, zh: `${zh}的 MSS` });
    }
    case "msl":
      return time(played.config.client.msl, { en: "MSL", zh: "MSL" });
  }
}

const NAMES = {
  client: { en: "client", zh: "客户端" },
  server: { en: "server", zh: "服务器" },
} as const;

function time(value: number, name: Bilingual, rules: readonly RuleId[] = []): ReadQuantity {
  return { ok: true, value: { value, time: true, name, rules } };
}

function plain(value: number, name: Bilingual, rules: readonly RuleId[] = []): ReadQuantity {
  return { ok: true, value: { value, time: false, name, rules } };
}

function noSegment({ segments }: Trace, row: number): ReadQuantity {
  const count = segments.length;
  return {
    ok: false,
    message: {
      en: `This run has segments 1 to ${count}, and no segment ${row}.`,
      zh: `这次运行只有第 1 到第 ${count} 个报文段，没有第 ${row} 个。`,
    },
  };
}

type AskedRow = { end: End; row: number };

/** The timer that runs once a segment is sent, or the next one: what it is set to (RFC 6298 §5). */
function timeoutAfter(trace: Trace, { end, row }: AskedRow): ReadQuantity {
  const sent = trace.segments[row - 1]?.at ?? 0;
  const wait = trace.waits.find((one) => one.kind === "rto" && one.end === end && one.until > sent);
  const { en, zh } = NAMES[end];
  if (!wait) {
    return {
      ok: false,
      message: {
        en: `No retransmission timer of the ${en} runs out after segment ${row}.`,
        zh: `第 ${row} 个报文段之后，${zh}没有重传计时器到期。`,
      },
    };
  }
  const again = trace.segments.find((one) => one.from === end && one.at === wait.until);
  return time(
    wait.ms,
    { en: `RTO of the ${en} after segment ${row}`, zh: `第 ${row} 个报文段之后${zh}的 RTO` },
    again?.rules ?? [],
  );
}

/** cwnd or ssthresh once an end has sent or received segments 1 to `row`, in octets. */
function windowAfter(
  trace: Trace,
  { end, row, name }: AskedRow & { name: "cwnd" | "ssthresh" },
): ReadQuantity {
  const sent = trace.segments[row - 1]?.at ?? 0;
  const own = trace.congestion.filter((one) => one.end === end);
  // Like `stateAfter`: in the order they were true, up to the first that belongs to a later segment.
  const later = own.findIndex(({ segment, at }) => (segment === null ? at > sent : segment > row));
  const found = own.slice(0, later < 0 ? own.length : later).at(-1);
  const { en, zh } = NAMES[end];
  if (!found) {
    return {
      ok: false,
      message: {
        en: `The ${en} has no congestion window yet at segment ${row}.`,
        zh: `到第 ${row} 个报文段时，${zh}还没有拥塞窗口。`,
      },
    };
  }
  return plain(
    found[name],
    {
      en: `${name} of the ${en} after segment ${row}`,
      zh: `第 ${row} 个报文段之后${zh}的 ${name}`,
    },
    found.rule === null ? [] : [found.rule],
  );
}

function moment(trace: Trace, name: "at" | "arrives", row: number): ReadQuantity {
  const segment = trace.segments[row - 1];
  if (!segment) return noSegment(trace, row);
  if (name === "at") {
    return time(
      segment.at,
      { en: `when segment ${row} is sent`, zh: `第 ${row} 个报文段发出的时刻` },
      segment.rules,
    );
  }
  if (segment.arrives === null) {
    const message = { en: `Segment ${row} is lost.`, zh: `第 ${row} 个报文段丢失了。` };
    return { ok: false, message };
  }
  return time(segment.arrives, {
    en: `when segment ${row} arrives`,
    zh: `第 ${row} 个报文段到达的时刻`,
  });
}

const COUNTED = {
  segments: { en: "segments sent", zh: "发出的报文段数" },
  retransmissions: { en: "retransmissions", zh: "重传次数" },
  lost: { en: "segments lost", zh: "丢失的报文段数" },
} as const;

/** Segments that the ends sent: what the link copies and others forge is not counted. */
function counted(trace: Trace, { what, end }: Extract<Quantity, { name: "count" }>): ReadQuantity {
  const sent = trace.segments.filter(
    (one) => one.copyOf === null && !one.forged && (end === null || one.from === end),
  );
  const among = {
    segments: sent,
    retransmissions: sent.filter((one) => one.retransmissionOf !== null),
    lost: sent.filter((one) => one.arrives === null),
  };
  const { en, zh } = COUNTED[what];
  const whose = end && NAMES[end];
  return plain(among[what].length, {
    en: whose ? `${en} (${whose.en})` : en,
    zh: whose ? `${whose.zh}${zh}` : zh,
  });
}

/** How long an end is in a state, all times together. It must have left it. */
function timeIn(
  trace: Trace,
  { end, state }: Extract<Quantity, { name: "time-in" }>,
): ReadQuantity {
  const own = trace.transitions.filter((one) => one.end === end);
  const stays = own.flatMap((one, index) => {
    const next = own[index + 1];
    return one.to === state && next ? [next.at - one.at] : [];
  });
  const { en, zh } = NAMES[end];
  if (stays.length === 0 || own.at(-1)?.to === state) {
    return {
      ok: false,
      message: {
        en: `The ${en} does not enter ${state} and leave it again in this run.`,
        zh: `这次运行里${zh}没有先进入 ${state} 再离开。`,
      },
    };
  }
  const sum = stays.reduce((all, one) => all + one, 0);
  return time(
    sum,
    { en: `time of the ${en} in ${state}`, zh: `${zh}停留在 ${state} 的时间` },
    own.flatMap(({ to, rule }) => (to === state ? [rule] : [])),
  );
}
