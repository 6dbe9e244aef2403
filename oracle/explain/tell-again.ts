import type { TimerKind } from "../machine/connection.ts";
import type { Sentence } from "../result.ts";
import { RULES, type RuleId } from "../rules/rules.ts";
import type { Trace, TraceSegment, TraceWait } from "../run/trace.ts";
import { arrivedBefore } from "./explain-numbers.ts";
import {
  answeredBy,
  NOTHING,
  nameOf,
  otherEnd,
  type Telling,
  taken,
  tell,
  written,
} from "./phrases.ts";

/** RFC 6298 §2.5 lets the RTO have a ceiling; this oracle takes the least that is allowed. */
const RTO_CEILING = 60_000;

/** Why a segment is sent that repeats what was sent before. */
export function becauseAgain(telling: Telling, segment: TraceSegment, first: number): Sentence {
  const { rules } = segment;
  const fast = rules.includes("5681-3.2-fast-retransmit");
  const duplicates = fast ? duplicateAcks(telling, segment, first) : null;
  if (duplicates !== null) return tell(duplicates, RULES["5681-3.2-fast-retransmit"].sentence);
  const wait = waitThatEnds(telling.trace, segment, ["rto"]);
  if (wait !== null) return tell(timedOut(telling, segment, first, wait), probeNote(segment));
  // With SACK the hole that is filled says more than the ACK that let it be filled.
  const why = rules.find((id) => id === "2018-5-missing") ?? rules[0];
  return tell(
    { en: `this is segment ${first} sent again.`, zh: `这是报文段 ${first} 的重传。` },
    why === undefined ? NOTHING : RULES[why].sentence,
  );
}

/** The timer of an end that ran out at the time a segment was sent. */
export function waitThatEnds(
  trace: Trace,
  { from, at }: TraceSegment,
  kinds: readonly TimerKind[],
): TraceWait | null {
  const ended = trace.waits.find(({ end, until, kind }) => {
    return end === from && until === at && kinds.includes(kind);
  });
  return ended ?? null;
}

function timedOut(
  telling: Telling,
  segment: TraceSegment,
  first: number,
  { at, ms }: TraceWait,
): Sentence {
  const name = nameOf(segment.from);
  const seq = written(telling, segment.from, segment.seq);
  return tell(
    {
      en: `the RTO of ${ms} ms that began at ${at} ms has run out and ${seq} is not acknowledged, so ${name.en} sends segment ${first} again.`,
      zh: `从 ${at} ms 开始的 RTO（${ms} ms）到期，序列号 ${seq} 还没被确认，${name.zh}重传报文段 ${first}。`,
    },
    backoff(ms),
  );
}

/** What a timeout makes of an RTO of so many ms (RFC 6298 §5.5). */
function backoff(ms: number): Sentence {
  if (ms >= RTO_CEILING) {
    return { en: `The RTO stays at its ceiling of ${ms} ms.`, zh: `RTO 已到上限，仍是 ${ms} ms。` };
  }
  const next = 2 * ms;
  if (next <= RTO_CEILING) {
    return { en: `The RTO doubles to ${next} ms.`, zh: `RTO 加倍，变为 ${next} ms。` };
  }
  return {
    en: `The RTO rises to its ceiling of ${RTO_CEILING} ms.`,
    zh: `RTO 增大到上限 ${RTO_CEILING} ms。`,
  };
}

function probeNote({ rules }: TraceSegment): Sentence {
  return rules.includes("9293-3.8.6.1-probe") ? RULES["9293-3.8.6.1-probe"].sentence : NOTHING;
}

/** The third duplicate ACK in a row is what makes an end send again (RFC 5681 §3.2). */
const DUPLICATES_OF_A_LOSS = 3;

/** Which ACKs of the other end named the same number again; null when it is not they. */
function duplicateAcks(telling: Telling, segment: TraceSegment, first: number): Sentence | null {
  const named = arrivedBefore(telling.trace, segment).filter(({ ack, len }) => {
    return ack === segment.seq && len === 0;
  });
  if (named.length < DUPLICATES_OF_A_LOSS) return null;
  const duplicates = named.slice(-DUPLICATES_OF_A_LOSS).map(({ n }) => n);
  const seq = written(telling, segment.from, segment.seq);
  return {
    en: `segments ${duplicates.join(", ")} acknowledge ${seq} once more, so ${nameOf(segment.from).en} takes segment ${first} for lost and sends it again at once.`,
    zh: `报文段 ${duplicates.join("、")} 重复确认 ${seq}，${nameOf(segment.from).zh}判断报文段 ${first} 已丢失，立即重传。`,
  };
}

