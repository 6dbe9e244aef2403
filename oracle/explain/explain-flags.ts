import type { Sentence } from "../result.ts";
import { RULES, type RuleId } from "../rules/rules.ts";
import type { TraceSegment } from "../run/trace.ts";
import { nameOf, type Telling, taken, tell } from "./phrases.ts";

/** Rules that say what every segment is like rather than why this one was sent. */
const GENERAL: readonly RuleId[] = [
  "9293-3.4-ack-names-next",
  "9293-3.4-next-number",
  "9293-3.4-syn-takes-one",
  "9293-3.4-fin-takes-one",
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why a segment has the flags it has. */
export function becauseFlags(_telling: Telling, segment: TraceSegment): Sentence {
  const { flags, from, retransmissionOf, causedBy } = segment;
  const name = nameOf(from);
  const has = (flag: TraceSegment["flags"][number]): boolean => flags.includes(flag);
  if (retransmissionOf !== null) {
    return {
      en: `This is segment ${retransmissionOf} sent again, so it is of the same kind.`,
      zh: `这是报文段 ${retransmissionOf} 的重传，标志位表示的内容与它相同。`,
    };
  }
  if (has("RST")) return becauseRst(segment);
  if (has("SYN") && has("ACK")) {
    return {
      en: `SYN carries the ISN of ${name.en}; ACK acknowledges the SYN in segment ${causedBy}.`,
      zh: `SYN 携带${name.zh}的 ISN，ACK 确认报文段 ${causedBy} 的 SYN。`,
    };
  }
  if (has("SYN")) {
    return {
      en: `${capital(name.en)} opens the connection: SYN alone, there is nothing to acknowledge yet.`,
      zh: `${name.zh}主动打开连接，只置 SYN，此时还没有可确认的内容。`,
    };
  }
  if (has("FIN")) return becauseFin(segment);
  return segment.len > 0 ? becauseData(segment) : becauseAckOnly(segment);
}

function becauseRst(segment: TraceSegment): Sentence {
  const name = nameOf(segment.from);
  if (segment.causedBy === null || segment.rules.includes("9293-3.10.5-abort")) {
    if (segment.flags.includes("ACK")) {
      return {
        en: `${capital(name.en)} resets the connection: RST, here with an ACK, and nothing is to be answered.`,
        zh: `${name.zh}复位连接：置 RST，这里还带 ACK，不需要应答。`,
      };
    }
    return {
      en: `${capital(name.en)} aborts: RST alone, and nothing is to be answered.`,
      zh: `${name.zh} ABORT 连接，只置 RST，不需要应答。`,
    };
  }
  const why = mainRule(segment);
  const acked: Sentence = segment.flags.includes("ACK")
    ? {
        en: "That segment has no ACK, so the RST has one, to show what it answers.",
        zh: "那个报文段不带 ACK，所以 RST 带上 ACK，表明是在应答它。",
      }
    : {
        en: "That segment has an ACK, so the RST needs none.",
        zh: "那个报文段带 ACK，所以 RST 不必再带。",
      };
  return tell(
    {
      en: `RST answers segment ${segment.causedBy}.`,
      zh: `RST 是对报文段 ${segment.causedBy} 的应答。`,
    },
    RULES[why].sentence,
    acked,
  );
}

function becauseFin(segment: TraceSegment): Sentence {
  const name = nameOf(segment.from);
  const { causedBy } = segment;
  const ack: Sentence =
    causedBy === null
      ? {
          en: "ACK is set, as on every segment of a synchronized connection.",
          zh: "ACK 照常置位，连接同步后每个报文段都带 ACK。",
        }
      : {
          en: `ACK acknowledges segment ${causedBy} in the same segment.`,
          zh: `同一个报文段里用 ACK 确认报文段 ${causedBy}。`,
        };
  const push: Sentence = segment.flags.includes("PSH")
    ? { en: "PSH marks the end of the data.", zh: "PSH 表示数据到此发完。" }
    : { en: "", zh: "" };
  return tell(
    {
      en: `${name.en} has called CLOSE, so FIN says that it has no more to send.`,
      zh: `${name.zh}调用了 CLOSE，FIN 表示它不再发送数据。`,
    },
    ack,
    push,
  );
}

function becauseData(segment: TraceSegment): Sentence {
  const push: Sentence = segment.flags.includes("PSH")
    ? {
        en: "PSH marks the last segment of this SEND.",
        zh: "PSH 表示这是这次 SEND 的最后一个报文段。",
      }
    : {
        en: "PSH is off: more data of the same SEND follows.",
        zh: "没有置 PSH：同一次 SEND 后面还有数据。",
      };
  return tell(
    {
      en: "Data on a synchronized connection always travels with an ACK.",
      zh: "连接同步后，数据总是带着 ACK 一起发送。",
    },
    push,
  );
}

function becauseAckOnly(segment: TraceSegment): Sentence {
  const name = nameOf(segment.from);
  const why = RULES[mainRule(segment)].sentence;
  if (segment.causedBy === null) {
    return tell(
      {
        en: `${name.en} has no data to send, so only ACK is set.`,
        zh: `${name.zh}没有数据要发，所以只置 ACK。`,
      },
      why,
    );
  }
  return tell(
    {
      en: `${name.en} answers segment ${segment.causedBy} and has nothing to send, so only ACK is set.`,
      zh: `${name.zh}应答报文段 ${segment.causedBy}，自己没有数据要发，所以只置 ACK。`,
    },
    why,
  );
}

/** The rule that made an end send the segment. */
function mainRule(segment: TraceSegment): RuleId {
  const particular = segment.rules.filter((id) => !GENERAL.includes(id));
  // A FIN that came with data says more than the data.
  const fin = particular.find((id) => id.includes("-fin"));
  return fin ?? particular[0] ?? "9293-3.4-ack-names-next";
}

function octets(len: number): string {
  return len === 1 ? "1 octet" : `${len} octets`;
}

/** Why a segment carries as many octets of data as it does. */
export function becauseLen(_telling: Telling, segment: TraceSegment): Sentence {
  const { len, retransmissionOf, rules } = segment;
  if (len === 0) return becauseNoData(segment);
  if (retransmissionOf !== null) {
    return {
      en: `This is segment ${retransmissionOf} sent again: ${octets(len)} not yet acknowledged.`,
      zh: `这是报文段 ${retransmissionOf} 的重传，${len} 字节数据还没被确认。`,
    };
  }
  const fin: Sentence = segment.flags.includes("FIN")
    ? {
        en: "The FIN takes a number but is no octet, so it is not counted here.",
        zh: "FIN 占用一个序列号，但不是数据，不算在长度里。",
      }
    : { en: "", zh: "" };
  if (rules.includes("9293-3.7.1-mss")) {
    return tell({
      en: `The MSS lets one segment carry ${octets(len)} at most, and more was to be sent.`,
      zh: `待发的数据更多，而 MSS 规定一个报文段最多携带 ${len} 字节。`,
    });
  }
  if (rules.includes("9293-3.8.6.1-probe")) {
    return tell({
      en: `The window of the other end is closed. This probe carries ${octets(len)} all the same, so that an answer must come and tell the window.`,
      zh: `对端的窗口是 0。这是零窗口探测：照样带上 ${len} 字节，对端就必须回复并报告窗口。`,
    });
  }
  if (rules.includes("9293-3.8-window")) {
    return tell({
      en: `The window of the other end leaves room for ${octets(len)} only.`,
      zh: `对端的窗口只容得下 ${len} 字节。`,
    });
  }
  return tell(
    {
      en: `What is left of this SEND is ${octets(len)}, and one segment can carry that.`,
      zh: `这次 SEND 还剩 ${len} 字节，全部放进这个报文段。`,
    },
    fin,
  );
}

function becauseNoData(segment: TraceSegment): Sentence {
  const numbers = taken(segment);
  const flag = segment.flags.includes("SYN") ? "SYN" : "FIN";
  if (numbers > 0) {
    return {
      en: `The length counts octets of data: the ${flag} takes a number but is no octet.`,
      zh: `长度只算数据的字节数：${flag} 占用一个序列号，但不是数据。`,
    };
  }
  return {
    en: "This segment carries no data and takes no sequence number.",
    zh: "这个报文段不带数据，也不占用序列号。",
  };
}

/** The rules behind the flags of a segment. */
export function rulesOfFlags(segment: TraceSegment): RuleId[] {
  return segment.rules.filter((id) => !GENERAL.includes(id));
}

const SIZES: readonly RuleId[] = ["9293-3.7.1-mss", "9293-3.8-window", "9293-3.9.1-push"];

/** The rules behind the length of a segment. */
export function rulesOfLen(segment: TraceSegment): RuleId[] {
  const flags: RuleId[] = [];
  if (segment.flags.includes("SYN")) flags.push("9293-3.4-syn-takes-one");
  if (segment.flags.includes("FIN")) flags.push("9293-3.4-fin-takes-one");
  const sizes = segment.rules.filter((id) => SIZES.includes(id));
  return taken(segment) === 0 ? ["9293-3.4-next-number"] : [...sizes, ...flags];
}
