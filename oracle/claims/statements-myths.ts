import type { StatementTable } from "./statements.ts";

/** What a handshake is said to be for and is not: RFC 9293 §3.5. */
export const MYTH_STATEMENTS = {
  "handshake-compresses": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "TCP compresses nothing. What the handshake settles are sequence numbers and options.",
      zh: "TCP 不做压缩，握手交换的是序列号和选项。",
    },
  },
  "handshake-checks-load": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The handshake says nothing about load or goodwill. An end that does not want the connection answers with a RST.",
      zh: "握手不反映负载或意愿；不想建立连接的一端会回 RST。",
    },
  },
  "handshake-is-custom": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Three is no custom: it takes three segments to send both ISNs and have both acknowledged.",
      zh: "三次不是习惯：两端的 ISN 都要发出并得到确认，至少需要三个报文段。",
    },
  },
  "handshake-picks-ports": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The ports stand in the header of the very first SYN. Nothing is agreed on.",
      zh: "端口号在第一个 SYN 的首部里就写好了，不需要协商。",
    },
  },
  "handshake-link-addresses": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "TCP knows ports, numbers, flags and options. Names and link addresses are the business of other layers.",
      zh: "TCP 只管端口、编号、标志和选项；域名和 MAC 地址属于别的层。",
    },
  },
  "handshake-avoids-congestion": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The handshake does nothing about congestion. Slow start begins after it.",
      zh: "握手与拥塞无关，慢启动在握手之后才开始。",
    },
  },
  "handshake-speeds-up": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "The handshake costs a round trip and makes nothing faster. It is there to synchronize numbers safely.",
      zh: "握手要花一个往返，不会让连接更快；它是为了可靠地同步序列号。",
    },
  },
  "third-announces-data": {
    holds: "no",
    rule: "9293-3.4-next-number",
    because: {
      en: "No segment announces how much data will follow. The sender goes on until its FIN.",
      zh: "没有哪个报文段预告数据有多少，一直发到 FIN 为止。",
    },
  },
  "client-holds-resources": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "It is the server that would hold resources for a connection nobody uses.",
      zh: "白占资源的是服务器：它会为没人用的连接留着资源。",
    },
  },
  "lost-segment-fatal": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "A lost segment is sent again when its timer runs out. Only after many attempts does TCP give up.",
      zh: "丢失的报文段会超时重传，重试很多次都不成功才放弃。",
    },
  },
  "simultaneous-open-count": {
    holds: "no",
    rule: "9293-3.5-simultaneous-open",
    because: {
      en: "A simultaneous open takes four segments: two SYNs, and each is acknowledged.",
      zh: "同时打开用四个报文段：两个 SYN，各自得到确认。",
    },
  },
  "third-cannot-carry": {
    holds: "no",
    rule: "9293-3.10.2-send",
    because: {
      en: "The client is ESTABLISHED when it sends the third segment, so it may put data in it.",
      zh: "客户端发第三个报文段时已经 ESTABLISHED，可以带数据。",
    },
  },
  "retry-then-give-up": {
    holds: "yes",
    rule: "9293-3.10.8-user-timeout",
    because: {
      en: "When nothing is acknowledged for long enough TCP gives up.",
      zh: "长时间得不到确认，TCP 最终会放弃。",
    },
  },
  "third-odd-number": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Odd or even does not matter. Three is what two ISNs and their acknowledgments come to.",
      zh: "奇偶没有意义；两个 ISN 及其确认合起来正好是三个报文段。",
    },
  },
  "number-comes-from-ip": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "IP has no such limit. The number of segments follows from what TCP has to say.",
      zh: "IP 没有这种限制，次数由 TCP 要交换的内容决定。",
    },
  },
} as const satisfies StatementTable;
