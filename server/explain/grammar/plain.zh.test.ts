import { describe, expect, test } from "vitest";
import { worstVerdict } from "../rows/worst-verdict.ts";

const OPEN = [
  ["服务端要等到最后那个 ACK 才算 ESTABLISHED。", "right"],
  ["客户端拿到 SYN+ACK 就 ESTABLISHED 了，服务端这时候也已经是 ESTABLISHED。", "wrong"],
  ["第二个包里既有 SYN 又有 ACK。", "right"],
  ["第三个包是客户端回的，SYN 和 ACK 都置 1。", "wrong"],
  ["三次握手嘛，就是服务端先发一个 SYN 给客户端。", "wrong"],
  ["服务端收到 SYN 后先回一个 ACK，再单独发一个 SYN。", "wrong"],
  ["三次握手里任何一个报文都不能带数据。", "wrong"],
  ["第一个 SYN 丢了的话服务端会催客户端重发。", "wrong"],
] as const;

const CLOSE = [
  ["最后一个 ACK 丢了，服务端就永远停在 LAST_ACK 不动了。", "wrong"],
  ["被动方那边可能还有数据在发。", "right"],
  ["收到 FIN 要回 RST。", "wrong"],
  ["因为 FIN 发完之后对方也不能发了。", "wrong"],
  ["主动方发 FIN。被动方回 ACK，再发 FIN。主动方收到后回 FIN+ACK 结束。", "wrong"],
  ["| 对比 | 握手 | 挥手 |\n|---|---|---|\n| 序号 | SYN 占一个号 | FIN 占一个号 |", "right"],
  ["| 对比 | 握手 | 挥手 |\n|---|---|---|\n| 收尾 | 客户端发 ACK | 被动方等 2MSL |", "wrong"],
] as const;

describe("plain Chinese that goes on from what was told", () => {
  test.each(OPEN)("open: %s", (answer, verdict) => {
    expect(worstVerdict(answer, "open")).toBe(verdict);
  });
  test.each(CLOSE)("close: %s", (answer, verdict) => {
    expect(worstVerdict(answer, "close")).toBe(verdict);
  });
});
