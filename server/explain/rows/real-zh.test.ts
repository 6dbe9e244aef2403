import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

/** The sentences of every handbook, each followed by the mistakes that are usually made in it. */
const OPENING: readonly Row[] = [
  ["open", "第一次握手：客户端发出 SYN（SYN=1，seq=x），进入 SYN_SENT。", "right"],
  ["open", "第一次握手：客户端发出 SYN（SYN=1，ACK=1，seq=x），进入 SYN_SENT。", "wrong"],
  ["open", "第一次握手：客户端发出 SYN（SYN=1，seq=x），进入 SYN_RCVD。", "wrong"],
  ["open", "第二次握手：服务器回 SYN+ACK，seq=y，ack=x+1，进入 SYN_RCVD。", "right"],
  ["open", "第二次握手：服务器回 SYN+ACK，随后进入 ESTABLISHED。", "wrong"],
  ["open", "第三次握手丢了，服务器会超时重传 SYN+ACK。", "right"],
  ["open", "第三次握手丢了，客户端会超时重传 ACK。", "wrong"],
  ["open", "SYN 报文段不携带数据，但要消耗一个序列号。", "right"],
  ["open", "SYN 报文段不消耗序列号。", "wrong"],
  ["open", "第三次握手的 ACK 即使不携带数据也要消耗一个序列号。", "wrong"],
];

const CLOSING: readonly Row[] = [
  ["close", "第二次挥手：服务器收到 FIN 后回 ACK，进入 CLOSE_WAIT。", "right"],
  ["close", "第二次挥手：服务器收到 FIN 后回 ACK，进入 LAST_ACK。", "wrong"],
  ["close", "第四次挥手（ACK=1，ack=v+1）：客户端收到服务器的 FIN，回 ACK。", "right"],
  ["close", "客户端先关闭。第四次挥手：客户端收到 FIN，回 ACK，进入 CLOSED。", "wrong"],
  ["close", "四次挥手后，主动关闭方进入 TIME_WAIT。", "right"],
  ["close", "四次挥手后，被动关闭方进入 TIME_WAIT。", "wrong"],
  ["close", "FIN 报文段即使不携带数据，也要消耗一个序列号。", "right"],
  ["close", "FIN 报文段不携带数据时不消耗序列号。", "wrong"],
  ["close", "大量 CLOSE_WAIT 说明应用没有调用 close。", "right"],
];

/** Flags that are written as figures, and small letters among them. */
const FIGURES: readonly Row[] = [
  ["open", "客户端发出 syn=1, ack=0, seq=x；服务器回 syn=1, ack=1, seq=y", "right"],
  ["open", "C->>S: SYN seq=x\nS->>C: SYN+ACK seq=y ack=x+1\nC->>S: ACK ack=y+1", "right"],
  ["open", "A 向 B 发送 SYN，seq=x；B 收到后回 SYN+ACK，ack=x+1。", "right"],
  ["open", "A 向 B 发送 SYN，seq=x；B 收到后回 SYN+ACK，ack=x。", "wrong"],
];

/** Who closes first is learnt from what is told, and from the right clause. */
const CLOSERS: readonly Row[] = [
  ["close", "客户端将 FIN 置为 1，发给服务器；进入 FIN_WAIT_1 状态。", "right"],
  ["close", "服务端发送 FIN 并进入 LAST_ACK，客户端回 ACK 进入 TIME_WAIT。", "right"],
  [
    "close",
    "客户端想关闭，发送 FIN，进入 FIN_WAIT_1。服务端准备好关闭时，发送 FIN，进入 LAST_ACK。",
    "right",
  ],
  [
    "close",
    "客户端发 FIN，服务器回 ACK。为什么不能把服务端的 ACK 和 FIN 合并？服务端进入 CLOSE_WAIT。",
    "right",
  ],
  [
    "close",
    "主机1向主机2发 FIN，进入 FIN_WAIT_1；主机2回 ACK，进入 CLOSE_WAIT；主机1进入 FIN_WAIT_2。",
    "right",
  ],
  [
    "close",
    "主机1向主机2发 FIN，进入 FIN_WAIT_1；主机2回 ACK，进入 LAST_ACK；主机1进入 FIN_WAIT_2。",
    "wrong",
  ],
];

/** What is only mentioned, supposed, asked or drawn claims nothing. */
const MENTIONED: readonly Row[] = [
  ["close", "为什么不能把服务器的 ACK 和 FIN 合并起来", "none"],
  ["close", "一台机器上一堆 TIME_WAIT，是不是程序出了问题？", "none"],
  ["close", "TIME_WAIT 和 CLOSE_WAIT 出现在不同的一方。", "none"],
  ["close", "│ [FIN_WAIT_2]          │  [CLOSE_WAIT]", "none"],
  ["close", "$ ss -tan | grep TIME_WAIT\n   3 LISTEN", "none"],
  ["close", "有些文章说可以用 tcp_fin_timeout 缩短 TIME_WAIT。", "none"],
  ["close", "客户端发 FIN 后收到 ACK，但没有立即收到 FIN，进入 FIN_WAIT_2。", "right"],
];

/** Long answers that come to speak of something else. */
const BESIDE: readonly string[] = [
  `访问一个 HTTPS 网站还要做 TLS 握手。
客户端先说自己支持哪些加密套件。
服务器回自己的证书，客户端验证服务器的身份。
双方协商出会话密钥。
之后的内容都用对称密钥加密。
认证失败，连接就断开。`,
  `拥塞控制分几个阶段。
慢启动从很小的窗口开始。
每收到一个 ACK 就增大一点。
发送方等不到 ACK，就认为这段数据丢了，于是重传。
收到三个重复的 ACK 就快速重传。
带宽利用率因此提高。`,
  `HTTP 的 Keep-Alive 复用连接。
它和 TCP 的保活探测不是一回事。
保活会定期发送探测报文。
长连接可以减少建连次数。
连接池也一样，能省下文件描述符。
超时之后连接会被关掉。`,
];

describe("handbooks in Chinese are read as they mean it", () => {
  test.each([...OPENING, ...CLOSING])("%s: %s is %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
  test.each([...FIGURES, ...CLOSERS])("%s: %s is %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
  test.each(MENTIONED)("%s: %s is %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
  test.each(BESIDE)("what stands beside the point is left alone: %s", (answer) => {
    expect(["none", "right"]).toContain(worstVerdict(answer, "open"));
    expect(["none", "right"]).toContain(worstVerdict(answer, "close"));
  });
});
