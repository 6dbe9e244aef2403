import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

const PLACES: readonly Row[] = [
  ["open", "First, the server sends a SYN.", "wrong"],
  ["open", "First, the client sends a SYN.", "right"],
  ["open", "第三个包的标志位是 SYN+ACK。", "wrong"],
  ["open", "第二个报文段的标志位是 SYN+ACK。", "right"],
  ["open", "The last segment of the handshake is a SYN.", "wrong"],
  ["close", "The last segment of the close is a FIN.", "wrong"],
  ["close", "The last segment of the close is an ACK.", "right"],
];

const NUMBERS: readonly Row[] = [
  ["open", "Client sends SYN seq=100, server puts 100 in the acknowledgment field.", "wrong"],
  ["open", "Client sends SYN seq=100, server puts 101 in the acknowledgment field.", "right"],
  ["close", "A sends FIN seq=500, B replies ACK=500.", "wrong"],
  ["close", "A 发 FIN(seq=500)，B 回 ACK=501。", "right"],
];

const LOSSES: readonly Row[] = [
  ["open", "第一个包丢了由服务器重传。", "wrong"],
  ["open", "第一个包丢了由客户端重发。", "right"],
  ["open", "If the first segment gets lost, the server retransmits it.", "wrong"],
  ["open", "If the second segment is lost, the server resends it.", "right"],
];

/** What does not show which end or which moment is meant is left open. */
const OPEN: readonly Row[] = [
  ["close", "CLOSE-WAIT comes right after FIN-WAIT-2.", "none"],
  ["close", "| start | sending of our own FIN |", "none"],
  ["open", "收到 SYN+ACK 之后，两边都是 ESTABLISHED。", "imprecise"],
  ["close", "为啥是 2MSL 呢？", "none"],
  ["close", "The side that starts closing goes to CLOSE_WAIT.", "wrong"],
  ["close", "A closes first, I'm fairly sure that B ends up in TIME-WAIT.", "wrong"],
];

describe("how a thing is told decides what it says", () => {
  test.each([...PLACES, ...NUMBERS, ...LOSSES, ...OPEN])("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});
