import type { StatementTable } from "./statements.ts";

/** What the calls of sockets and the machine do to a connection. */
export const SOCKET_STATEMENTS = {
  "tuple-names-connection": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "A connection is named by two addresses and two ports, so one server port serves many clients at once.",
      zh: "连接由四元组标识，一个服务器端口可以同时服务很多客户端。",
    },
  },
  "tw-reuse-outgoing": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "tcp_tw_reuse concerns connections that this host opens itself.",
      zh: "tcp_tw_reuse 只对本机主动发起的连接有用。",
    },
  },
  "reuseaddr-binds": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "SO_REUSEADDR lets a server bind its port while old connections are in TIME-WAIT.",
      zh: "旧连接还在 TIME-WAIT 时，SO_REUSEADDR 允许服务器绑定端口。",
    },
  },
  "fin-timeout-limits-fin-wait-2": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "tcp_fin_timeout limits FIN-WAIT-2 without an owner. TIME-WAIT is a constant of 60 s.",
      zh: "tcp_fin_timeout 管的是没有进程的 FIN-WAIT-2，TIME-WAIT 是常量 60 秒。",
    },
  },
  "time-wait-uses-ports": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "Each TIME-WAIT keeps one local port towards the same destination, so they can run out.",
      zh: "每个 TIME-WAIT 占着一个到同一目标的本地端口，太多就会用光。",
    },
  },
  "connect-waits-accept": {
    holds: "no",
    rule: "9293-3.10.7.3-syn-sent-synack",
    because: {
      en: "connect() returns when the SYN,ACK is in. Whether the server has called accept() does not matter.",
      zh: "connect() 收到 SYN,ACK 就返回，与服务器有没有调用 accept() 无关。",
    },
  },
  "connect-on-synack": {
    holds: "yes",
    rule: "9293-3.10.7.3-syn-sent-synack",
    because: {
      en: "connect() returns when the SYN,ACK has arrived.",
      zh: "connect() 在收到 SYN,ACK 之后返回。",
    },
  },
  "accept-on-syn": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "accept() returns a connection that is ESTABLISHED, after the third segment.",
      zh: "accept() 返回的是已经 ESTABLISHED 的连接，在第三个报文段之后。",
    },
  },
  "accept-after-handshake": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "accept() takes a connection whose handshake is over.",
      zh: "accept() 取出的是已经完成握手的连接。",
    },
  },
  "port-one-client": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "A connection is named by two addresses and two ports, so one server port serves many clients at once.",
      zh: "连接由四元组区分，一个服务器端口可以同时服务很多客户端。",
    },
  },
  "port-decides-client": {
    holds: "no",
    rule: "9293-3.10.1-open-active",
    because: {
      en: "The client is the end that opens actively. The size of a port number means nothing.",
      zh: "主动打开的一端是客户端，与端口号大小无关。",
    },
  },
  "server-port-changes": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "An accepted connection keeps the server's listening port. The client's port tells connections apart.",
      zh: "接受的连接仍然使用监听的端口，靠客户端的地址和端口区分。",
    },
  },
  "two-connections": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "Both directions belong to one connection.",
      zh: "两个方向属于同一个连接。",
    },
  },
  "connection-id-carried": {
    holds: "no",
    rule: "9293-3.4-next-number",
    because: {
      en: "There is no connection id. Addresses and ports name the connection, and numbers move on with the data.",
      zh: "TCP 没有连接编号：地址和端口标识连接，序列号随数据前进。",
    },
  },
  "crash-sends-fin": {
    holds: "no",
    rule: "9293-3.5.1-crash",
    because: {
      en: "A host that loses its power sends nothing. After it is back it answers with a RST.",
      zh: "主机断电时什么也发不出来，重启之后收到报文段会回 RST。",
    },
  },
  "cable-closes": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "TCP does not see a cable. The states stay as they are until a timer gives up.",
      zh: "TCP 感知不到网线，状态保持不变，直到重传超时放弃。",
    },
  },
  "kill-ends-time-wait": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "TIME-WAIT is kept by the kernel. It goes on when the process is gone.",
      zh: "TIME-WAIT 由内核维持，进程没了也照样等满。",
    },
  },
  "time-wait-holds-process": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "The process may end. TIME-WAIT is kept by the kernel.",
      zh: "进程可以退出，TIME-WAIT 由内核维持。",
    },
  },
  "kernel-keeps-time-wait": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "TIME-WAIT is kept by the kernel, whether the process still runs or not.",
      zh: "TIME-WAIT 由内核维持，与进程是否还在无关。",
    },
  },
  "shut-rd-sends-fin": {
    holds: "no",
    rule: "9293-3.6-half-close",
    because: {
      en: "Only closing the sending side sends a FIN. Shutting the reading side sends nothing.",
      zh: "只有关闭发送方向才发 FIN，关闭读方向什么也不发。",
    },
  },
  "shut-wr-sends-fin": {
    holds: "yes",
    rule: "9293-3.6-half-close",
    because: {
      en: "Shutting the writing side sends a FIN. Reading goes on.",
      zh: "关闭写方向会发 FIN，仍然可以读。",
    },
  },
  "read-returns-zero": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.7.4-fin",
    because: {
      en: "A FIN is read as end of file, after all data before it.",
      zh: "FIN 在此前的数据读完之后表现为文件结束。",
    },
  },
  "port-blocked": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "TIME-WAIT keeps one pair of addresses and ports. Other clients reach the same server port.",
      zh: "TIME-WAIT 只占这一个四元组，别的客户端照样能连这个服务器端口。",
    },
  },
  "only-tuple-blocked": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "TIME-WAIT keeps one pair of addresses and ports. Other clients reach the same server port.",
      zh: "TIME-WAIT 只占这一个四元组，别的客户端照样能连这个服务器端口。",
    },
  },
  "tw-reuse-incoming": {
    holds: "no",
    rule: "9293-3.10.8-time-wait",
    because: {
      en: "tcp_tw_reuse concerns connections that this host opens itself.",
      zh: "tcp_tw_reuse 只对本机主动发起的连接有用。",
    },
  },
  "close-wait-peers-fault": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "In CLOSE-WAIT the other end has closed already. What is missing is the CLOSE of this end's own program.",
      zh: "CLOSE-WAIT 说明对端已经关闭，缺的是本端程序自己的 close。",
    },
  },
  "close-wait-own-fault": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.4-close-second",
    because: {
      en: "CLOSE-WAIT lasts until this end's own program closes.",
      zh: "CLOSE-WAIT 持续到本端程序自己调用 close。",
    },
  },
  "close-wait-from-network": {
    holds: "no",
    rule: "9293-3.10.4-close-second",
    because: {
      en: "CLOSE-WAIT waits for this end's own program, not for the network, the kernel or an ACK.",
      zh: "CLOSE-WAIT 等的是本端程序，与网络、内核或 ACK 无关。",
    },
  },
} as const satisfies StatementTable;
