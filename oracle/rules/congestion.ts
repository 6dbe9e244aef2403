import type { RuleTable } from "./rules.ts";

/** How much may be out and when a loss is noticed: RFC 5681, RFC 3042, RFC 2018. */
export const CONGESTION_RULES = {
  "5681-3.1-initial-window": {
    section: "RFC 5681 §3.1",
    sentence: {
      en: "A new connection may have 2 to 4 segments out, depending on their size; after a lost SYN only one.",
      zh: "新连接的初始拥塞窗口是 2 到 4 个报文段，视报文段大小而定；SYN 丢失过则只有 1 个。",
    },
  },
  "5681-3.1-cwnd": {
    section: "RFC 5681 §3.1",
    sentence: {
      en: "No more than cwnd may be out unacknowledged, however large the other end's window is.",
      zh: "已发送未确认的数据不能超过 cwnd，对端窗口再大也一样。",
    },
  },
  "5681-3.1-slow-start": {
    section: "RFC 5681 §3.1",
    sentence: {
      en: "Below ssthresh each ACK of new data adds up to one segment to cwnd: slow start doubles it every round trip.",
      zh: "cwnd 小于 ssthresh 时，每个确认新数据的 ACK 让 cwnd 最多增加一个 MSS：慢启动每个 RTT 翻一倍。",
    },
  },
  "5681-3.1-avoidance": {
    section: "RFC 5681 §3.1",
    sentence: {
      en: "From ssthresh on cwnd grows by about one segment every round trip: congestion avoidance.",
      zh: "cwnd 达到 ssthresh 之后，每个 RTT 大约只增加一个 MSS：拥塞避免。",
    },
  },
  "5681-3.1-loss-window": {
    section: "RFC 5681 §3.1",
    sentence: {
      en: "After a retransmission timeout ssthresh is half of what was out, and cwnd is one segment.",
      zh: "重传超时后，ssthresh 降为在途数据量的一半，cwnd 回到 1 个 MSS。",
    },
  },
  "5681-3.2-fast-retransmit": {
    section: "RFC 5681 §3.2",
    sentence: {
      en: "Three duplicate ACKs are taken for a loss: the missing segment goes again without waiting for the timer.",
      zh: "收到三个重复 ACK 就认为丢包，不等超时，立即重传缺失的报文段：快速重传。",
    },
  },
  "5681-3.2-inflate": {
    section: "RFC 5681 §3.2",
    sentence: {
      en: "In fast recovery each further duplicate ACK adds one segment to cwnd: a segment has left the network.",
      zh: "快速恢复期间每多一个重复 ACK，cwnd 加一个 MSS：说明又有一个报文段离开了网络。",
    },
  },
  "5681-3.2-deflate": {
    section: "RFC 5681 §3.2",
    sentence: {
      en: "The ACK of new data ends fast recovery: cwnd goes back to ssthresh.",
      zh: "确认新数据的 ACK 到达，快速恢复结束，cwnd 降回 ssthresh。",
    },
  },
  "5681-4.1-restart": {
    section: "RFC 5681 §4.1",
    sentence: {
      en: "After a pause longer than the RTO cwnd starts again at the initial window at most.",
      zh: "停发时间超过 RTO 后，cwnd 最多从初始窗口重新开始。",
    },
  },
  "3042-2-limited-transmit": {
    section: "RFC 3042 §2",
    sentence: {
      en: "Each of the first two duplicate ACKs lets one new segment out, so that a third can come.",
      zh: "头两个重复 ACK 各允许多发一个新报文段，以便凑够第三个：受限传输。",
    },
  },
  "2018-5-scoreboard": {
    section: "RFC 2018 §5",
    sentence: {
      en: "SACK blocks name what has arrived behind a gap; it need not be sent again.",
      zh: "SACK 块说明空缺之后哪些数据已经到达，这些不必重传。",
    },
  },
  "2018-5-missing": {
    section: "RFC 2018 §5; RFC 6675 §4",
    sentence: {
      en: "With SACK only what lies before a block and is not covered by one is sent again.",
      zh: "有 SACK 时只重传块之间缺的那些报文段。",
    },
  },
} as const satisfies RuleTable;
