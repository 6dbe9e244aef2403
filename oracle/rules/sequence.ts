import type { RuleTable } from "./rules.ts";

/** Sequence numbers, opening, closing and resets: RFC 9293 §3.4, §3.5, §3.6, §3.8, §3.10. */
export const SEQUENCE_RULES = {
  "9293-3.4-syn-takes-one": {
    section: "RFC 9293 §3.4",
    sentence: {
      en: "A SYN takes one sequence number, just as an octet of data does.",
      zh: "SYN 占用一个序列号，和一个字节的数据一样。",
    },
  },
  "9293-3.4-fin-takes-one": {
    section: "RFC 9293 §3.4",
    sentence: {
      en: "A FIN takes one sequence number, just as an octet of data does.",
      zh: "FIN 占用一个序列号，和一个字节的数据一样。",
    },
  },
  "9293-3.4-next-number": {
    section: "RFC 9293 §3.4",
    sentence: {
      en: "A segment starts at SND.NXT, the first number its sender has not used yet. An ACK alone takes no number.",
      zh: "报文段从 SND.NXT 开始，也就是发送方还没用过的第一个序列号；单纯的 ACK 不占用序列号。",
    },
  },
  "9293-3.4-ack-names-next": {
    section: "RFC 9293 §3.4",
    sentence: {
      en: "The acknowledgment number is the next sequence number its sender expects; everything before it has arrived.",
      zh: "确认号是期望收到的下一个序列号，表示在它之前的都已收到。",
    },
  },
  "9293-3.5-first-syn": {
    section: "RFC 9293 §3.5, §3.10.1",
    sentence: {
      en: "An active OPEN sends a SYN that carries the initial sequence number and no acknowledgment.",
      zh: "主动打开时发出 SYN，序列号是初始序列号 ISN，不带确认号。",
    },
  },
  "9293-3.5-simultaneous-open": {
    section: "RFC 9293 §3.5, figure 7",
    sentence: {
      en: "In a simultaneous open the SYN,ACK of the other end acknowledges our SYN, and the connection is ESTABLISHED.",
      zh: "同时打开时，对端的 SYN,ACK 确认了本端的 SYN，连接进入 ESTABLISHED。",
    },
  },
  "9293-3.5.2-rst-no-connection": {
    section: "RFC 9293 §3.5.2, group 1; §3.10.7.1",
    sentence: {
      en: "Where there is no connection, any segment but a RST is answered with a RST.",
      zh: "连接不存在时，收到除 RST 以外的任何报文段都回 RST。",
    },
  },
  "9293-3.5.2-rst-seq-from-ack": {
    section: "RFC 9293 §3.5.2",
    sentence: {
      en: "If the segment has an ACK, the RST takes its sequence number from that acknowledgment number.",
      zh: "来的报文段带 ACK 时，RST 的序列号就取它的确认号。",
    },
  },
  "9293-3.5.2-rst-seq-zero": {
    section: "RFC 9293 §3.5.2",
    sentence: {
      en: "If the segment has no ACK, the RST has sequence number 0 and acknowledges all that the segment took.",
      zh: "来的报文段不带 ACK 时，RST 的序列号为 0，并确认对方占用的全部序列号。",
    },
  },
  "9293-3.6-fin-after-data": {
    section: "RFC 9293 §3.6, §3.10.4",
    sentence: {
      en: "CLOSE sends a FIN behind all data that was sent before it: the sender has no more to send.",
      zh: "CLOSE 之后发 FIN，排在此前全部数据之后，表示本端不再发送数据。",
    },
  },
  "9293-3.6-half-close": {
    section: "RFC 9293 §3.6, §3.6.1",
    sentence: {
      en: "CLOSE ends one direction only. The end that has not closed may still send.",
      zh: "CLOSE 只关闭一个方向，这就是半关闭；还没关闭的一端可以继续发送数据。",
    },
  },
  "9293-3.7.1-mss": {
    section: "RFC 9293 §3.7.1",
    sentence: {
      en: "No segment carries more data than the maximum segment size.",
      zh: "一个报文段携带的数据不超过 MSS。",
    },
  },
  "9293-3.8-window": {
    section: "RFC 9293 §3.8",
    sentence: {
      en: "Only numbers below SND.UNA + SND.WND may be sent; the rest waits for an ACK.",
      zh: "只能发送 SND.UNA + SND.WND 之前的序列号，其余的要等 ACK 到达。",
    },
  },
  "9293-3.9.1-push": {
    section: "RFC 9293 §3.9.1.2",
    sentence: {
      en: "The last segment of a SEND has PSH set: no more data of it is waiting.",
      zh: "一次 SEND 的最后一个报文段置 PSH，表示后面没有待发的数据了。",
    },
  },
} as const satisfies RuleTable;
