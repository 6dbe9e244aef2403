import type { StatementTable } from "./statements.ts";

/** Why and how a connection is opened: RFC 9293 §3.4.1, §3.5. */
export const OPENING_STATEMENTS = {
  "old-duplicate-syn": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "A SYN may be an old one that comes late. Only the third segment tells the server that the client still means it; otherwise the client answers with a RST.",
      zh: "SYN 可能是迟到的旧报文段。只有第三个报文段能让服务器知道客户端确实要建立连接，否则客户端会回 RST。",
    },
  },
  "both-isns-acknowledged": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Each end sends its ISN and has it acknowledged. The server's ISN is acknowledged by the third segment.",
      zh: "两端各自发送 ISN，也都要得到确认。服务器的 ISN 由第三个报文段确认。",
    },
  },
  "two-confirm-one-isn": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "With two segments only the client's ISN is acknowledged. Nothing tells the server that its own arrived.",
      zh: "只有两个报文段时，只有客户端的 ISN 得到确认，服务器不知道自己的 ISN 是否送到。",
    },
  },
  "resources-not-held-for-nothing": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "With two segments an old SYN would be enough to make the server ESTABLISHED and hold its buffers for a client that sends nothing.",
      zh: "如果只有两次握手，一个旧的 SYN 就会让服务器进入 ESTABLISHED，为不会发数据的客户端白白占着资源。",
    },
  },
  "both-directions-work": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "After three segments each end has sent something and seen it acknowledged.",
      zh: "三个报文段之后，两端都发送过、也都得到了确认。",
    },
  },
  "isn-only-client": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "Each end chooses an ISN for what it sends itself.",
      zh: "两端各自为自己发送的字节选择 ISN。",
    },
  },
  "two-mislead-server": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "With two segments an old SYN alone would make the server take a connection for open.",
      zh: "只有两次握手时，一个旧的 SYN 就会让服务器以为连接已经建立。",
    },
  },
  "client-refuses-old": {
    holds: "yes",
    rule: "9293-3.5.2-rst-no-connection",
    because: {
      en: "The acknowledgment number shows the client that the SYN was not its own of now, and it refuses with a RST.",
      zh: "确认号让客户端看出这个 SYN 不是现在发的，于是用 RST 拒绝。",
    },
  },
  "synack-in-one-segment": {
    holds: "yes",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The server's TCP has its ACK and its own SYN ready at the same moment, so both travel in one segment.",
      zh: "服务器的 TCP 在同一时刻就能回 ACK 并发出自己的 SYN，所以两者放在同一个报文段里。",
    },
  },
  "four-would-do": {
    holds: "yes",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "Four segments would confirm both ISNs too. SYN and ACK of the server fit in one, so three are enough.",
      zh: "四个报文段也能确认两端的 ISN，只是服务器的 SYN 和 ACK 可以合并，三个就够了。",
    },
  },
  "options-in-syn": {
    holds: "yes",
    rule: "9293-3.7.1-mss",
    because: {
      en: "The MSS, window scale and SACK-permitted options are sent in segments with SYN only.",
      zh: "MSS、窗口扩大、SACK-permitted 选项只出现在带 SYN 的报文段里。",
    },
  },
  "syn-flood": {
    holds: "yes",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "Each SYN makes the server keep a half-open connection in SYN-RECEIVED, so many forged SYNs fill its queue.",
      zh: "每个 SYN 都让服务器留下一个 SYN-RECEIVED 的半开连接，大量伪造的 SYN 会占满队列。",
    },
  },
  "syn-cookies": {
    holds: "yes",
    isAside: true,
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "With SYN cookies the server keeps nothing before the third segment: its ISN holds what it needs.",
      zh: "使用 SYN cookie 时，服务器在第三个报文段到达之前不保存状态，所需信息都在 ISN 里。",
    },
  },
  "data-completes-handshake": {
    holds: "yes",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Any segment that acknowledges the server's SYN makes it ESTABLISHED, one with data too.",
      zh: "只要确认了服务器的 SYN，带数据的报文段同样能让它进入 ESTABLISHED。",
    },
  },
  "two-handshakes-suffice": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Two segments leave the server's ISN unacknowledged, and an old SYN could open a connection that nobody wants.",
      zh: "两个报文段时服务器的 ISN 没有得到确认，旧的 SYN 也会建立没人要的连接。",
    },
  },
  "handshake-encrypts": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The handshake carries flags, numbers and options in clear. Encryption is the work of TLS above TCP.",
      zh: "握手只交换标志、序列号和选项，都是明文；加密由 TCP 之上的 TLS 完成。",
    },
  },
  "handshake-authenticates": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "TCP asks for no name and no password. Whoever can receive the SYN,ACK can finish the handshake.",
      zh: "TCP 不核对用户名和密码，能收到 SYN,ACK 的就能完成握手。",
    },
  },
  "handshake-does-tls": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "TLS keys are agreed on after the TCP connection is ESTABLISHED, in its data.",
      zh: "TLS 密钥是在 TCP 连接建立之后、作为数据协商的，与三次握手无关。",
    },
  },
  "options-in-any-segment": {
    holds: "no",
    rule: "9293-3.7.1-mss",
    because: {
      en: "MSS and window scale may be sent in segments with SYN only, so the third segment cannot carry them.",
      zh: "MSS 和窗口扩大选项只能放在带 SYN 的报文段里，第三个报文段不能带。",
    },
  },
  "prevents-syn-flood": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The handshake is what a SYN flood abuses: every SYN makes the server keep a half-open connection.",
      zh: "SYN 洪泛利用的正是握手：每个 SYN 都让服务器留下半开连接。",
    },
  },
  "third-is-spare": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "A lost SYN is sent again when the timer runs out. The third segment carries no SYN and is no copy.",
      zh: "丢失的 SYN 靠超时重传恢复。第三个报文段不带 SYN，不是备份。",
    },
  },
  "third-sends-client-isn": {
    holds: "no",
    rule: "9293-3.5-first-syn",
    because: {
      en: "The client's ISN is the sequence number of its SYN, the first segment.",
      zh: "客户端的 ISN 就是第一个报文段 SYN 的序列号。",
    },
  },
  "third-negotiates": {
    holds: "no",
    rule: "9293-3.7.1-mss",
    because: {
      en: "The window is in every header and MSS is in the two SYNs, so nothing is left to negotiate in the third segment.",
      zh: "窗口在每个首部里，MSS 在两个 SYN 里，第三个报文段没有什么要协商。",
    },
  },
  "separate-syn-ack": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The SYN of the server and its ACK are one segment: SYN,ACK.",
      zh: "服务器的 SYN 和 ACK 是同一个报文段：SYN,ACK。",
    },
  },
  "third-is-optional": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "Without the third segment the server stays in SYN-RECEIVED and repeats its SYN,ACK.",
      zh: "没有第三个报文段，服务器一直停在 SYN-RECEIVED，并重传 SYN,ACK。",
    },
  },
  "reserves-path": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The handshake reserves nothing in the network. Routers between the ends keep no state of it.",
      zh: "握手不在网络中预留任何资源，中间的路由器不保存连接状态。",
    },
  },
  "syncs-clocks": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "What the handshake synchronizes are sequence numbers, not clocks.",
      zh: "握手同步的是序列号，不是时钟。",
    },
  },
  "measures-bandwidth": {
    holds: "no",
    rule: "9293-3.10.7.2-listen-syn",
    because: {
      en: "The handshake measures no bandwidth. The rate is found later by congestion control.",
      zh: "握手不测量带宽，速率由之后的拥塞控制决定。",
    },
  },
  "accept-does-handshake": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "The kernel completes the handshake. accept() only takes a finished connection from the queue.",
      zh: "握手由内核完成，accept() 只是从队列里取出已经建立的连接。",
    },
  },
  "more-is-safer": {
    holds: "no",
    rule: "9293-3.10.7.4-ack-of-syn",
    because: {
      en: "However many segments there are, the last one is never acknowledged. Three are enough.",
      zh: "不管几次，最后一个报文段总是没有确认；三次已经够了。",
    },
  },
  "syn-timer-client-fails": {
    holds: "no",
    rule: "9293-3.10.8-retransmission",
    because: {
      en: "A lost SYN is sent again by TCP itself, when the timer runs out.",
      zh: "SYN 丢失后由 TCP 自己超时重传，不需要程序重来。",
    },
  },
  "simultaneous-impossible": {
    holds: "no",
    rule: "9293-3.10.7.3-syn-sent-syn",
    because: {
      en: "Both ends may open at once: each then goes from SYN-SENT to SYN-RECEIVED.",
      zh: "两端可以同时打开，都从 SYN-SENT 进入 SYN-RECEIVED。",
    },
  },
} as const satisfies StatementTable;
