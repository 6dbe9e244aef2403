import type { End } from "../machine/connection.ts";
import { add, type Seq, seq } from "../machine/seq.ts";
import type { Sentence } from "../result.ts";
import { relative, type Trace, type TraceSegment } from "../run/trace.ts";

/** How numbers are written: as on the wire, or counted from the ISN of the end they belong to. */
export type Numbers = "absolute" | "relative";

/** The run a sentence is about, and how it writes numbers. */
export type Telling = { readonly trace: Trace; readonly numbers: Numbers };

const NAMES: Readonly<Record<End, Sentence>> = {
  client: { en: "the client", zh: "客户端" },
  server: { en: "the server", zh: "服务器" },
};

export function otherEnd(end: End): End {
  return end === "client" ? "server" : "client";
}

/** "the client" and 客户端. */
export function nameOf(end: End): Sentence {
  return NAMES[end];
}

/** Sentences one after the other; every one begins with a capital letter. */
export function tell(...sentences: readonly Sentence[]): Sentence {
  const said = sentences.filter((sentence) => sentence.en !== "");
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    en: said.map((sentence) => capital(sentence.en)).join(" "),
    zh: said.map((sentence) => sentence.zh).join(""),
  };
}

export const NOTHING: Sentence = { en: "", zh: "" };

/** A sequence number in the space of `end`, as the telling writes numbers. */
export function written(telling: Telling, end: End, number: number): string {
  return String(telling.numbers === "absolute" ? number : relative(telling.trace, end, number));
}

/** The segment that another one answers; undefined for what a call or a timer sent. */
export function answeredBy(
  { segments }: Trace,
  { causedBy }: TraceSegment,
): TraceSegment | undefined {
  return segments.find(({ n }) => n === causedBy);
}

/** How many numbers a sent segment takes (RFC 9293 §3.4). */
export function taken(segment: TraceSegment): number {
  const flags = segment.flags.filter((flag) => flag === "SYN" || flag === "FIN").length;
  return segment.len + flags;
}

/** Why any field of a segment is what it is that its end did not send; null for all others. */
export function notItsOwn(segment: TraceSegment): Sentence | null {
  const { copyOf, forged, from } = segment;
  if (copyOf !== null) {
    return {
      en: `The network delivers segment ${copyOf} once more, unchanged.`,
      zh: `网络把报文段 ${copyOf} 原样又送来一次。`,
    };
  }
  if (!forged) return null;
  return {
    en: `${nameOf(from).en.replace("the", "The")} did not send this segment: whoever forged it chose what it says.`,
    zh: `这个报文段不是${nameOf(from).zh}发的，内容由伪造者决定。`,
  };
}

/** The first number after a sent segment. */
export function endOf(segment: TraceSegment): Seq {
  return add(seq(segment.seq), taken(segment));
}

/** Which numbers a segment takes, flag by flag: "the FIN in segment 3 sits at 271". */
export function occupies(telling: Telling, segment: TraceSegment): Sentence {
  const { from, n, len } = segment;
  const first = written(telling, from, segment.seq);
  const fin = segment.flags.includes("FIN");
  if (segment.flags.includes("SYN")) return flagAt("SYN", n, first);
  if (len === 0) return flagAt("FIN", n, first);
  const lastOctet = written(telling, from, add(seq(segment.seq), len - 1));
  const octets: Sentence =
    len === 1
      ? { en: `segment ${n} carries octet ${first}`, zh: `报文段 ${n} 的数据占用 ${first}` }
      : {
          en: `segment ${n} carries octets ${first} to ${lastOctet}`,
          zh: `报文段 ${n} 的数据占用 ${first} 到 ${lastOctet}`,
        };
  if (!fin) return octets;
  const finAt = written(telling, from, add(seq(segment.seq), len));
  return {
    en: `${octets.en} and its FIN sits at ${finAt}`,
    zh: `${octets.zh}，FIN 占用 ${finAt}`,
  };
}

function flagAt(flag: "SYN" | "FIN", n: number, at: string): Sentence {
  return {
    en: `the ${flag} in segment ${n} sits at ${at}`,
    zh: `报文段 ${n} 的 ${flag} 占用 ${at}`,
  };
}

/** Says so when counting on from `from` to `to` goes past 2^32 - 1. */
export function wrapNote(telling: Telling, from: number, to: number): Sentence {
  const wraps = telling.numbers === "absolute" && to < from;
  if (!wraps) return NOTHING;
  return {
    en: "Numbers are counted modulo 2^32: after 4294967295 comes 0.",
    zh: "序列号按模 2^32 计算，4294967295 之后回到 0。",
  };
}

/** The numbers of a SYN that happened before a run that starts established. */
export function synBefore(telling: Telling, end: End): Sentence {
  const isn = telling.trace.isn[end];
  const name = nameOf(end);
  const at = written(telling, end, isn);
  return {
    en: `the SYN of ${name.en} sat at ${at}, its ISN`,
    zh: `${name.zh}的 SYN 占用 ${at}（ISN）`,
  };
}
