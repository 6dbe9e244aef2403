import { expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

/** Plain Chinese of candidates: one way each of saying it, with the verdict that is due. */
const ROWS: readonly Row[] = [
  // Who does it, and of its own accord.
  ["open", "第一步：server 主动给 client 发 SYN", "wrong"],
  ["open", "第一次是服务器向客户端发 SYN，问它在不在", "wrong"],
  ["open", "首先服务器向客户端发一个 SYN 表示自己准备好了", "wrong"],
  ["open", "最后服务器发 ACK", "wrong"],
  ["open", "服务端收到就转 ESTABLISHED", "right"],
  ["open", "第四步：服务器收到确认后，同样进入 ESTABLISHED", "right"],
  // What answers what.
  ["open", "服务端收到以后回 SYN 加 ACK。客户端收到后再回一个 FIN 确认", "wrong"],
  ["close", "A 主动关闭。A 收到 B 的 FIN 之后回 RST", "wrong"],
  ["close", "服务端发FIN，客户端回一个RST", "wrong"],
  ["close", "客户端收到FIN就回一个RST", "wrong"],
  ["close", "等 server 发完了发 FIN（seq=w，ack=u+1），client 回 ACK（ack=w）", "wrong"],
  ["open", "服务器如同意，就在确认报文里把 SYN 和 ACK 两位都置 1，确认号取 J + 1", "right"],
  [
    "open",
    "客户发 SYN，seq = J。服务器如同意，则在确认报文段中把 SYN 和 ACK 两位都置 1，确认号取 J + 1",
    "right",
  ],
  ["open", "服务器发 SYN+ACK，seq = K。客户收到后给出确认，确认号为 K + 1", "right"],
  ["open", "服务器发 SYN+ACK，seq = K。客户收到后给出确认，确认号为 K", "wrong"],
  // Both ends, at a moment or at all.
  ["open", "双方都是收到syn+ack之后才进入ESTABLISHED", "imprecise"],
  ["open", "三次完了之后双方都是 ESTABLISHED", "right"],
  ["close", "两边都是收到对方的 ACK 就直接进入 CLOSED", "imprecise"],
  ["close", "不管是客户端还是服务端，收到对方的 FIN 都会进入 TIME_WAIT", "imprecise"],
  ["close", "client和server都要在关闭之前经过CLOSE_WAIT", "imprecise"],
  ["close", "他们俩都会经历 FIN_WAIT_2", "imprecise"],
  ["close", "关闭的过程中两边都会进入LAST_ACK", "imprecise"],
  ["close", "两头都有 LAST_ACK", "imprecise"],
  // The other end, named once and then again.
  ["close", "主动方发 FIN。对端回 ACK，此时对端是 CLOSE_WAIT，不是 TIME_WAIT", "right"],
  ["close", "先收到 FIN 的那一端正常情况下是看不到 TIME_WAIT 的", "right"],
  ["close", "中间这段时间主动方停在 FIN_WAIT_2", "right"],
  ["open", "然后客户端进入 LISTEN 状态等数据", "wrong"],
  ["open", "我→你：SYN，seq=x", "right"],
  ["close", "客户端发 FIN，进入终止等待 1 状态", "right"],
  ["close", "服务器返回 ACK，进入最后确认状态", "wrong"],
  ["close", "如果 FIN 不占序号，确认号就是 u", "none"],
  // Who waits, and how long.
  ["close", "它收到对方的 FIN、回了 ACK 之后开始等 2MSL", "right"],
  ["close", "谁先发 FIN 谁就要进 TIME_WAIT。它收到对方的 FIN、回了 ACK 之后开始等 2MSL", "right"],
  ["close", "MSL 的值 RFC 里定的是 1 分钟", "wrong"],
  // What takes a number, with or without its noun.
  ["open", "第三次的 ACK 哪怕不带数据也要消耗一个", "wrong"],
  ["open", "SYN 要占一个序号，纯 ACK 也会消耗一个", "wrong"],
  ["open", "SYN 吃一个号，ACK 不吃", "right"],
  ["close", "FIN 占一个号，ACK 占号", "wrong"],
  // Data.
  ["open", "没丢的话 client 可以在这个 ACK 里就带上数据", "right"],
  ["close", "FIN 报文里也可以捎带最后一点数据", "right"],
  ["close", "主动方在 FIN_WAIT_2 里也还能收", "right"],
  ["close", "主动方发 FIN。从此它既不发数据也不收数据", "wrong"],
  // What others are said to think.
  ["open", "网上有人说第三次握手不能带数据，这个说法不对", "right"],
  ["open", "有人说 SYN 占一个序号，这个说法不对", "wrong"],
  ["open", "网上有人说第三次握手不能带数据", "none"],
  // How many segments.
  ["close", "所以挥手一定是四次", "imprecise"],
  ["close", "释放连接在任何情况下都不可能只用三个报文段", "wrong"],
  ["close", "ACK 和 FIN 任何情况下都得分两个报文发", "wrong"],
  // Headings in front of a colon.
  ["close", "正确的顺序应该这样：主动方发 FIN，被动方回 ACK", "right"],
  ["close", "四次挥手的原因：每个方向都要单独发一个FIN", "right"],
  // Purposes.
  ["close", "不要跑到下一个连接里去", "right"],
  ["close", "同一个四元组的新连接不会被旧连接迟到的报文干扰", "right"],
  // What the other end sent leaves LISTEN alone; its own answer does not.
  ["open", "客户端发送SYN，服务端此时处于LISTEN状态。", "right"],
  ["open", "服务端回复SYN+ACK，服务端仍处于LISTEN状态。", "wrong"],
  // The segment may stand in front of who sends it.
  ["close", "| FIN | 主动方 | seq=m | FIN_WAIT_1 |", "right"],
  ["close", "| FIN | 主动方 | seq=m | CLOSE_WAIT |", "wrong"],
  ["close", "| 报文 | 谁发 | 之后 |\n|---|---|---|\n| ACK | 被动方 | LAST_ACK |", "wrong"],
  // The state in a row of a table is that behind its segment.
  ["open", "| 2 | 服务端 | SYN+ACK | seq=y，ack=x+1 | CLOSE_WAIT |", "wrong"],
];

test.each(ROWS)("%s: %s → %s", (asked, text, verdict) => {
  expect(worstVerdict(text, asked)).toBe(verdict);
});
