import type { StatementTable } from "./statements.ts";

/** How many segments a close takes and which: RFC 9293 §3.6. */
export const CLOSE_STATEMENTS = {
  "four-from-tuple": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "The number of segments follows from two directions that are closed apart.",
      zh: "四次是因为两个方向分别关闭，与四元组无关。",
    },
  },
  "four-never-fewer": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "Three are enough when the passive side has nothing left to send and closes at once.",
      zh: "被动方没有数据要发、马上关闭时，三个就够。",
    },
  },
  "four-not-always": {
    holds: "yes",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "Three are enough when the passive side has nothing left to send and closes at once.",
      zh: "被动方没有数据要发、马上关闭时，三个就够。",
    },
  },
  "last-ack-forever": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "In LAST-ACK the FIN is sent again, and when nobody answers TCP gives up after a while.",
      zh: "LAST-ACK 会重传 FIN，一直没有回应时 TCP 最终放弃。",
    },
  },
  "fin-needs-consent": {
    holds: "no",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "An end closes when its application does. The other end is not asked.",
      zh: "应用关闭就可以发 FIN，不需要对方同意。",
    },
  },
  "three-only-simultaneous": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "Three segments come from ACK and FIN in one segment. A simultaneous close takes four.",
      zh: "三个报文段是因为 ACK 和 FIN 合并；同时关闭仍然要四个。",
    },
  },
  "close-without-rst": {
    holds: "yes",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "An ordinary close has FINs and ACKs only.",
      zh: "正常关闭只有 FIN 和 ACK。",
    },
  },
  "fin-needs-one-ack": {
    holds: "yes",
    rule: "9293-3.10.7.4-fin",
    because: {
      en: "One ACK acknowledges a FIN.",
      zh: "一个 FIN 只需要一个 ACK。",
    },
  },
  "ack-means-closed": {
    holds: "no",
    rule: "9293-3.10.7.4-fin",
    because: {
      en: "An ACK says only that the FIN has arrived. An end closes with its own FIN.",
      zh: "ACK 只表示收到了 FIN，要关闭还得发自己的 FIN。",
    },
  },
  "ack-fin-apart": {
    holds: "yes",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "The ACK goes out at once, the FIN when the application closes.",
      zh: "ACK 立即发出，FIN 要等应用关闭。",
    },
  },
  "passive-needs-no-wait": {
    holds: "yes",
    rule: "9293-3.10.7.4-last-ack",
    because: {
      en: "The passive closer goes from LAST-ACK straight to CLOSED.",
      zh: "被动关闭方从 LAST-ACK 直接进入 CLOSED。",
    },
  },
  "four-frees-port": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "No segment frees a port. There are four because each direction has a FIN and an ACK.",
      zh: "没有哪个报文段是用来释放端口的；四个是因为每个方向各有 FIN 和 ACK。",
    },
  },
  "one-end-sends-all": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "Each end sends a FIN and an ACK.",
      zh: "两端各发一个 FIN 和一个 ACK。",
    },
  },
  "two-fins-each": {
    holds: "no",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "Each end sends one FIN, and again only if it was lost.",
      zh: "每一端只发一个 FIN，丢了才重传。",
    },
  },
  "rst-part-of-close": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "An ordinary close has FINs and ACKs only. A RST breaks a connection off.",
      zh: "正常关闭只有 FIN 和 ACK，RST 是异常中断。",
    },
  },
  "fin-without-ack-flag": {
    holds: "no",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "A FIN carries the ACK flag, as every segment but the first SYN does.",
      zh: "FIN 报文段也带 ACK 标志，除了第一个 SYN，报文段都带 ACK。",
    },
  },
  "fin-needs-fin-first": {
    holds: "no",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "An end sends its FIN when its application closes, whether the other FIN has come or not.",
      zh: "应用关闭时就可以发 FIN，不必先收到对方的 FIN。",
    },
  },
  "fin-has-no-number": {
    holds: "no",
    rule: "9293-3.4-fin-takes-one",
    because: {
      en: "SYN and FIN take a sequence number each, like an octet of data.",
      zh: "SYN 和 FIN 各占一个序列号，和一个字节的数据一样。",
    },
  },
  "syn-ack-no-plus": {
    holds: "no",
    rule: "9293-3.4-syn-takes-one",
    because: {
      en: "SYN and FIN take one number, so what acknowledges them names one more.",
      zh: "SYN 和 FIN 各占一个序列号，确认号必须加一。",
    },
  },
  "numbers-frozen": {
    holds: "no",
    rule: "9293-3.4-next-number",
    because: {
      en: "Numbers go on: every octet of data takes one, and so does the FIN.",
      zh: "序列号照常增加：每个字节占一个，FIN 也占一个。",
    },
  },
  "fin-acked-late": {
    holds: "no",
    rule: "9293-3.10.7.4-fin",
    because: {
      en: "TCP acknowledges a FIN at once. Only its own FIN waits for the application.",
      zh: "TCP 收到 FIN 立即确认，要等应用的只是自己的 FIN。",
    },
  },
  "first-fin-silences-both": {
    holds: "partly",
    rule: "9293-3.6-half-close",
    because: {
      en: "After the first FIN its sender sends no more data. The other end may go on sending.",
      zh: "第一个 FIN 之后，发送它的一端不再发数据，另一端仍然可以发。",
    },
  },
  "half-close-impossible": {
    holds: "no",
    rule: "9293-3.6-half-close",
    because: {
      en: "One direction may be closed while data still goes in the other.",
      zh: "TCP 允许一个方向关闭之后另一个方向继续传数据。",
    },
  },
  "time-wait-awaits-fin": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "The other end's FIN is what leads to TIME-WAIT, so it has come already.",
      zh: "进入 TIME-WAIT 正是因为收到了对端的 FIN，它早已到了。",
    },
  },
  "last-ack-waits-fin": {
    holds: "no",
    rule: "9293-3.10.7.4-last-ack",
    because: {
      en: "In LAST-ACK both FINs are sent. What is awaited is the ACK.",
      zh: "LAST-ACK 时两个 FIN 都发过了，等的是 ACK。",
    },
  },
  "skips-last-ack": {
    holds: "no",
    rule: "9293-3.10.7.4-last-ack",
    because: {
      en: "The passive closer goes through LAST-ACK whenever it sends its FIN.",
      zh: "被动关闭方发出 FIN 就进入 LAST-ACK。",
    },
  },
  "skips-fin-wait-1": {
    holds: "no",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "The active closer is in FIN-WAIT-1 from its FIN on. What it may skip is FIN-WAIT-2.",
      zh: "主动关闭方发出 FIN 就进入 FIN-WAIT-1，可能跳过的是 FIN-WAIT-2。",
    },
  },
  "skips-close-wait": {
    holds: "no",
    rule: "9293-3.10.7.4-fin",
    because: {
      en: "A FIN that arrives in ESTABLISHED leads to CLOSE-WAIT.",
      zh: "ESTABLISHED 状态收到 FIN 就进入 CLOSE-WAIT。",
    },
  },
  "skips-syn-sent": {
    holds: "no",
    rule: "9293-3.10.1-open-active",
    because: {
      en: "An active open leads to SYN-SENT.",
      zh: "主动打开就进入 SYN-SENT。",
    },
  },
  "skips-syn-received": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "A server that answers a SYN is in SYN-RECEIVED until the ACK arrives.",
      zh: "服务器回复 SYN 之后处于 SYN-RECEIVED，直到收到 ACK。",
    },
  },
  "merged-takes-two": {
    holds: "no",
    rule: "9293-3.4-fin-takes-one",
    because: {
      en: "An ACK takes no number. A segment with ACK and FIN takes one, for the FIN.",
      zh: "ACK 不占序列号，带 ACK 和 FIN 的报文段只占一个。",
    },
  },
  "three-without-time-wait": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "Who closes first goes through TIME-WAIT, in three segments as in four.",
      zh: "三次也好四次也好，先关闭的一端都要经过 TIME-WAIT。",
    },
  },
  "data-after-fin-reset": {
    holds: "no",
    rule: "9293-3.6-half-close",
    because: {
      en: "After a half-close data from the other end is taken and acknowledged.",
      zh: "半关闭之后，对端发来的数据照常接收并确认。",
    },
  },
  "simultaneous-close-impossible": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-closing",
    because: {
      en: "Both ends may close at once. They go through CLOSING.",
      zh: "两端可以同时关闭，都经过 CLOSING。",
    },
  },
  "simultaneous-close-count": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-closing",
    because: {
      en: "A simultaneous close takes four segments: two FINs and two ACKs.",
      zh: "同时关闭用四个报文段：两个 FIN，两个 ACK。",
    },
  },
  "close-sends-syn": {
    holds: "no",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "SYN belongs to opening. A close has FIN and ACK.",
      zh: "SYN 只用于建立连接，关闭用 FIN 和 ACK。",
    },
  },
} as const satisfies StatementTable;
