import type { MutantTable } from "./mutant.ts";

const OPEN = "isn client=1000 server=5000\nserver listen\nat 0ms client open";

/** Beliefs about the three-way handshake and the initial sequence numbers. */
export const OPENING = {
  "two-way-handshake": {
    sentence: {
      en: "Two segments open a connection: the SYN,ACK needs no answer, and the server is ESTABLISHED as soon as it has sent it.",
      zh: "两次握手就够了：SYN,ACK 不需要再确认，服务器发出它就进入 ESTABLISHED。",
    },
    scenario: OPEN,
  },
  "established-on-syn-ack": {
    sentence: {
      en: "The server is ESTABLISHED as soon as it has sent its SYN,ACK; the third segment changes nothing there.",
      zh: "服务器发出 SYN,ACK 之后就是 ESTABLISHED 了，第三次握手不影响服务器的状态。",
    },
    scenario: OPEN,
  },
  "client-in-syn-received": {
    sentence: {
      en: "The client too passes through SYN-RECEIVED: it enters it when the SYN,ACK comes.",
      zh: "客户端收到 SYN,ACK 之后也要先进入 SYN-RECEIVED，再进入 ESTABLISHED。",
    },
    scenario: OPEN,
  },
  "no-simultaneous-open": {
    sentence: {
      en: "Both ends cannot open at once: whoever has sent a SYN and gets a bare SYN refuses it with RST.",
      zh: "双方不可能同时打开：已经发了 SYN 的一端如果收到对方的 SYN，会用 RST 拒绝。",
    },
    scenario: "isn client=1000 server=5000\nat 0ms client open\nat 0ms server open",
  },
  "closed-port-silent": {
    sentence: {
      en: "A SYN to a port where nobody listens gets no answer; the client waits until it times out.",
      zh: "SYN 发到没有监听的端口不会有任何回应，客户端只能等到超时。",
    },
    scenario: "isn client=1000 server=5000\nat 0ms client open\nuntil 2s",
  },
  "refusal-ignored": {
    sentence: {
      en: "A RST that answers a SYN changes nothing: the client goes on trying until it gives up.",
      zh: "SYN 收到 RST 之后客户端不会放弃，会一直重试到超时。",
    },
    scenario: "isn client=1000 server=5000\nat 0ms client open\nuntil 2s",
  },
  "data-before-established": {
    sentence: {
      en: "Data that is handed over in SYN-SENT goes out at once, behind the SYN.",
      zh: "在 SYN-SENT 状态调用 SEND，数据会紧跟着 SYN 立刻发出去。",
    },
    scenario: `${OPEN}\nat 1ms client send 100`,
  },
  "reset-ends-listen": {
    sentence: {
      en: "A RST in SYN-RECEIVED ends the server: it is CLOSED and no longer listens.",
      zh: "服务器在 SYN-RECEIVED 收到 RST 就变成 CLOSED，不再监听了。",
    },
    scenario: `${OPEN}\nat 10ms client abort`,
  },
  "isn-zero": {
    sentence: {
      en: "Sequence numbers begin at 0.",
      zh: "序列号从 0 开始。",
    },
    scenario: OPEN,
  },
  "constant-isn": {
    sentence: {
      en: "Every connection begins with the same initial sequence number.",
      zh: "每个连接的初始序列号都一样。",
    },
    scenario: `${OPEN}\nat 100ms client abort\nat 200ms client open`,
  },
  "server-isn-from-client": {
    sentence: {
      en: "The server counts on from the client: its SYN,ACK has the client's ISN + 1 as sequence number.",
      zh: "服务器接着客户端的序列号往下数：SYN,ACK 的 seq 等于客户端 ISN + 1。",
    },
    scenario: OPEN,
  },
} as const satisfies MutantTable;
