import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "./worst-verdict.ts";

const CONTRASTS: readonly Row[] = [
  ["open", "The one that goes to SYN-RECEIVED is not the client but the server.", "right"],
  ["open", "It is the server rather than the client that sends the first SYN.", "wrong"],
  ["open", "It's the client, not the server, that is in SYN_SENT.", "right"],
  ["open", "处于 SYN_SENT 的不是客户端，而是服务器。", "wrong"],
  ["open", "处于 SYN_SENT 的是客户端，不是服务器。", "right"],
  ["close", "TIME_WAIT 出现在被动方而不是主动方。", "wrong"],
  ["close", "主动方发完最后一个 ACK 后进入 TIME_WAIT，而不是立刻 CLOSED。", "right"],
];

const MOMENTS: readonly Row[] = [
  ["open", "客户端要等服务器收到 ACK 之后才进入 ESTABLISHED。", "wrong"],
  ["open", "The server moves to ESTABLISHED the moment it sends the SYN-ACK.", "wrong"],
  ["open", "The server leaves SYN_RCVD when the ACK arrives.", "right"],
  ["open", "The server leaves SYN_RCVD when it sends the SYN+ACK.", "wrong"],
  ["open", "Both sides become ESTABLISHED at the same time.", "wrong"],
  ["open", "客户端比服务器先进入 ESTABLISHED。", "right"],
  ["open", "The server is ESTABLISHED before the client.", "wrong"],
  ["open", "握手完成后两端都是 ESTABLISHED。", "right"],
  ["open", "After the handshake the client is in SYN_SENT and the server in SYN_RCVD.", "wrong"],
  ["close", "第二次挥手之后主动方进入 FIN_WAIT_2。", "right"],
  ["close", "While the active closer is in FIN_WAIT_2, the passive one is in CLOSE_WAIT.", "right"],
  ["close", "主动方在 TIME_WAIT 的时候，对方还在 CLOSE_WAIT。", "wrong"],
];

const WHO: readonly Row[] = [
  ["open", "最后的 ACK 由服务器发送。", "wrong"],
  ["open", "第三次握手由客户端发送。", "right"],
  ["close", "第四次挥手是主动方发的 ACK。", "right"],
  ["close", "The last ACK is sent by the passive closer.", "wrong"],
  ["close", "The end that sends the last ACK waits for 2MSL.", "right"],
  ["close", "收到最后一个 ACK 的一方进入 TIME_WAIT。", "wrong"],
  ["close", "Suppose A closes first. A: FIN, now FIN-WAIT-1. B: ACK, now LAST-ACK.", "wrong"],
  ["close", "服务器先关的话，客户端会经过 CLOSE_WAIT 和 LAST_ACK。", "right"],
  ["close", "The server closed first, so it's the client who has to wait in TIME-WAIT.", "wrong"],
  ["close", "The server, being the passive closer, waits in TIME-WAIT.", "wrong"],
];

const STATES: readonly Row[] = [
  ["close", "In LAST-ACK the passive closer waits for a FIN.", "wrong"],
  ["close", "LAST_ACK 状态等的是最后那个 ACK。", "right"],
  ["close", "CLOSE_WAIT means that we have sent a FIN.", "wrong"],
  ["close", "FIN_WAIT_2 说明自己的 FIN 已经被确认。", "right"],
  ["close", "The passive closer skips LAST_ACK.", "wrong"],
  ["close", "ACK 和 FIN 合并时，主动方会跳过 FIN_WAIT_2。", "right"],
  ["close", "FIN_WAIT_1 收到 ACK 后变成 TIME_WAIT。", "wrong"],
  ["close", "A FIN in FIN_WAIT_2 leads to TIME_WAIT.", "right"],
  ["close", "active closer: FIN_WAIT_2, FIN_WAIT_1, TIME_WAIT", "wrong"],
  ["close", "同时关闭时双方都进入 CLOSE_WAIT。", "wrong"],
  ["close", "收到 RST 的一方进入 CLOSE_WAIT。", "wrong"],
];

const NUMBERS: readonly Row[] = [
  ["open", "第一次：SYN=1，seq=x；第二次：SYN=1，ACK=1，seq=y，ack=x。", "wrong"],
  ["open", "The server's ack number is its own sequence number plus one.", "wrong"],
  ["open", "确认号等于收到的序号加 1。", "right"],
  ["open", "If the client's ISN is 100, its first data byte has sequence number 100.", "wrong"],
  ["open", "SYN and FIN each consume one sequence number.", "right"],
  ["open", "Neither SYN nor ACK consumes a sequence number.", "wrong"],
  ["open", "In the first SYN the ACK bit is set too.", "wrong"],
  ["open", "第一个 SYN 报文里 ACK 标志位为 0。", "right"],
  ["close", "对 seq=u 的 FIN，确认号是 u。", "wrong"],
  ["close", "The ACK of a FIN with seq=u is ack=u+1.", "right"],
  ["close", "每一方都要发两个 FIN。", "wrong"],
];

const LAYOUTS: readonly Row[] = [
  [
    "open",
    "| step | client | server |\n| 1 | SYN, SYN_SENT | |\n| 2 | | SYN+ACK, ESTABLISHED |",
    "wrong",
  ],
  ["open", "｜步骤｜客户端｜服务器｜\n｜１｜发 SYN，到 SYN_SENT｜｜", "right"],
  [
    "open",
    "1. SYN: client -> server, seq=300\n2. SYN+ACK: server -> client, seq=900, ack=300",
    "wrong",
  ],
  ["open", "1) C: SYN, seq=10 2) S: SYN+ACK, seq=50, ack=11 3) C: ACK, seq=11, ack=51", "right"],
  ["open", "SYN →\n← SYN/ACK\nACK →", "right"],
  ["close", "被动方：CLOSE_WAIT（收到 FIN，回 ACK）→ LAST_ACK（发 FIN）→ CLOSED", "right"],
];

const UNSURE: readonly string[] = [
  "Had the weather been colder, the server would be in FIN_WAIT_2.",
  "A friendly grandmother sends a FIN to all pigeons.",
  "People often say the server is ESTABLISHED after sending SYN-ACK.",
  "有人说服务器发出 SYN+ACK 就算 ESTABLISHED。",
];

describe("what a clause says is read by how it says it", () => {
  test.each([...CONTRASTS, ...MOMENTS, ...WHO])("%s: %s is %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
  test.each([...STATES, ...NUMBERS, ...LAYOUTS])("%s: %s is %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
  test.each(UNSURE)("what was not understood gets no verdict: %s", (answer) => {
    expect(worstVerdict(answer, "open")).toBe("none");
  });
});