/** Why an end sends something that only asks for a sign of the other; null for any other segment. */
export function becauseQuestion(telling: Telling, segment: TraceSegment): Sentence | null {
  if (segment.rules.includes("9293-3.8.4-keepalive")) return keepalive(telling, segment);
  if (!segment.rules.includes("9293-3.8.6.1-probe")) return null;
  const name = nameOf(segment.from);
  const peer = nameOf(otherEnd(segment.from));
  const wait = waitThatEnds(telling.trace, segment, ["persist"]);
  const waited: Sentence =
    wait === null
      ? NOTHING
      : {
          en: `The persist timer of ${wait.ms} ms has run out.`,
          zh: `坚持定时器（${wait.ms} ms）到期。`,
        };
  const seq = written(telling, segment.from, segment.seq);
  const sent: Sentence =
    taken(segment) === 0
      ? {
          en: `${name.en} asks with an empty segment at ${seq}, one before the next number.`,
          zh: `${name.zh}发出空报文段，序列号 ${seq}，比下一个要用的小 1。`,
        }
      : {
          en: `${name.en} sends number ${seq} in spite of the window.`,
          zh: `${name.zh}不顾窗口，发出序列号 ${seq}。`,
        };
  return tell(
    waited,
    {
      en: `The window of ${peer.en} is closed and data is waiting.`,
      zh: `${peer.zh}的窗口已关闭，还有数据待发。`,
    },
    sent,
    RULES["9293-3.8.6.1-probe"].sentence,
  );
}

function keepalive(telling: Telling, segment: TraceSegment): Sentence {
  const name = nameOf(segment.from);
  const wait = waitThatEnds(telling.trace, segment, ["keepalive"]);
  const seq = written(telling, segment.from, segment.seq);
  return tell(
    wait === null
      ? NOTHING
      : {
          en: `${name.en} has heard nothing for ${wait.ms} ms.`,
          zh: `${name.zh}已有 ${wait.ms} ms 没收到任何报文段。`,
        },
    {
      en: `It sends number ${seq}, which was acknowledged long ago.`,
      zh: `于是发出序列号 ${seq}，这个编号早已被确认过。`,
    },
    RULES["9293-3.8.4-keepalive"].sentence,
  );
}

/** Rules by which an end answers a segment that it does not take, naming the number it expects. */
const CHALLENGES: readonly RuleId[] = [
  "9293-3.10.7.4-unacceptable",
  "9293-3.10.7.4-rst-challenge",
  "9293-3.10.7.4-syn-challenge",
  "9293-3.10.7.4-ack-of-unsent",
  "9293-3.10.7.4-time-wait-fin",
  "5961-5-ack-too-old",
  "7323-5.3-paws",
];

/** For an ACK that only says what is expected: what came instead. Nothing for any other. */
export function challengeNote(telling: Telling, segment: TraceSegment): Sentence {
  const cause = answeredBy(telling.trace, segment);
  const rule = segment.rules.find((id) => CHALLENGES.includes(id));
  if (cause === undefined || rule === undefined || segment.ack === null) return NOTHING;
  const expected = written(telling, cause.from, segment.ack);
  const came = written(telling, cause.from, cause.seq);
  const flags = cause.flags.join(",");
  const name = nameOf(segment.from);
  if (rule === "9293-3.10.7.4-ack-of-unsent" && cause.ack !== null) {
    const acked = written(telling, segment.from, cause.ack);
    const next = written(telling, segment.from, segment.seq);
    return {
      en: `Segment ${cause.n} acknowledges ${acked}, but ${name.en} has sent only up to ${next}.`,
      zh: `报文段 ${cause.n} 确认到 ${acked}，而${name.zh}只发到 ${next}。`,
    };
  }
  if (segment.window === 0 && came === expected) {
    return {
      en: `Segment ${cause.n} (${flags}) begins at ${came}, as ${name.en} expects, but the window of ${name.en} is 0.`,
      zh: `报文段 ${cause.n}（${flags}）从 ${came} 开始，正是${name.zh}期望的，但${name.zh}的窗口是 0。`,
    };
  }
  return {
    en: `Segment ${cause.n} (${flags}) begins at ${came}; ${name.en} expects ${expected}.`,
    zh: `报文段 ${cause.n}（${flags}）从 ${came} 开始，${name.zh}期望的是 ${expected}。`,
  };
}
