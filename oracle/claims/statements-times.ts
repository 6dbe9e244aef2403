import type { StatementTable } from "./statements.ts";

/** What MSL and the wait of 2MSL are: RFC 9293 §3.4.2, §3.6.1. */
export const TIME_STATEMENTS = {
  "lost-fin-forever": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "A FIN that is lost is sent again when its timer runs out.",
      zh: "FIN 丢了会超时重传。",
    },
  },
  "simultaneous-resets": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-closing",
    because: {
      en: "Nothing is reset: both ends may open or close at once, and the standard has states for it.",
      zh: "不会复位：两端可以同时打开或关闭，标准为此规定了状态。",
    },
  },
  "all-carry-fin": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "Two of the segments carry FIN, one from each end. The others are ACKs.",
      zh: "只有两个报文段带 FIN，两端各一个，其余是 ACK。",
    },
  },
  "msl-average": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "MSL is the maximum lifetime of a segment, an upper bound.",
      zh: "MSL 是报文段的最长存活时间，是上限。",
    },
  },
  "msl-hops": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "MSL is a time. Hops are counted by the TTL of IP.",
      zh: "MSL 是时间；跳数由 IP 的 TTL 限制。",
    },
  },
  "msl-negotiated": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "MSL is a constant of each implementation. Nothing is negotiated.",
      zh: "MSL 由各自的实现规定，不协商。",
    },
  },
  "msl-measured": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "MSL is an assumption laid down by the standard. TCP cannot measure it.",
      zh: "MSL 是标准规定的假设值，TCP 不测量它。",
    },
  },
  "msl-other-number": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "RFC 9293 §3.4.2 takes MSL as 2 minutes.",
      zh: "RFC 9293 §3.4.2 取 MSL 为 2 分钟。",
    },
  },
  "time-wait-depends": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "The wait is 2MSL whatever the window, the round-trip time or the traffic.",
      zh: "等待总是 2MSL，与窗口、RTT、流量都无关。",
    },
  },
  "time-wait-starts-early": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "The wait begins when the other end's FIN has come and is acknowledged.",
      zh: "从收到对端的 FIN 并确认时开始计时。",
    },
  },
  "time-wait-ends-early": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "The wait lasts 2MSL even if nothing was lost. There is no sign that would end it.",
      zh: "即使什么都没丢也要等满 2MSL，没有什么能让它提前结束。",
    },
  },
  "time-wait-silent-not": {
    holds: "no",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "In TIME-WAIT an ACK is sent only in answer to a FIN that comes again.",
      zh: "TIME-WAIT 期间只有再收到 FIN 才回 ACK，不会主动发。",
    },
  },
  "time-wait-silent": {
    holds: "no",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "In TIME-WAIT a repeated FIN is answered with an ACK.",
      zh: "TIME-WAIT 期间收到重传的 FIN 要回 ACK。",
    },
  },
  "time-wait-probes": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "In TIME-WAIT nothing is sent of one's own accord, no probes either.",
      zh: "TIME-WAIT 期间不会主动发任何报文段，也不发探测。",
    },
  },
  "time-wait-last-words": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "When 2MSL are over the connection is deleted. Nothing more is sent.",
      zh: "2MSL 到了就删除连接，不再发任何报文段。",
    },
  },
  "rst-then-wait": {
    holds: "no",
    rule: "9293-3.10.7.4-rst",
    because: {
      en: "A RST leads to CLOSED at once, without 2MSL.",
      zh: "收到 RST 直接进入 CLOSED，不等 2MSL。",
    },
  },
  "time-wait-is-forgetting": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "TIME-WAIT comes after a proper close. A program that forgets to close is left in CLOSE-WAIT.",
      zh: "TIME-WAIT 是正常关闭之后的状态；忘了 close 停留的是 CLOSE-WAIT。",
    },
  },
  "waits-for-cleanup": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "The wait is for segments in the network and for a repeated FIN, not for the cleaning up of anything.",
      zh: "等待是为了网络里的报文段和可能重传的 FIN，不是为了清理资源。",
    },
  },
  "waits-for-peer-close": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "The other end has closed already: its FIN is what led to TIME-WAIT.",
      zh: "对端早已关闭，正是它的 FIN 让这一端进入 TIME-WAIT。",
    },
  },
  "msl-per-fin": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "One MSL is for the last ACK on its way, the other for a FIN that may still come back.",
      zh: "一个 MSL 留给路上的最后一个 ACK，另一个留给可能重传过来的 FIN。",
    },
  },
  "msl-of-connection": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "MSL is how long a segment may live in the network. A connection may last as long as it likes.",
      zh: "MSL 是报文段在网络里的最长存活时间，连接存在多久不受它限制。",
    },
  },
  "wait-not-rtt": {
    holds: "yes",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "2MSL is a constant of minutes. The round-trip time has no part in it.",
      zh: "2MSL 是以分钟计的常量，与往返时间无关。",
    },
  },
  "waits-for-handshake": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "The wait has nothing to do with the length of a handshake.",
      zh: "等待的长短与握手无关。",
    },
  },
  "lost-ack-unnoticed": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "The other end notices: its FIN is not acknowledged, so it sends it again.",
      zh: "对端会察觉：它的 FIN 没有得到确认，于是重传。",
    },
  },
  "reuse-skips": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "SO_REUSEADDR and tcp_tw_reuse do not remove TIME-WAIT. They let the address be used meanwhile.",
      zh: "SO_REUSEADDR 和 tcp_tw_reuse 不会去掉 TIME-WAIT，只是允许期间再次使用地址。",
    },
  },
} as const satisfies StatementTable;
