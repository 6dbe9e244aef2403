import type { RuleTable } from "./rules.ts";

/** Calls of the user and timeouts: RFC 9293 §3.10.1 to §3.10.6 and §3.10.8, RFC 6298. */
export const CALL_RULES = {
  "9293-3.10.1-open-passive": {
    section: "RFC 9293 §3.10.1",
    sentence: {
      en: "A passive OPEN sends nothing: the state becomes LISTEN.",
      zh: "被动打开什么也不发，进入 LISTEN。",
    },
  },
  "9293-3.10.1-open-active": {
    section: "RFC 9293 §3.10.1",
    sentence: {
      en: "An active OPEN sends a SYN and the state becomes SYN-SENT.",
      zh: "主动打开发出 SYN，进入 SYN-SENT。",
    },
  },
  "9293-3.10.1-open-exists": {
    section: "RFC 9293 §3.10.1",
    sentence: {
      en: "An OPEN on a connection that already exists is an error.",
      zh: "连接已经存在时再 OPEN，返回错误。",
    },
  },
  "9293-3.10.2-send": {
    section: "RFC 9293 §3.10.2",
    sentence: {
      en: "In ESTABLISHED and CLOSE-WAIT data is cut into segments and sent with an ACK.",
      zh: "ESTABLISHED 和 CLOSE-WAIT 状态下，数据切成报文段发送，并带上 ACK。",
    },
  },
  "9293-3.10.2-send-queued": {
    section: "RFC 9293 §3.10.2",
    sentence: {
      en: "Data sent before the connection is ESTABLISHED waits until it is.",
      zh: "连接进入 ESTABLISHED 之前 SEND 的数据先排队，建立后再发。",
    },
  },
  "9293-3.10.2-send-closing": {
    section: "RFC 9293 §3.10.2",
    sentence: {
      en: "After CLOSE nothing more can be sent: SEND is an error.",
      zh: "CLOSE 之后不能再发送数据，SEND 返回错误。",
    },
  },
  "9293-3.10.2-send-unspecified": {
    section: "RFC 9293 §3.10.2",
    sentence: {
      en: "In LISTEN there is no other end yet to send to: SEND is an error.",
      zh: "LISTEN 状态下还没有对端，SEND 返回错误。",
    },
  },
  "9293-3.10-no-connection": {
    section: "RFC 9293 §3.10.2, §3.10.4, §3.10.5",
    sentence: {
      en: "In CLOSED there is no connection: SEND, CLOSE and ABORT are errors.",
      zh: "CLOSED 状态下没有连接，SEND、CLOSE、ABORT 都返回错误。",
    },
  },
  "9293-3.10.4-close-unsynchronized": {
    section: "RFC 9293 §3.10.4",
    sentence: {
      en: "CLOSE in LISTEN or SYN-SENT sends nothing: the state becomes CLOSED.",
      zh: "LISTEN 或 SYN-SENT 状态下 CLOSE，不发任何报文段，直接进入 CLOSED。",
    },
  },
  "9293-3.10.4-close-queued": {
    section: "RFC 9293 §3.10.4",
    sentence: {
      en: "CLOSE in SYN-RECEIVED with data still to send waits until the connection is ESTABLISHED.",
      zh: "SYN-RECEIVED 状态下还有数据待发时，CLOSE 排队，等到 ESTABLISHED 再处理。",
    },
  },
  "9293-3.10.4-close-first": {
    section: "RFC 9293 §3.10.4",
    sentence: {
      en: "The end that closes first sends a FIN and the state becomes FIN-WAIT-1.",
      zh: "先 CLOSE 的一端发 FIN，进入 FIN-WAIT-1。",
    },
  },
  "9293-3.10.4-close-second": {
    section: "RFC 9293 §3.10.4",
    sentence: {
      en: "CLOSE in CLOSE-WAIT sends a FIN and the state becomes LAST-ACK.",
      zh: "CLOSE-WAIT 状态下 CLOSE，发 FIN，进入 LAST-ACK。",
    },
  },
  "9293-3.10.4-close-again": {
    section: "RFC 9293 §3.10.4",
    sentence: {
      en: "A second CLOSE is an error and sends nothing.",
      zh: "重复 CLOSE 返回错误，不发任何报文段。",
    },
  },
  "9293-3.10.5-abort": {
    section: "RFC 9293 §3.10.5",
    sentence: {
      en: "ABORT sends a RST with the next sequence number and the state becomes CLOSED at once.",
      zh: "ABORT 发 RST，序列号取 SND.NXT，立即进入 CLOSED。",
    },
  },
  "9293-3.10.5-abort-silent": {
    section: "RFC 9293 §3.10.5",
    sentence: {
      en: "ABORT in LISTEN, SYN-SENT, CLOSING, LAST-ACK or TIME-WAIT sends nothing: the state becomes CLOSED.",
      zh: "LISTEN、SYN-SENT、CLOSING、LAST-ACK、TIME-WAIT 状态下 ABORT，不发报文段，直接进入 CLOSED。",
    },
  },
  "9293-3.10.8-user-timeout": {
    section: "RFC 9293 §3.10.8",
    sentence: {
      en: "The user timeout gives the connection up: the state becomes CLOSED.",
      zh: "用户超时到期，放弃连接，进入 CLOSED。",
    },
  },
  "9293-3.10.8-retransmission": {
    section: "RFC 9293 §3.10.8",
    sentence: {
      en: "When the retransmission timer runs out, the first segment not yet acknowledged is sent again.",
      zh: "重传计时器到期，重传第一个未被确认的报文段。",
    },
  },
  "9293-3.10.8-time-wait": {
    section: "RFC 9293 §3.10.8",
    sentence: {
      en: "After 2MSL in TIME-WAIT the connection is gone: the state becomes CLOSED.",
      zh: "在 TIME-WAIT 等满 2MSL，连接删除，进入 CLOSED。",
    },
  },
  "6298-2-rto": {
    section: "RFC 6298 §2",
    sentence: {
      en: "The RTO is computed from the measured round-trip time and is never below its minimum of 1 s.",
      zh: "RTO 由测得的 RTT 算出，且不低于下限 1 秒。",
    },
  },
  "6298-3-karn": {
    section: "RFC 6298 §3",
    sentence: {
      en: "A segment that was sent again gives no round-trip time (Karn's algorithm).",
      zh: "重传过的报文段不用来测 RTT（Karn 算法）。",
    },
  },
  "6298-5.5-backoff": {
    section: "RFC 6298 §5.5",
    sentence: {
      en: "Each time the retransmission timer runs out, the RTO doubles.",
      zh: "重传计时器每到期一次，RTO 加倍。",
    },
  },
  "6298-5.7-syn-lost": {
    section: "RFC 6298 §5.7",
    sentence: {
      en: "If the timer ran out on a SYN, the RTO is set to 3 s when data transmission begins.",
      zh: "如果 SYN 曾超时重传，开始传数据时 RTO 重设为 3 秒。",
    },
  },
  "9293-3.10.3-receive": {
    section: "RFC 9293 §3.10.3",
    sentence: {
      en: "RECEIVE hands the user what has arrived in order; what is missing is waited for.",
      zh: "RECEIVE 把按序到达的数据交给应用；不够的部分继续等待。",
    },
  },
  "9293-3.10.3-receive-queued": {
    section: "RFC 9293 §3.10.3",
    sentence: {
      en: "Before ESTABLISHED a RECEIVE waits until there is data.",
      zh: "进入 ESTABLISHED 之前，RECEIVE 先排队，等有数据再处理。",
    },
  },
  "9293-3.10.3-receive-closing": {
    section: "RFC 9293 §3.10.3",
    sentence: {
      en: "After the other end's FIN and the last octet RECEIVE gives the error: connection closing.",
      zh: "对端已发 FIN、数据也取完之后，RECEIVE 返回错误：连接正在关闭。",
    },
  },
  "9293-3.10.6-status": {
    section: "RFC 9293 §3.10.6",
    sentence: {
      en: "STATUS tells the user the state of the connection.",
      zh: "STATUS 把连接的状态告诉应用。",
    },
  },
  "9293-3.10.8-next-of-lost": {
    section: "RFC 9293 §3.8.1; RFC 5681 §3.1",
    sentence: {
      en: "After a timeout each ACK that does not cover all that was out lets the next unacknowledged segment go again.",
      zh: "超时之后，ACK 若没有覆盖全部在途数据，就接着重传下一个未确认的报文段。",
    },
  },
} as const satisfies RuleTable;
