import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

const OPENING: readonly Row[] = [
  ["open", "如果第三个 ACK 丢了，服务端会重传 SYN+ACK。", "right"],
  ["open", "如果第三个 ACK 丢了，客户端就直接退回 CLOSED。", "wrong"],
  ["open", "第 2 步要是丢了，客户端会收到 RST。", "wrong"],
  ["open", "第三次握手丢失后，服务端一直处于 SYN_RCVD。", "right"],
  ["open", "如果客户端的 SYN 丢了，服务端等不到就会重发 SYN+ACK。", "wrong"],
  ["open", "第三次握手丢失了怎么办？服务端会重传 SYN+ACK。", "right"],
  ["open", "If that SYN-ACK gets lost, the client replies with a RST.", "wrong"],
  ["open", "If the SYN-ACK is lost, only the client retransmits.", "wrong"],
  ["open", "The lost segment of step 3 is resent by the client.", "wrong"],
  ["open", "If the client's SYN gets lost the server asks for it again.", "wrong"],
  ["open", "If 2 gets lost, the server goes back to LISTEN immediately.", "wrong"],
];

const CLOSE: readonly Row[] = [
  ["close", "客户端先关。第二次挥手的 ACK 丢了，客户端会重传 FIN。", "right"],
  ["close", "最后一个 ACK 如果丢了，被动方等不到就会一直停在 CLOSE_WAIT。", "wrong"],
  ["close", "如果被动方的 FIN 丢了，主动方会再发一次自己的 FIN。", "wrong"],
  ["close", "第三次挥手丢了：服务端重传 FIN，客户端还在 FIN_WAIT_2。", "right"],
  ["close", "If the final ACK is lost, the client sends the ACK again by itself.", "wrong"],
  ["close", "If step 1 is lost, the active end retransmits its FIN.", "right"],
  ["close", "If the last ACK is dropped, the server closes anyway.", "wrong"],
];

/** What is told first, and the condition behind it. */
const BEHIND: readonly Row[] = [
  ["open", "服务端会重传 SYN+ACK，如果没收到第三个 ACK。", "right"],
  ["open", "客户端会重传 ACK，如果最后的 ACK 丢了。", "wrong"],
  ["close", "The active closer resends the FIN if the last ACK went missing.", "wrong"],
  ["close", "The passive closer retransmits the FIN if the last ACK gets lost.", "right"],
];

/** What comes again, and how it is answered. */
const AGAIN: readonly Row[] = [
  ["open", "客户端收到重传的 SYN+ACK 就退回 SYN_SENT。", "wrong"],
  ["open", "客户端收到重复的 SYN+ACK，会再回一个 ACK。", "right"],
  ["open", "If the client receives a duplicate SYN-ACK it falls back to SYN_SENT.", "wrong"],
  ["close", "TIME_WAIT 状态下再次收到 FIN，主动方会重新进入 FIN_WAIT_2。", "wrong"],
  ["close", "A repeated FIN is answered with another ACK.", "right"],
];

/** Who is meant was said before, or only by a timer, a row of a table, a "without". */
const WHOSE: readonly Row[] = [
  ["open", "第一个包丢了服务端会发现并重发。", "wrong"],
  ["close", "客户端先关闭。如果第一次挥手丢失，由服务端的定时器发现。", "wrong"],
  ["close", "If the last ACK is lost the peer will give up without resending anything.", "wrong"],
  ["close", "| last ACK | the active closer retransmits the ACK |", "wrong"],
  ["open", "When the third packet is lost, it will be retransmitted by its sender.", "wrong"],
  ["open", "如果最后一个 ACK 丢了，整个三次握手就要重新开始。", "wrong"],
];

/** An end that has gone answers otherwise, and what was not understood says nothing. */
const OPEN: readonly Row[] = [
  ["open", "如果第三个 ACK 丢了，服务端重传多次以后就关闭连接。", "none"],
];

describe("what a lost segment leads to", () => {
  test.each([...OPENING, ...CLOSE, ...BEHIND, ...AGAIN, ...WHOSE, ...OPEN])(
    "%s: %s",
    (phase, answer, verdict) => {
      expect(worstVerdict(answer, phase)).toBe(verdict);
    },
  );
});
