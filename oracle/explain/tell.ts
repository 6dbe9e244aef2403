import type { TimerKind } from "../machine/connection.ts";
import type { Sentence } from "../result.ts";
import type { Trace, TraceCongestion, TraceSegment, TraceTransition } from "../run/trace.ts";
import type { Explanation } from "./explain.ts";
import { becauseFlags, becauseLen } from "./explain-flags.ts";
import { becauseAck, becauseSeq } from "./explain-numbers.ts";
import { becauseMoved } from "./explain-state.ts";
import { NOTHING, type Numbers, nameOf, otherEnd, type Telling, tell, written } from "./phrases.ts";
import { becauseAgain, becauseQuestion, challengeNote, waitThatEnds } from "./tell-again.ts";

/** Beyond any window that a segment can offer: ssthresh before the first loss. */
const NO_THRESHOLD = 2 ** 30;

/**
 * Why segment `n` (from 1) was sent, with these numbers, and what became of it on its way; the
 * rules are those of its sending. Throws a RangeError when the run has no segment `n`.
 */
export function tellSegment(trace: Trace, n: number, numbers: Numbers = "absolute"): Explanation {
  const segment = trace.segments[n - 1];
  if (segment === undefined) throw new RangeError(`the run has no segment ${n}`);
  const telling = { trace, numbers };
  const because = tell(
    whySent(telling, segment),
    lossNote(trace, segment),
    fate(trace, segment),
    growth(trace, segment),
  );
  return { rules: segment.rules, because };
}

function whySent(telling: Telling, segment: TraceSegment): Sentence {
  if (segment.copyOf !== null) return becauseCopy(telling, segment, segment.copyOf);
  if (segment.forged) return becauseForged(telling, segment);
  if (segment.retransmissionOf !== null) {
    return becauseAgain(telling, segment, segment.retransmissionOf);
  }
  const question = becauseQuestion(telling, segment);
  if (question !== null) return question;
  return tell(
    waited(telling.trace, segment),
    becauseFlags(telling, segment),
    challengeNote(telling, segment),
    becauseSeq(telling, segment),
    segment.len > 0 ? becauseLen(telling, segment) : NOTHING,
    segment.ack === null ? NOTHING : becauseAck(telling, segment),
  );
}

/** The link delivers what was sent once a second time. */
function becauseCopy(telling: Telling, segment: TraceSegment, original: number): Sentence {
  const seq = written(telling, segment.from, segment.seq);
  const flags = segment.flags.join(",");
  return {
    en: `${nameOf(segment.from).en} sent segment ${original} (${flags}) once; the network delivers it once more, with the same number ${seq}.`,
    zh: `${nameOf(segment.from).zh}只发过一次报文段 ${original}（${flags}），网络又送来一份，序列号同样是 ${seq}。`,
  };
}

function becauseForged(telling: Telling, segment: TraceSegment): Sentence {
  const { from } = segment;
  const seq = written(telling, from, segment.seq);
  const ack = segment.ack === null ? null : written(telling, otherEnd(from), segment.ack);
  const flags = segment.flags.join(",");
  return {
    en: `${nameOf(from).en} did not send this ${flags}: somebody forged it with sequence number ${seq}${ack === null ? "" : ` and acknowledgment number ${ack}`}.`,
    zh: `这个 ${flags} 不是${nameOf(from).zh}发的，而是他人伪造的，序列号写成 ${seq}${ack === null ? "" : `，确认号写成 ${ack}`}。`,
  };
}

/** An acknowledgment that has waited for its timer. */
function waited(trace: Trace, segment: TraceSegment): Sentence {
  const wait = waitThatEnds(trace, segment, ["delayed-ack"]);
  if (wait === null) return NOTHING;
  return {
    en: `Nothing came in ${wait.ms} ms that the delayed ACK could ride on.`,
    zh: `延迟确认等了 ${wait.ms} ms，没有数据可以捎带。`,
  };
}

/** What a loss that was noticed does to the congestion window of the end that sends again. */
function lossNote({ congestion }: Trace, segment: TraceSegment): Sentence {
  if (segment.retransmissionOf === null) return NOTHING;
  const change = congestion.find((one) => {
    const { at, end, rule } = one;
    const loss = rule === "5681-3.1-loss-window" || rule === "5681-3.2-fast-retransmit";
    // Several segments may go again in one instant: what each answers tells them apart.
    return loss && at === segment.at && end === segment.from && one.segment === segment.causedBy;
  });
  if (change === undefined) return NOTHING;
  const { cwnd, ssthresh } = change;
  const name = nameOf(segment.from);
  return {
    en: `The ssthresh of ${name.en} becomes ${ssthresh} and its cwnd ${cwnd} octets.`,
    zh: `${name.zh}的 ssthresh 降为 ${ssthresh} 字节，cwnd 变为 ${cwnd} 字节。`,
  };
}

