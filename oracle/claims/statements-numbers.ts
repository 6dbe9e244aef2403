import type { StatementTable } from "./statements.ts";

/** Sequence and acknowledgment numbers: RFC 9293 §3.4. */
export const NUMBER_STATEMENTS = {
  "own-isn": {
    holds: "yes",
    rule: "9293-3.5-first-syn",
    because: {
      en: "Each end chooses its own ISN and puts it in its own SYN.",
      zh: "两端各自选择 ISN，放在自己的 SYN 里。",
    },
  },
  "isn-varies": {
    holds: "yes",
    rule: "9293-3.4.1-isn-clock",
    because: {
      en: "Every connection gets another ISN, so that segments of an old one are not taken for its own.",
      zh: "每个连接的 ISN 都不同，旧连接的报文段不会被误认为是新连接的。",
    },
  },
  "isns-equal": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "The two ISNs are chosen independently. Each end counts its own octets.",
      zh: "两端的 ISN 各自独立选择，各自给自己的字节编号。",
    },
  },
  "isn-zero": {
    holds: "no",
    rule: "9293-3.4.1-isn-clock",
    because: {
      en: "An ISN comes from a clock and a secret function. It does not begin at 0 or 1; a tool that shows 0 shows a relative number.",
      zh: "ISN 由时钟和秘密函数生成，不从 0 或 1 开始；工具里显示的 0 是相对序列号。",
    },
  },
  "isn-constant": {
    holds: "no",
    rule: "9293-3.4.1-isn-clock",
    because: {
      en: "Every connection gets another ISN.",
      zh: "每个连接的 ISN 都不同。",
    },
  },
  "isn-from-client": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "The server chooses its ISN by itself. Only the acknowledgment number is the client's ISN + 1.",
      zh: "服务器自己选择 ISN，只有确认号才是客户端的 ISN + 1。",
    },
  },
  "seq-counts-octets": {
    holds: "yes",
    rule: "9293-3.4-next-number",
    because: {
      en: "Every octet of data has a sequence number.",
      zh: "每个字节的数据都有一个序列号。",
    },
  },
  "seq-counts-segments": {
    holds: "no",
    rule: "9293-3.4-next-number",
    because: {
      en: "Sequence numbers count octets. A segment with 100 octets takes 100 numbers.",
      zh: "序列号数的是字节，100 字节的报文段占 100 个序列号。",
    },
  },
  "ack-names-next": {
    holds: "yes",
    rule: "9293-3.4-ack-names-next",
    because: {
      en: "The acknowledgment number is the next sequence number its sender expects.",
      zh: "确认号是期望收到的下一个序列号。",
    },
  },
  "ack-names-last": {
    holds: "no",
    rule: "9293-3.4-ack-names-next",
    because: {
      en: "The acknowledgment number is the next number expected, one more than the last octet received.",
      zh: "确认号是期望收到的下一个序列号，比收到的最后一个字节大 1。",
    },
  },
  "ack-is-their-seq": {
    holds: "no",
    rule: "9293-3.4-ack-names-next",
    because: {
      en: "The acknowledgment number is the other end's number plus all that its segment takes; a SYN or FIN takes one.",
      zh: "确认号要加上对方报文段占用的序列号；SYN 和 FIN 各占一个。",
    },
  },
  "ack-in-every": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "The first SYN has no ACK: there is nothing to acknowledge yet. All later segments have it.",
      zh: "第一个 SYN 不带 ACK，因为还没有可确认的内容；之后的报文段都带 ACK。",
    },
  },
  "ack-after-first": {
    holds: "yes",
    rule: "9293-3.5-first-syn",
    because: {
      en: "Every segment but the first SYN has ACK set.",
      zh: "除了第一个 SYN，其余报文段都带 ACK。",
    },
  },
  "syn-in-every": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Only the first two segments have SYN. The third one is an ACK.",
      zh: "只有前两个报文段带 SYN，第三个只是 ACK。",
    },
  },
  "pure-ack-acked": {
    holds: "no",
    rule: "9293-3.4-next-number",
    because: {
      en: "A pure ACK takes no sequence number and is never acknowledged.",
      zh: "单纯的 ACK 不占序列号，也不会被确认。",
    },
  },
  "pure-ack-not-acked": {
    holds: "yes",
    rule: "9293-3.4-next-number",
    because: {
      en: "A pure ACK takes no sequence number and is never acknowledged.",
      zh: "单纯的 ACK 不占序列号，也不会被确认。",
    },
  },
  "pure-ack-not-repeated": {
    holds: "yes",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "No timer runs for a pure ACK, so it is never sent again by itself.",
      zh: "单纯的 ACK 没有重传计时器，不会超时重传。",
    },
  },
  "rst-answered": {
    holds: "no",
    rule: "9293-3.5.2-rst-no-connection",
    because: {
      en: "A RST is never answered, neither with an ACK nor with a RST.",
      zh: "收到 RST 不作任何回应，既不回 ACK 也不回 RST。",
    },
  },
} as const satisfies StatementTable;
