import type { StatementTable } from "./statements.ts";

/** How a connection is closed: RFC 9293 §3.6. */
export const CLOSING_STATEMENTS = {
  "fin-says-only-no-more-data": {
    holds: "yes",
    rule: "9293-3.6-fin-after-data",
    because: {
      en: "A FIN says that its sender has no more data to send. It can still receive.",
      zh: "FIN 只表示发送方没有数据要发了，它仍然可以接收。",
    },
  },
  "other-direction-open": {
    holds: "yes",
    rule: "9293-3.6-half-close",
    because: {
      en: "A FIN ends one direction. Data may go on in the other one.",
      zh: "FIN 只关闭一个方向，另一个方向仍然可以传数据。",
    },
  },
  "each-direction-alone": {
    holds: "yes",
    rule: "9293-3.6-half-close",
    because: {
      en: "Each direction is closed by its own FIN, and each FIN is acknowledged.",
      zh: "每个方向由各自的 FIN 关闭，每个 FIN 都要确认。",
    },
  },
  "passive-side-may-still-have-data": {
    holds: "yes",
    rule: "9293-3.6-half-close",
    because: {
      en: "Between the first FIN and its own the passive side may send what it still has.",
      zh: "收到 FIN 之后、发出自己的 FIN 之前，被动方可以把剩余的数据发完。",
    },
  },
  "three-when-nothing-left-to-send": {
    holds: "yes",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "If the passive side has nothing left and closes at once, its ACK and FIN share a segment: three in all.",
      zh: "被动方没有数据要发、马上关闭时，ACK 和 FIN 合成一个报文段，共三个。",
    },
  },
  "ack-fin-merge": {
    holds: "yes",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "ACK and FIN may share a segment if the application closes before the ACK has gone out.",
      zh: "如果应用在 ACK 发出之前就关闭，ACK 和 FIN 可以合成一个报文段。",
    },
  },
  "fin-waits-for-close": {
    holds: "yes",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "TCP acknowledges a FIN at once, but its own FIN waits for the application's CLOSE.",
      zh: "TCP 收到 FIN 立即确认，自己的 FIN 要等应用 CLOSE 才发。",
    },
  },
  "fin-acked-at-once": {
    holds: "yes",
    rule: "9293-3.10.7.4-fin",
    because: {
      en: "TCP acknowledges the FIN without waiting for the application.",
      zh: "TCP 收到 FIN 立即确认，不等应用。",
    },
  },
  "either-may-close": {
    holds: "yes",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "Either end may call CLOSE first and so become the active closer.",
      zh: "任何一端都可以先 CLOSE，成为主动关闭方。",
    },
  },
  "simultaneous-close": {
    holds: "yes",
    rule: "9293-3.10.7.4-fin-closing",
    because: {
      en: "If both FINs cross, both ends go from FIN-WAIT-1 through CLOSING to TIME-WAIT.",
      zh: "两个 FIN 在路上交错时，两端都从 FIN-WAIT-1 经 CLOSING 进入 TIME-WAIT。",
    },
  },
  "rst-ends-at-once": {
    holds: "yes",
    rule: "9293-3.10.5-abort",
    because: {
      en: "A RST ends the connection at once, without FIN, ACK or TIME-WAIT.",
      zh: "RST 立即结束连接，没有 FIN、ACK，也没有 TIME-WAIT。",
    },
  },
  "fin-closes-both": {
    holds: "no",
    rule: "9293-3.6-half-close",
    because: {
      en: "A FIN closes the direction of its sender only.",
      zh: "FIN 只关闭发送它的那个方向。",
    },
  },
  "fin-forbids-receiving": {
    holds: "no",
    rule: "9293-3.6-half-close",
    because: {
      en: "Who has sent a FIN still receives data, and acknowledges it.",
      zh: "发出 FIN 的一端仍然可以接收数据，并且要确认。",
    },
  },
  "fin-forbids-acks": {
    holds: "no",
    rule: "9293-3.6-half-close",
    because: {
      en: "Who has sent a FIN must still acknowledge what arrives.",
      zh: "发出 FIN 之后仍然要确认收到的内容。",
    },
  },
  "passive-cannot-send": {
    holds: "no",
    rule: "9293-3.6-half-close",
    because: {
      en: "In CLOSE-WAIT the passive side may go on sending.",
      zh: "CLOSE-WAIT 状态下被动方可以继续发送数据。",
    },
  },
  "closer-may-send": {
    holds: "no",
    rule: "9293-3.10.2-send-closing",
    because: {
      en: "After CLOSE a SEND is an error: the FIN has said that nothing more comes.",
      zh: "CLOSE 之后 SEND 返回错误，FIN 已经表示不再有数据。",
    },
  },
  "fin-from-kernel": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "The kernel acknowledges the FIN, but sends its own FIN only when the application closes.",
      zh: "内核只确认 FIN，自己的 FIN 要等应用调用 close 才发。",
    },
  },
  "fin-needs-two-acks": {
    holds: "no",
    rule: "9293-3.10.7.4-fin",
    because: {
      en: "One ACK acknowledges a FIN.",
      zh: "一个 FIN 只需要一个 ACK。",
    },
  },
  "fin-not-acked": {
    holds: "no",
    rule: "9293-3.10.7.4-fin",
    because: {
      en: "A FIN takes a sequence number and is acknowledged, or else sent again.",
      zh: "FIN 占一个序列号，必须得到确认，否则会重传。",
    },
  },
  "only-client-closes": {
    holds: "no",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "Either end may close first; many servers do.",
      zh: "任何一端都可以先关闭，很多服务器就是先关闭的一方。",
    },
  },
  "only-server-closes": {
    holds: "no",
    rule: "9293-3.10.4-close-first",
    because: {
      en: "Either end may close first.",
      zh: "任何一端都可以先关闭。",
    },
  },
  "ends-with-fin": {
    holds: "partly",
    rule: "9293-3.10.5-abort",
    because: {
      en: "A connection may also end with a RST, or when an end gives up.",
      zh: "连接也可能以 RST 结束，或者因为超时放弃而结束。",
    },
  },
  "close-wait-ends-itself": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "CLOSE-WAIT has no timer. It lasts until the application closes.",
      zh: "CLOSE-WAIT 没有计时器，一直持续到应用调用 close。",
    },
  },
  "close-wait-until-close": {
    holds: "yes",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "CLOSE-WAIT lasts until the application closes. No timer ends it.",
      zh: "CLOSE-WAIT 持续到应用调用 close，没有计时器让它结束。",
    },
  },
  "fin-wait-2-always": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "When the ACK of the FIN and the other FIN come in one segment, the closer goes to TIME-WAIT at once.",
      zh: "对 FIN 的确认和对方的 FIN 在同一个报文段里到达时，主动方直接进入 TIME-WAIT。",
    },
  },
  "skips-fin-wait-2": {
    holds: "yes",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "When ACK and FIN come together, both moves happen in one instant: from FIN-WAIT-1 to TIME-WAIT.",
      zh: "ACK 和 FIN 一起到达时，两次转换在同一瞬间发生：从 FIN-WAIT-1 到 TIME-WAIT。",
    },
  },
  "fin-drops-data": {
    holds: "no",
    rule: "9293-3.6-fin-after-data",
    because: {
      en: "The FIN stands behind all data sent before it, and that data is delivered and acknowledged first.",
      zh: "FIN 排在此前的数据之后，数据照样送达并确认。",
    },
  },
  "cannot-merge-ack-fin": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "A FIN normally carries an ACK, and the two may share a segment.",
      zh: "FIN 通常都带 ACK，两者可以在同一个报文段里。",
    },
  },
  "four-is-safer": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "A lost FIN is sent again like any other number. The number of segments comes from two directions closed apart.",
      zh: "FIN 丢了同样会重传；四个报文段是因为两个方向分别关闭，与可靠性无关。",
    },
  },
  "close-always-merges": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "The ACK goes out at once. The FIN joins it only if the application closes in that very moment.",
      zh: "ACK 立即发出，只有应用恰好在此时关闭，FIN 才会与它合并。",
    },
  },
  "rst-leads-to-time-wait": {
    holds: "no",
    rule: "9293-3.10.5-abort",
    because: {
      en: "A RST leads straight to CLOSED.",
      zh: "收到 RST 直接进入 CLOSED。",
    },
  },
  "half-duplex": {
    holds: "no",
    rule: "9293-3.6-half-close",
    because: {
      en: "TCP is full duplex: both directions carry data at once and are closed apart.",
      zh: "TCP 是全双工的：两个方向可以同时传数据，并且分别关闭。",
    },
  },
  "half-close-exists": {
    holds: "yes",
    rule: "9293-3.6-half-close",
    because: {
      en: "One direction may be closed while data still goes in the other: a half-closed connection.",
      zh: "一个方向关闭之后，另一个方向还可以传数据，这就是半关闭。",
    },
  },
  "last-ack-waits": {
    holds: "no",
    rule: "9293-3.10.7.4-last-ack",
    because: {
      en: "LAST-ACK ends with the ACK of the FIN and leads straight to CLOSED.",
      zh: "LAST-ACK 收到对 FIN 的确认就结束，直接进入 CLOSED。",
    },
  },
} as const satisfies StatementTable;
