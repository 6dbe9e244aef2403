import { lessThan, type Seq, seq } from "../machine/seq.ts";
import type { Sentence } from "../result.ts";
import type { RuleId } from "../rules/rules.ts";
import type { Trace, TraceSegment } from "../run/trace.ts";
import {
  answeredBy,
  endOf,
  NOTHING,
  nameOf,
  occupies,
  otherEnd,
  synBefore,
  type Telling,
  taken,
  tell,
  wrapNote,
  written,
} from "./phrases.ts";

/** Why the sequence number of a segment is what it is. */
export function becauseSeq(telling: Telling, segment: TraceSegment): Sentence {
  const { from, rules, retransmissionOf } = segment;
  const { trace } = telling;
  if (rules.includes("9293-3.5.2-rst-seq-zero")) {
    return {
      en: `Segment ${segment.causedBy} has no ACK to take a number from, so this RST has sequence number 0.`,
      zh: `报文段 ${segment.causedBy} 不带 ACK，没有确认号可取，所以这个 RST 的序列号是 0。`,
    };
  }
  if (rules.includes("9293-3.5.2-rst-seq-from-ack")) {
    const at = written(telling, from, segment.seq);
    return {
      en: `Segment ${segment.causedBy} has acknowledgment number ${at}; the RST takes it as its sequence number.`,
      zh: `报文段 ${segment.causedBy} 的确认号是 ${at}，RST 就以它作为序列号。`,
    };
  }
  if (retransmissionOf !== null) return becauseRepeated(telling, segment, retransmissionOf);
  if (segment.flags.includes("SYN")) return becauseSyn(telling, segment);
  if (rules.some((id) => ONE_BEFORE.includes(id)) && taken(segment) === 0) {
    const at = written(telling, from, segment.seq);
    return {
      en: `The number is ${at}, one before the next: it was used already, so it must be answered.`,
      zh: `序列号是 ${at}，比下一个要用的小 1：这个编号已经用过，对端必须应答。`,
    };
  }
  const before = sentBefore(trace, segment);
  const next = written(telling, from, segment.seq);
  const last = before === undefined ? synBefore(telling, from) : occupies(telling, before);
  const alone: Sentence =
    taken(segment) > 0
      ? NOTHING
      : { en: "This segment takes no number itself.", zh: "这个报文段本身不占用序列号。" };
  return tell(
    {
      en: `${last.en}, so the next number ${nameOf(from).en} uses is ${next}.`,
      zh: `${last.zh}，${nameOf(from).zh}的下一个序列号是 ${next}。`,
    },
    wrapNote(telling, before?.seq ?? trace.isn[from], segment.seq),
    alone,
  );
}

/** Segments whose number is SND.NXT-1, so that the other end answers. */
const ONE_BEFORE: readonly RuleId[] = ["9293-3.8.4-keepalive", "linux-empty-probe"];

/** What an end itself sent last in front of a segment. */
function sentBefore(trace: Trace, { n, from, seq: first }: TraceSegment): TraceSegment | undefined {
  return trace.segments.slice(0, n - 1).findLast((s) => {
    return s.from === from && !s.forged && taken(s) > 0 && endOf(s) === first;
  });
}

function becauseRepeated(telling: Telling, segment: TraceSegment, first: number): Sentence {
  const at = written(telling, segment.from, segment.seq);
  return {
    en: `This is segment ${first} sent again: what is repeated keeps its number, ${at}.`,
    zh: `这是报文段 ${first} 的重传，重传的内容序列号不变，仍是 ${at}。`,
  };
}

function becauseSyn(telling: Telling, segment: TraceSegment): Sentence {
  const at = written(telling, segment.from, segment.seq);
  const name = nameOf(segment.from);
  if (telling.numbers === "relative") {
    return {
      en: `The SYN of ${name.en} carries its ISN; counted from the ISN that is ${at}.`,
      zh: `${name.zh}的 SYN 携带 ISN，以 ISN 为起点就是 ${at}。`,
    };
  }
  return {
    en: `The SYN of ${name.en} carries its initial sequence number, ${at}.`,
    zh: `${name.zh}的 SYN 携带初始序列号 ISN，即 ${at}。`,
  };
}