/** What the link made of a segment, where that is not to let it arrive in its turn. */
function fate({ segments }: Trace, segment: TraceSegment): Sentence {
  const { arrives, delivered, from } = segment;
  const name = nameOf(otherEnd(from));
  if (arrives === null) {
    return {
      en: `It is lost on the way and does not reach ${name.en}.`,
      zh: `它在路上丢失，没有到达${name.zh}。`,
    };
  }
  if (!delivered) {
    return {
      en: `It is still on its way when the run ends.`,
      zh: `运行结束时它还在路上。`,
    };
  }
  const sooner = segments.slice(segment.n).findLast((s) => {
    return s.from === from && s.arrives !== null && s.arrives < arrives;
  });
  if (sooner === undefined) return NOTHING;
  return {
    en: `It reaches ${name.en} only at ${arrives} ms, after segment ${sooner.n}, which set out later.`,
    zh: `它到 ${arrives} ms 才到达${name.zh}，比后发的报文段 ${sooner.n} 还晚。`,
  };
}

/** What moves the congestion window when a segment arrives; what is not here has its rule's words. */
const GROWTH: Readonly<Record<string, Sentence>> = {
  "5681-3.1-initial-window": { en: "the initial window sets", zh: "按初始窗口，" },
  "5681-3.1-slow-start": { en: "slow start raises", zh: "慢启动使" },
  "5681-3.1-avoidance": { en: "congestion avoidance raises", zh: "拥塞避免使" },
  "5681-3.2-fast-retransmit": {
    en: "the third duplicate ACK in a row sets",
    zh: "连续第三个重复 ACK 使",
  },
  "5681-3.2-inflate": { en: "one more duplicate ACK raises", zh: "又一个重复 ACK 使" },
  "5681-3.2-deflate": { en: "the end of fast recovery sets", zh: "快速恢复结束，" },
};

/** What the arrival of a segment does to the congestion window of the end it reaches. */
function growth({ congestion }: Trace, { n }: TraceSegment): Sentence {
  const change = congestion.findLast(({ segment }) => segment === n);
  if (change === undefined) return NOTHING;
  const how = GROWTH[change.rule ?? ""];
  if (how === undefined) return NOTHING;
  const size = sizeOf(change);
  const name = nameOf(change.end);
  return {
    en: `When it arrives, ${how.en} the cwnd of ${name.en} to ${size.en}.`,
    zh: `它到达后，${how.zh}${name.zh}的 cwnd 变为 ${size.zh}。`,
  };
}

function sizeOf({ cwnd, ssthresh }: TraceCongestion): Sentence {
  if (ssthresh >= NO_THRESHOLD) return { en: `${cwnd} octets`, zh: `${cwnd} 字节` };
  return {
    en: `${cwnd} octets, with ssthresh at ${ssthresh}`,
    zh: `${cwnd} 字节（ssthresh 为 ${ssthresh}）`,
  };
}

/**
 * Why an end went from one state to another: `i` counts the trace's transitions from 0. Throws a
 * RangeError when the run has no transition `i`.
 */
export function tellTransition(trace: Trace, i: number): Explanation {
  const transition = trace.transitions[i];
  if (transition === undefined) throw new RangeError(`the run has no transition ${i}`);
  const moved = becauseMoved(trace, transition, []);
  return { rules: [transition.rule], because: tell(timerNote(trace, transition), moved) };
}

/** Which timer moves an end by a rule. */
const TIMERS: Readonly<Record<string, TimerKind>> = {
  "9293-3.10.8-time-wait": "2msl",
  "9293-3.10.8-user-timeout": "user",
};

/** The timer that moved an end, and how long it had run. */
function timerNote({ waits }: Trace, { at, end, rule }: TraceTransition): Sentence {
  // A call may come in the very instant in which a timer runs out or is cut.
  const wait = waits.find((one) => {
    return one.end === end && one.until === at && one.kind === TIMERS[rule];
  });
  if (wait === undefined) return NOTHING;
  if (wait.kind === "2msl") {
    return {
      en: `The 2MSL of ${wait.ms} ms that began at ${wait.at} ms has passed.`,
      zh: `2MSL 是 ${wait.ms} ms，从 ${wait.at} ms 起已经过完。`,
    };
  }
  return {
    en: `Nothing was acknowledged in the ${wait.ms} ms since ${wait.at} ms.`,
    zh: `从 ${wait.at} ms 起的 ${wait.ms} ms 里没有得到任何确认。`,
  };
}
