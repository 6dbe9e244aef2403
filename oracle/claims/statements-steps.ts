import type { StatementTable } from "./statements.ts";

/** What is said of the three segments of an opening, one by one: RFC 9293 §3.5. */
export const STEP_STATEMENTS = {
  "syn-means-synchronize": {
    holds: "yes",
    rule: "9293-3.5-first-syn",
    because: {
      en: "SYN is short for synchronize: it synchronizes the sequence numbers.",
      zh: "SYN 是 synchronize 的缩写，作用是同步序列号。",
    },
  },
  "syn-means-other": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "SYN is short for synchronize: it synchronizes the sequence numbers.",
      zh: "SYN 是 synchronize 的缩写，作用是同步序列号。",
    },
  },
  "old-by-checksum": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "A checksum finds damaged segments. Old ones are told by their numbers: the client sees an ACK that it does not expect.",
      zh: "校验和只能发现损坏；新旧要靠编号判断：客户端看到不是自己期望的确认号。",
    },
  },
  "client-accepts-stale": {
    holds: "no",
    rule: "9293-3.5.2-rst-no-connection",
    because: {
      en: "A SYN,ACK that acknowledges nothing the client sent is answered with a RST.",
      zh: "SYN,ACK 确认的不是客户端发的 SYN，客户端会回 RST。",
    },
  },
  "second-tells-server": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "After the second segment only the client knows that both directions work. The server learns it from the third.",
      zh: "第二个报文段之后只有客户端知道两个方向都通，服务器要等第三个。",
    },
  },
  "two-leave-client-isn": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "The client's ISN is acknowledged by the second segment. It is the server's that two segments leave open.",
      zh: "客户端的 ISN 由第二个报文段确认；只有两次时没有得到确认的是服务器的 ISN。",
    },
  },
  "isn-acked-late": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The client's ISN is acknowledged in the SYN,ACK, the second segment.",
      zh: "客户端的 ISN 在第二个报文段 SYN,ACK 里就得到确认。",
    },
  },
  "handshake-two-rtt": {
    holds: "no",
    rule: "9293-3.10.7.3-syn-sent-synack",
    because: {
      en: "The client may send data after one round trip, with its third segment.",
      zh: "客户端经过一个往返就可以发数据，第三个报文段就能带。",
    },
  },
  "handshake-one-rtt": {
    holds: "yes",
    rule: "9293-3.10.7.3-syn-sent-synack",
    because: {
      en: "After one round trip the client is ESTABLISHED and may send data.",
      zh: "一个往返之后客户端进入 ESTABLISHED，就可以发数据。",
    },
  },
  "established-together": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "The client is ESTABLISHED when it gets the SYN,ACK, the server half a round trip later, when it gets the ACK.",
      zh: "客户端收到 SYN,ACK 就进入 ESTABLISHED，服务器要再过半个往返、收到 ACK 才进入。",
    },
  },
  "client-waits-for-ack": {
    holds: "no",
    rule: "9293-3.10.7.3-syn-sent-synack",
    because: {
      en: "The client is ESTABLISHED as soon as it has the SYN,ACK. It never learns whether its ACK arrived.",
      zh: "客户端收到 SYN,ACK 就进入 ESTABLISHED，并不知道自己的 ACK 有没有送到。",
    },
  },
  "server-needs-data": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "The ACK makes the server ESTABLISHED. It needs no data for that.",
      zh: "服务器收到 ACK 就进入 ESTABLISHED，不需要等数据。",
    },
  },
  "lost-third-fatal": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "Nothing is lost for good: the SYN,ACK is sent again, and the client answers it with another ACK.",
      zh: "并不会就此失败：服务器会重传 SYN,ACK，客户端会再回 ACK。",
    },
  },
  "third-data-dropped": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Data on the third segment is taken: its ACK makes the server ESTABLISHED first.",
      zh: "第三个报文段带的数据会被接收，它的 ACK 先让服务器进入 ESTABLISHED。",
    },
  },
  "cookie-two-segments": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "With SYN cookies there are still three segments. Only the server keeps nothing before the third.",
      zh: "使用 SYN cookie 仍然是三个报文段，只是服务器在第三个到达前不保存状态。",
    },
  },
  "simultaneous-two-connections": {
    holds: "no",
    rule: "9293-3.5-simultaneous-open",
    because: {
      en: "A simultaneous open makes one connection, not two.",
      zh: "同时打开只建立一个连接，不是两个。",
    },
  },
  "simultaneous-open-four": {
    holds: "yes",
    rule: "9293-3.5-simultaneous-open",
    because: {
      en: "A simultaneous open takes four segments: two SYNs, and each is acknowledged.",
      zh: "同时打开用四个报文段：两个 SYN，各自得到确认。",
    },
  },
  "second-tells-client": {
    holds: "yes",
    rule: "9293-3.10.7.3-syn-sent-synack",
    because: {
      en: "The SYN,ACK shows the client that its SYN arrived and that the server can send.",
      zh: "SYN,ACK 让客户端知道自己的 SYN 到了，服务器也能发。",
    },
  },
  "first-tells-server": {
    holds: "yes",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The SYN shows the server that the client can send.",
      zh: "SYN 让服务器知道客户端能发。",
    },
  },
  "handshake-by-application": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "The TCP in the kernel makes the handshake. The application only asks for it.",
      zh: "握手由内核里的 TCP 完成，应用只是提出请求。",
    },
  },
  "udp-handshakes": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "UDP has no connections and no handshake. The handshake is TCP's.",
      zh: "UDP 没有连接，也没有握手，握手是 TCP 的。",
    },
  },
  "client-needs-third": {
    holds: "no",
    rule: "9293-3.10.7.3-syn-sent-synack",
    because: {
      en: "The client is ESTABLISHED as soon as it has the SYN,ACK. It is the server that needs the third segment.",
      zh: "客户端收到 SYN,ACK 就进入 ESTABLISHED，需要第三个报文段的是服务器。",
    },
  },
  "pure-ack-repeated": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "No timer runs for a pure ACK. It is sent again only in answer to what it acknowledged coming again.",
      zh: "纯 ACK 没有重传计时器，只有对方重传时才会再次回应。",
    },
  },
  "old-known-at-once": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "A SYN does not show whether it is old. Only the client can tell, by what the SYN,ACK acknowledges.",
      zh: "单看 SYN 分不出新旧，只有客户端能从 SYN,ACK 的确认号看出来。",
    },
  },
  "third-tells-server": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "The third segment shows the server that its SYN,ACK arrived.",
      zh: "第三个报文段让服务器知道自己的 SYN,ACK 送到了。",
    },
  },
  "server-isn-acknowledged": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "The server's SYN has to be acknowledged like any other, and the third segment does it.",
      zh: "服务器的 SYN 同样要得到确认，由第三个报文段完成。",
    },
  },
  "tls-later": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "TLS begins when the TCP connection is ESTABLISHED, in its data.",
      zh: "TLS 在 TCP 连接建立之后才开始，走的是数据。",
    },
  },
  "two-confirm-both": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "With two segments only the client's ISN is acknowledged. Nothing tells the server that its own arrived.",
      zh: "只有两个报文段时，只有客户端的 ISN 得到确认，服务器不知道自己的 ISN 是否送到。",
    },
  },
  "third-carries-server-isn": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The server's ISN is the sequence number of the SYN,ACK, the second segment. The third acknowledges it.",
      zh: "服务器的 ISN 是第二个报文段 SYN,ACK 的序列号，第三个报文段只是确认它。",
    },
  },
  "mss-must-match": {
    holds: "no",
    rule: "9293-3.7.1-mss",
    because: {
      en: "Each end announces the MSS that it can receive. The two may differ.",
      zh: "两端各自通告自己能接收的 MSS，可以不同。",
    },
  },
  "lost-synack-unnoticed": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "Both ends have a timer running and send again what was not acknowledged.",
      zh: "两端都有重传计时器，没得到确认就会重传。",
    },
  },
  "handshake-guarantees-data": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "Data is made safe by its own acknowledgments and retransmissions, not by the handshake.",
      zh: "数据可靠靠的是之后的确认和重传，不是握手。",
    },
  },
  "nothing-held-before-ack": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "Without SYN cookies the server keeps a half-open connection in SYN-RECEIVED from the first SYN on.",
      zh: "没有 SYN cookie 时，服务器收到 SYN 就保存一个 SYN-RECEIVED 的半开连接。",
    },
  },
  "closed-port-answers-fin": {
    holds: "no",
    rule: "9293-3.10.7.1-closed-rst",
    because: {
      en: "Where nobody listens a SYN is answered with a RST.",
      zh: "没有监听的端口收到 SYN 会回 RST。",
    },
  },
  "closed-port-resets": {
    holds: "yes",
    rule: "9293-3.10.7.1-closed-rst",
    because: {
      en: "Where nobody listens a SYN is answered with a RST.",
      zh: "没有监听的端口收到 SYN 会回 RST。",
    },
  },
} as const satisfies StatementTable;
