import type { StatementTable } from "./statements.ts";

/** TIME-WAIT and MSL: RFC 9293 §3.4.2, §3.6.1. */
export const WAITING_STATEMENTS = {
  "last-ack-may-be-lost": {
    holds: "yes",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "If the last ACK is lost the other end sends its FIN again. An end in TIME-WAIT can acknowledge it once more.",
      zh: "最后的 ACK 丢失时，对端会重传 FIN，处于 TIME-WAIT 的一端可以再确认一次。",
    },
  },
  "fin-sent-again": {
    holds: "yes",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "The passive closer sends its FIN again until it is acknowledged.",
      zh: "被动关闭方的 FIN 没得到确认就会重传。",
    },
  },
  "time-wait-answers": {
    holds: "yes",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "In TIME-WAIT a repeated FIN is acknowledged again.",
      zh: "TIME-WAIT 状态下收到重传的 FIN，会再次确认。",
    },
  },
  "old-segments-die-out": {
    holds: "yes",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "After 2MSL no segment of this connection is left in the network, so none can enter a new one on the same ports.",
      zh: "等满 2MSL，网络里不再有这个连接的报文段，不会混进使用相同端口的新连接。",
    },
  },
  "nobody-acks-the-ack": {
    holds: "yes",
    rule: "9293-3.4-next-number",
    because: {
      en: "An ACK is not acknowledged, so its sender never learns whether it arrived.",
      zh: "ACK 不会被确认，发送方无从知道它是否送达。",
    },
  },
  "closed-would-reset": {
    holds: "yes",
    rule: "9293-3.5.2-rst-no-connection",
    because: {
      en: "Without TIME-WAIT the repeated FIN meets no connection and is answered with a RST.",
      zh: "没有 TIME-WAIT，重传的 FIN 找不到连接，只会得到 RST。",
    },
  },
  "passive-closes-normally": {
    holds: "yes",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "TIME-WAIT lets the passive closer get its ACK and reach CLOSED.",
      zh: "TIME-WAIT 让被动关闭方能收到 ACK，正常进入 CLOSED。",
    },
  },
  "msl-is-lifetime": {
    holds: "yes",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "MSL is the maximum segment lifetime: how long a segment may stay in the network.",
      zh: "MSL 是报文段最长存活时间，也就是报文段在网络里最多能待多久。",
    },
  },
  "msl-is-length": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "MSL is a time, the maximum segment lifetime. The largest segment is the MSS.",
      zh: "MSL 是时间，即报文段最长存活时间；最大报文段长度是 MSS。",
    },
  },
  "msl-two-minutes": {
    holds: "yes",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "RFC 9293 §3.4.2 takes MSL as 2 minutes, so 2MSL is 4 minutes.",
      zh: "RFC 9293 §3.4.2 取 MSL 为 2 分钟，2MSL 就是 4 分钟。",
    },
  },
  "two-msl-is-rtt": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "MSL is how long a segment may live, minutes. It has nothing to do with the round-trip time.",
      zh: "MSL 是报文段的最长存活时间，以分钟计，与往返时间 RTT 无关。",
    },
  },
  "guarantees-delivery": {
    holds: "no",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "The wait guarantees nothing: the repeated ACK may be lost as well. It only lets the end answer again.",
      zh: "等待不能保证 ACK 送达，再发的 ACK 也可能丢；它只是让这一端还能再次确认。",
    },
  },
  "waits-for-data": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "In TIME-WAIT the other end has sent its FIN already, so no data can be outstanding.",
      zh: "进入 TIME-WAIT 时对端已经发过 FIN，不会再有数据要发。",
    },
  },
  "waits-for-reading": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "TIME-WAIT does not wait for the application. Data is read when the application likes.",
      zh: "TIME-WAIT 与应用读数据无关，什么时候读由应用决定。",
    },
  },
  "timer-restarts": {
    holds: "yes",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "A repeated FIN is acknowledged, and 2MSL starts anew.",
      zh: "收到重传的 FIN 会再次确认，2MSL 重新计时。",
    },
  },
  "timer-keeps-going": {
    holds: "no",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "A repeated FIN starts the 2MSL anew.",
      zh: "收到重传的 FIN，2MSL 会重新计时。",
    },
  },
  "active-waits": {
    holds: "yes",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "The end that closes first goes through TIME-WAIT.",
      zh: "先关闭的一端经过 TIME-WAIT。",
    },
  },
  "passive-waits": {
    holds: "no",
    rule: "9293-3.10.7.4-last-ack",
    because: {
      en: "The passive closer goes from LAST-ACK straight to CLOSED. TIME-WAIT is for who closes first.",
      zh: "被动关闭方从 LAST-ACK 直接进入 CLOSED；TIME-WAIT 属于先关闭的一端。",
    },
  },
  "client-waits-always": {
    holds: "partly",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "TIME-WAIT is at whichever end closes first. That may be the server.",
      zh: "TIME-WAIT 在先关闭的一端，可能是客户端，也可能是服务器。",
    },
  },
  "fin-timeout-sets": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "On Linux TIME-WAIT is a constant of 60 s. tcp_fin_timeout limits FIN-WAIT-2 without an owner.",
      zh: "Linux 的 TIME-WAIT 是常量 60 秒；tcp_fin_timeout 管的是没有进程的 FIN-WAIT-2。",
    },
  },
  "waits-for-ack-of-ack": {
    holds: "no",
    rule: "9293-3.4-next-number",
    because: {
      en: "An ACK is never acknowledged. Only time can be waited for.",
      zh: "ACK 不会被确认，所以只能等时间。",
    },
  },
  "time-wait-is-error": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "TIME-WAIT is a normal state of who closes first.",
      zh: "TIME-WAIT 是先关闭一端的正常状态，不是错误。",
    },
  },
  "time-wait-resends-fin": {
    holds: "no",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "In TIME-WAIT its own FIN is acknowledged already. It only answers the FIN of the other end.",
      zh: "TIME-WAIT 时自己的 FIN 早已得到确认，只需要回答对端的 FIN。",
    },
  },
  "time-wait-sends-data": {
    holds: "no",
    rule: "9293-3.10.2-send-closing",
    because: {
      en: "After its FIN an end sends no more data, in TIME-WAIT neither.",
      zh: "发过 FIN 就不能再发数据，TIME-WAIT 里也一样。",
    },
  },
  "holds-port": {
    holds: "yes",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "While one end is in TIME-WAIT this pair of addresses and ports stays taken.",
      zh: "处于 TIME-WAIT 期间，这一对地址和端口仍被占用。",
    },
  },
  "time-wait-ignores-fin": {
    holds: "no",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "A FIN that comes again in TIME-WAIT is acknowledged, and 2MSL starts anew.",
      zh: "TIME-WAIT 里再收到 FIN 会再次确认，2MSL 重新计时。",
    },
  },
  "time-wait-resets": {
    holds: "no",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "A FIN that comes again in TIME-WAIT is acknowledged, not reset.",
      zh: "TIME-WAIT 里再收到 FIN 会再次确认，不会回 RST。",
    },
  },
  "reuse-shortens": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "Neither SO_REUSEADDR nor tcp_tw_reuse makes TIME-WAIT shorter. They let the address be used again meanwhile.",
      zh: "SO_REUSEADDR 和 tcp_tw_reuse 都不会缩短 TIME-WAIT，只是允许期间再次使用地址。",
    },
  },
  "ack-and-fin-one-msl-each": {
    holds: "yes",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "The last ACK lives for one MSL at most, and a FIN sent just before it arrives for another.",
      zh: "最后的 ACK 最多存活一个 MSL，它到达之前发出的 FIN 最多再存活一个 MSL。",
    },
  },
  "time-wait-skippable": {
    holds: "no",
    rule: "9293-3.10.7.4-time-wait-fin",
    because: {
      en: "Without TIME-WAIT a lost last ACK would leave the other end with a RST, and old segments could enter a new connection.",
      zh: "没有 TIME-WAIT，最后的 ACK 丢失时对端会收到 RST，旧报文段也可能混进新连接。",
    },
  },
  "time-wait-both": {
    holds: "partly",
    rule: "9293-3.10.7.4-fin-time-wait",
    because: {
      en: "Only who closes first waits; both do only when they close at the same time.",
      zh: "只有先关闭的一端要等；两端同时关闭时才都要等。",
    },
  },
} as const satisfies StatementTable;
