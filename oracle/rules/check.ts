import type { RuleTable } from "./rules.ts";

/**
 * What only the checker of captures (check/) can see broken: the machine itself meets these by its
 * making, in no branch of its own.
 */
export const CHECK_RULES = {
  "check-flags": {
    section: "RFC 9293 §3.10.4, §3.5.2",
    sentence: {
      en: "SYN opens, FIN closes, RST resets: no end puts two of them into one segment.",
      zh: "SYN 用来打开，FIN 用来关闭，RST 用来复位：同一个报文段里不会出现其中两个。",
    },
  },
  "check-rst-is-the-end": {
    section: "RFC 9293 §3.10.5, §3.5.2",
    sentence: {
      en: "An end that sends a RST has no connection any more: it cannot go on sending on it.",
      zh: "发出 RST 的一端已经没有这个连接了，不可能接着在上面发送。",
    },
  },
  "check-one-syn": {
    section: "RFC 9293 §3.4.1, §3.10.1",
    sentence: {
      en: "An end that lives in a connection sends no SYN with another initial number.",
      zh: "连接还在的一端不会再发一个 ISN 不同的 SYN。",
    },
  },
  "check-fin-is-last": {
    section: "RFC 9293 §3.6, §3.10.4",
    sentence: {
      en: "A FIN stands at the end of all data, at one number only.",
      zh: "FIN 排在全部数据之后，序列号只有一个，不会改变。",
    },
  },
  "check-one-content": {
    section: "RFC 9293 §3.4",
    sentence: {
      en: "A sequence number names one octet for good: sent again, it is the same octet.",
      zh: "一个序列号只对应一个字节：重传时必须还是同样的内容。",
    },
  },
  "check-ack-never-back": {
    section: "RFC 9293 §3.4, §3.10.7.4",
    sentence: {
      en: "RCV.NXT never moves back, so what is sent later does not acknowledge less.",
      zh: "RCV.NXT 从不后退，所以后发的报文段确认号不会变小。",
    },
  },
  "check-number-taken": {
    section: "RFC 9293 §3.4",
    sentence: {
      en: "A segment that sends nothing new stands at SND.NXT, behind the SYN, data or FIN already sent.",
      zh: "不带新内容的报文段序列号为 SND.NXT，排在已发出的 SYN、数据或 FIN 之后。",
    },
  },
  "check-number-unsent": {
    section: "RFC 9293 §3.4",
    sentence: {
      en: "A segment starts no further than SND.NXT: the numbers before it have all been sent.",
      zh: "报文段的序列号不会超过 SND.NXT：在它之前的序列号都已经发送过。",
    },
  },
} as const satisfies RuleTable;
