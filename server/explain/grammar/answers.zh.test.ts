import { describe, expect, test } from "vitest";
import { worstVerdict } from "../rows/worst-verdict.ts";

const OPEN = [
  ["握手完成后双方都是 ESTABLISHED。", "right"],
  ["握手完成之后客户端还在 SYN_SENT。", "wrong"],
  ["客户端的 SYN 用 seq=x，数据从 x+1 开始。", "right"],
  ["第一个包 SYN，seq=x。后面的数据从 x 开始。", "wrong"],
  ["服务端没收到第三次的 ACK 就发 RST 断开连接。", "wrong"],
  ["首先由服务端发起连接。", "wrong"],
  ["二：SYN=1，ACK=1，seq=y，ack=x+1", "right"],
  ["三：SYN=1，ACK=1，seq=x+1，ack=y+1", "wrong"],
  ["最后一步由服务端发 ACK。", "wrong"],
  ["Linux 上 SYN 第一次重传要等 30 秒。", "wrong"],
  ["第二个报文同时承担 SYN 和 ACK 两个作用。", "right"],
] as const;

const CLOSE = [
  ["服务端收到 FIN 后进入 CLOSE_WAIT，等应用关闭之后进入 LAST_ACK。", "right"],
  ["服务端收到 FIN 后进入 CLOSE_WAIT，等应用 close 后进入 TIME_WAIT。", "wrong"],
  ["客户端先发 FIN，然后进入 FIN_WAIT_1。", "right"],
  ["客户端先发 FIN，进入 FIN_WAIT_2。", "wrong"],
  ["客户端先发 FIN。这期间服务端的状态是 FIN_WAIT_2，客户端是 CLOSE_WAIT。", "wrong"],
  ["客户端回 ACK → TIME_WAIT → 2MSL 后 CLOSED", "right"],
  ["服务端回 ACK → LAST_ACK → 2MSL 后 CLOSED", "wrong"],
  ["服务端还有数据的话先不回 ACK。", "wrong"],
  ["ACK 和 FIN 绝对不可能合并。", "wrong"],
  ["如果被动方不想关，就回一个 RST 表示拒绝。", "wrong"],
  ["客户端发的 FIN 里同时带了 SYN。", "wrong"],
  ["服务端发的 FIN 里还带着 ACK。", "right"],
  ["服务端发 FIN，这个 FIN 丢了服务端会重传。", "right"],
  ["服务端发 FIN，这个 FIN 丢了客户端会重传。", "wrong"],
  ["客户端先发 FIN，丢了的话服务端会要求它重发。", "wrong"],
  ["服务端过 2MSL 再关闭。", "wrong"],
  ["客户端等 2MSL 后关闭。", "right"],
  ["只需等一个 MSL 就够了。", "wrong"],
  ["一个 MSL 是一秒。", "wrong"],
  ["MSL 是 30 秒。", "none"],
  ["每收到一次重传的 FIN，就重新计 2MSL。", "right"],
  ["一个 FIN 只管一个方向。", "right"],
] as const;

describe("short plain answers in Chinese", () => {
  test.each(OPEN)("open: %s", (answer, verdict) => {
    expect(worstVerdict(answer, "open")).toBe(verdict);
  });
  test.each(CLOSE)("close: %s", (answer, verdict) => {
    expect(worstVerdict(answer, "close")).toBe(verdict);
  });
});
