import type { StatementTable } from "./statements.ts";

/** What is said of sequence numbers over a connection's life: RFC 9293 §3.4. */
export const SEQUENCE_STATEMENTS = {
  "seq-shared": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "Each direction has numbers of its own.",
      zh: "两个方向各有自己的序列号。",
    },
  },
  "both-isn-shared": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "There is no common number. Each end has its own ISN and tells it to the other.",
      zh: "没有共同的序列号，两端各有自己的 ISN，并告知对方。",
    },
  },
  "isn-not-acknowledged": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Each ISN has to be acknowledged, or else its end cannot know that it has arrived.",
      zh: "两端的 ISN 都必须得到确认，否则无从知道是否送到。",
    },
  },
  "isn-order": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "Which ISN is smaller means nothing. They only say where each end begins to count.",
      zh: "ISN 谁大谁小没有意义，只是各自编号的起点。",
    },
  },
  "isn-given": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "Each end chooses its own ISN. Nobody assigns it.",
      zh: "两端各自选择自己的 ISN，不由对方分配。",
    },
  },
  "ack-own": {
    holds: "no",
    rule: "9293-3.4-ack-names-next",
    because: {
      en: "The acknowledgment number speaks of the other end's numbers, not of one's own.",
      zh: "确认号说的是对方的序列号，不是自己的。",
    },
  },
  "seq-real-zero": {
    holds: "no",
    rule: "9293-3.4.1-isn-clock",
    because: {
      en: "The tool shows numbers relative to the ISN. On the wire they begin at the ISN.",
      zh: "工具显示的是相对于 ISN 的值，线上的序列号从 ISN 开始。",
    },
  },
  "seq-shown-relative": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.4.1-isn-clock",
    because: {
      en: "The tool shows numbers relative to the ISN. On the wire they begin at the ISN.",
      zh: "工具显示的是相对于 ISN 的值，线上的序列号从 ISN 开始。",
    },
  },
  "seq-ends-connection": {
    holds: "no",
    rule: "9293-3.4-next-number",
    because: {
      en: "Sequence numbers are counted modulo 2^32 and simply wrap around.",
      zh: "序列号按 2^32 取模，用完从头继续，不影响连接。",
    },
  },
  "new-seq-on-repeat": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "What is sent again keeps its sequence number.",
      zh: "重传的报文段序列号不变。",
    },
  },
  "options-any-time": {
    holds: "no",
    rule: "9293-3.7.1-mss",
    because: {
      en: "MSS and window scale are sent with SYN only and hold for the whole connection.",
      zh: "MSS 和窗口扩大选项只在 SYN 里出现，整个连接期间不变。",
    },
  },
  "syn-window-scaled": {
    holds: "no",
    rule: "7323-2-window-scale",
    because: {
      en: "The window in a segment with SYN is never scaled.",
      zh: "带 SYN 的报文段里窗口字段不缩放。",
    },
  },
  "first-has-ack": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "The first SYN has no ACK: there is nothing to acknowledge yet.",
      zh: "第一个 SYN 不带 ACK，还没有可确认的内容。",
    },
  },
  "syn-with-fin": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "SYN opens and FIN closes. No segment of an ordinary exchange has both.",
      zh: "SYN 用于打开，FIN 用于关闭，正常的报文段不会同时带两者。",
    },
  },
} as const satisfies StatementTable;
