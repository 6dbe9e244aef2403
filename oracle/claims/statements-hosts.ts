import type { StatementTable } from "./statements.ts";

/** What a host keeps, tries and does on its own: RFC 9293 §3.8 and §3.10.8. */
export const HOST_STATEMENTS = {
  "time-wait-holds-descriptor": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "The kernel keeps TIME-WAIT. The process has given its descriptor back with close().",
      zh: "TIME-WAIT 由内核保存，close() 之后进程已经不占文件描述符。",
    },
  },
  "close-call-blocks": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "close() does not wait for the end of TIME-WAIT. The kernel keeps the state alone.",
      zh: "close() 不会等到 TIME-WAIT 结束，这个状态由内核自己保存。",
    },
  },
  "msl-is-ttl": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "The MSL is a time that TCP assumes. The TTL of IP counts hops and is another thing.",
      zh: "MSL 是 TCP 假定的一段时间，IP 的 TTL 数的是跳数，两者不是一回事。",
    },
  },
  "rst-after-data": {
    holds: "no",
    rule: "9293-3.10.7.4-rst",
    because: {
      en: "An abort throws away what is still to be sent. Only the RST goes out.",
      zh: "中止连接时，还没发出的数据会被丢弃，只发出 RST。",
    },
  },
  "abort-closes-normally": {
    holds: "no",
    rule: "9293-3.10.7.4-rst",
    because: {
      en: "With a linger time of 0, close() sends a RST. There is no FIN and no TIME-WAIT.",
      zh: "SO_LINGER 时间为 0 时，close() 直接发 RST，没有 FIN，也没有 TIME-WAIT。",
    },
  },
  "backoff-doubles": {
    holds: "yes",
    rule: "6298-5.5-backoff",
    because: {
      en: "Each time the retransmission timer runs out the RTO doubles.",
      zh: "每次超时重传之后，RTO 加倍。",
    },
  },
  "backoff-constant": {
    holds: "no",
    rule: "6298-5.5-backoff",
    because: {
      en: "The RTO doubles each time it runs out, so the pauses grow.",
      zh: "每次超时之后 RTO 加倍，重传间隔越来越长。",
    },
  },
  "first-retry-one-second": {
    holds: "yes",
    rule: "6298-2-rto",
    because: {
      en: "As long as nothing was measured the RTO is 1 second.",
      zh: "还没有测到 RTT 时，RTO 是 1 秒。",
    },
  },
  "first-retry-three-seconds": {
    holds: "no",
    rule: "6298-2-rto",
    because: {
      en: "RFC 6298 begins with an RTO of 1 second. Three seconds were the value of the RFC before it.",
      zh: "RFC 6298 的初始 RTO 是 1 秒，3 秒是之前的 RFC 规定的。",
    },
  },
  "retries-once": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "A segment is sent again each time its timer runs out, many times before TCP gives up.",
      zh: "每次超时都会重发，要重发很多次 TCP 才会放弃。",
    },
  },
  "time-wait-by-isn": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "Who waits is decided by who closes first. The numbers have no part in it.",
      zh: "谁等待取决于谁先关闭，和序号大小无关。",
    },
  },
  "one-msl-suffices": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "One MSL covers the last ACK on its way, and another one the FIN that comes again.",
      zh: "一个 MSL 留给最后的 ACK 到达，另一个 MSL 留给对方重传的 FIN 到达。",
    },
  },
  "isn-in-syn": {
    holds: "yes",
    rule: "9293-3.5-first-syn",
    because: {
      en: "Each end tells its ISN in the sequence number of its SYN.",
      zh: "每一端在自己 SYN 的序号字段里告诉对方 ISN。",
    },
  },
} as const satisfies StatementTable;
