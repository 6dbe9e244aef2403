import { describe, expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "../explain.ts";
import { knownWords } from "../words/known-words.ts";

/** The verdict on the last thing that an answer says: the worst one of that sentence. */
function verdictOn(answer: string, phase: Phase): string {
  const read = explain(answer, { phase, prompts: [] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  const last = answer.lastIndexOf("。", answer.length - 2) + 1;
  const own = read.value.claims.filter(({ end }) => end > last).map(({ verdict }) => verdict);
  const order = ["wrong", "imprecise", "right"] as const;
  return order.find((verdict) => own.includes(verdict)) ?? "unchecked";
}

const ROWS: readonly (readonly [Phase, string, string])[] = [
  // States.
  ["open", "客户端把 SYN 一发出去就变成 SYN_SENT 了。", "right"],
  ["open", "要等 ACK 到了服务端才变成 ESTABLISHED。", "right"],
  ["open", "没收到 ACK 服务端是到不了 ESTABLISHED 的。", "right"],
  ["open", "服务端发送 SYN,ACK。它进入 ESTABLISHED。", "wrong"],
  ["open", "客户端发送 ACK。服务器这时还在 SYN_RCVD。", "right"],
  ["open", "双方同时进入 ESTABLISHED。", "wrong"],
  ["open", "服务端先进入 ESTABLISHED。", "wrong"],
  ["open", "客户端比服务器早一步进入 ESTABLISHED。", "right"],
  ["open", "服务器先在 LISTEN 等着。", "right"],
  ["open", "客户端得等服务器确认了它的 ACK 才进入 ESTABLISHED。", "wrong"],
  ["close", "主动方先进入 CLOSED。", "wrong"],
  ["close", "被动方发完自己的 FIN 就 CLOSED 了。", "wrong"],
  ["close", "TIME_WAIT 只出现在主动关闭的一方。", "right"],
  ["close", "TIME_WAIT 永远是客户端的。", "imprecise"],
  ["close", "任何一方都可能进入 TIME-WAIT。", "right"],
  ["close", "关闭时两边都会出现 TIME_WAIT。", "imprecise"],
  ["close", "主动方停在 FIN_WAIT_2 直到 ACK 到来。", "wrong"],
  // Waits.
  ["close", "被动方不等待 2MSL。", "right"],
  ["close", "只有被动方需要等 2MSL。", "wrong"],
  ["close", "主动关闭方等够 1 个 MSL 就可以了。", "wrong"],
  ["close", "2MSL 从发送最后的 ACK 开始计时。", "right"],
  ["close", "这 2MSL 从发出第一个 FIN 那一刻算起。", "wrong"],
  ["close", "2MSL 比 RTT 长得多。", "right"],
  ["close", "Linux 里 TIME_WAIT 写死了 2 分钟。", "wrong"],
  ["close", "重传的 FIN 一来 2MSL 从头计时。", "right"],
  ["close", "TIME_WAIT 期间收到重传的 FIN，不会发送 ACK。", "wrong"],
  ["close", "CLOSE_WAIT 没有定时器。", "right"],
  ["close", "CLOSE_WAIT 过会儿自己就没了。", "wrong"],
  ["close", "改 tcp_fin_timeout 对 TIME_WAIT 没有影响。", "right"],
  // Losses.
  ["open", "第三个 ACK 丢失后服务端收到数据就进入 ESTABLISHED。", "right"],
  ["open", "第三个 ACK 要是丢了，客户端会退回 SYN_SENT。", "wrong"],
  ["open", "SYN+ACK 丢了只有服务器会重传。", "wrong"],
  ["open", "SYN+ACK 丢失时两头都在重传。", "right"],
  ["open", "如果 SYN+ACK 在路上丢了，服务器会发 RST。", "wrong"],
  ["close", "最后的 ACK 由主动方重传。", "wrong"],
  ["close", "主动方会主动重发最后的 ACK。", "wrong"],
  ["close", "最后一个 ACK 丢了，被动方停在 LAST_ACK，超时重传 FIN。", "right"],
  ["close", "纯 ACK 不启动重传定时器。", "right"],
  ["close", "主动方收到重发的 FIN 便补一个 ACK。", "right"],
  ["close", "主动方已经 CLOSED 的话对重传的 FIN 只能回 RST。", "right"],
  // What is no claim, or not known of whom, stays open.
  ["close", "在 TIME_WAIT 状态下。", "unchecked"],
  ["close", "谁在等？", "unchecked"],
];

describe("states, waits and losses in Chinese", () => {
  test.each(ROWS)("%s: %s is %s", (phase, answer, verdict) => {
    expect(verdictOn(answer, phase)).toBe(verdict);
  });
});