/** Why the acknowledgment number of a segment is what it is, or why it has none. */
export function becauseAck(telling: Telling, segment: TraceSegment): Sentence {
  const { from, ack } = segment;
  const name = nameOf(from);
  if (ack === null) return becauseNoAck(segment);
  const peer = otherEnd(from);
  const { trace } = telling;
  const cause = answeredBy(trace, segment);
  if (segment.rules.includes("9293-3.5.2-rst-seq-zero") && cause !== undefined) {
    const next = written(telling, peer, ack);
    const what =
      taken(cause) === 0
        ? {
            en: `segment ${cause.n} takes no number, so the RST acknowledges ${next}`,
            zh: `报文段 ${cause.n} 不占用序列号，所以 RST 的确认号是 ${next}`,
          }
        : {
            en: `${occupies(telling, cause).en}, so the RST acknowledges the number after it, ${next}`,
            zh: `${occupies(telling, cause).zh}，RST 确认到它之后，确认号是 ${next}`,
          };
    return tell({ en: `${what.en}.`, zh: `${what.zh}。` }, wrapNote(telling, cause.seq, ack));
  }
  const last = arrivedBefore(trace, segment).findLast((s) => taken(s) > 0 && endOf(s) === ack);
  const next = written(telling, peer, ack);
  const reached = last === undefined ? synBefore(telling, peer) : occupies(telling, last);
  return tell(
    {
      en: `${name.en}'s ACK names the next number it expects.`,
      zh: `${name.zh}的确认号是它期望收到的下一个序列号。`,
    },
    {
      en: `${reached.en}, so the next is ${next}.`,
      zh: `${reached.zh}，所以确认号是 ${next}。`,
    },
    wrapNote(telling, last?.seq ?? trace.isn[peer], ack),
    gapNote(telling, segment, seq(ack)),
  );
}

function becauseNoAck(segment: TraceSegment): Sentence {
  const name = nameOf(segment.from);
  if (segment.flags.includes("RST")) {
    return {
      en: "This RST has the ACK flag off, so it has no acknowledgment number.",
      zh: "这个 RST 没有置 ACK，因此没有确认号。",
    };
  }
  return {
    en: `${name.en.replace("the", "The")} has received nothing yet, so its SYN has the ACK flag off and no acknowledgment number.`,
    zh: `${name.zh}还没收到任何报文段，SYN 没有置 ACK，因此没有确认号。`,
  };
}

/** What of the other end had arrived when a segment was sent, in the order of sending. */
export function arrivedBefore(trace: Trace, segment: TraceSegment): TraceSegment[] {
  // In the instant of sending only what came up to the segment it answers had arrived.
  const upTo = segment.causedBy ?? segment.n;
  return trace.segments.filter((s) => {
    if (s.from === segment.from || s.arrives === null) return false;
    return s.arrives < segment.at || (s.arrives === segment.at && s.n <= upTo);
  });
}

/** Names the text that has come and cannot be acknowledged yet because some before it is missing. */
function gapNote(telling: Telling, segment: TraceSegment, ack: Seq): Sentence {
  const early = arrivedBefore(telling.trace, segment).findLast(
    (s) => taken(s) > 0 && !s.flags.includes("SYN") && lessThan(ack, seq(s.seq)),
  );
  if (early === undefined) return NOTHING;
  const from = written(telling, early.from, early.seq);
  const missing = written(telling, early.from, ack);
  return {
    en: `Segment ${early.n} has arrived too, but it starts at ${from}: ${missing} is still missing, and a cumulative ACK cannot skip it.`,
    zh: `报文段 ${early.n} 虽已到达，但它从 ${from} 开始，${missing} 还缺着，累积确认不能跳过它。`,
  };
}

/** The rules behind a sequence number. */
export function rulesOfSeq(trace: Trace, segment: TraceSegment): RuleId[] {
  const reset = segment.rules.filter((id) => id.startsWith("9293-3.5.2-rst-seq"));
  if (reset.length > 0) return reset;
  if (segment.retransmissionOf !== null) return ["9293-3.10.8-retransmission"];
  if (segment.flags.includes("SYN")) return segment.rules.filter((id) => OPENING.includes(id));
  const before = sentBefore(trace, segment);
  return ["9293-3.4-next-number", ...takesOne(before)];
}

/** The rules behind an acknowledgment number; none when there is none. */
export function rulesOfAck(trace: Trace, segment: TraceSegment): RuleId[] {
  if (segment.ack === null) return [];
  if (segment.rules.includes("9293-3.5.2-rst-seq-zero")) {
    const cause = answeredBy(trace, segment);
    return ["9293-3.5.2-rst-seq-zero", ...(cause === undefined ? [] : takesOne(cause))];
  }
  const { ack } = segment;
  const last = arrivedBefore(trace, segment).findLast((s) => taken(s) > 0 && endOf(s) === ack);
  return ["9293-3.4-ack-names-next", ...takesOne(last)];
}

const OPENING: readonly RuleId[] = [
  "9293-3.5-first-syn",
  "9293-3.10.1-open-active",
  "9293-3.10.7.2-listen-syn",
  "9293-3.10.7.3-syn-sent-syn",
];

/** Which flag of `segment` takes a number; a run that starts established counts from the SYN. */
function takesOne(segment: TraceSegment | undefined): RuleId[] {
  if (segment === undefined || segment.flags.includes("SYN")) return ["9293-3.4-syn-takes-one"];
  return segment.flags.includes("FIN") ? ["9293-3.4-fin-takes-one"] : [];
}
