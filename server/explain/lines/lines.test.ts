import { describe, expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { verdictsOn, type Walkthrough } from "./walkthrough-verdicts.ts";

const OPENS: readonly Walkthrough[] = [
  [
    ["client → server: SYN(J)", "server → client: SYN(K), ACK(J+1)", "client → server: ACK(K+1)"],
    "rrrrrrr",
  ],
  [
    [
      "1. client → server SYN(J)",
      "2. server → client SYN(K) ACK(J)",
      "3. client → server ACK(K+1)",
    ],
    "rrrrwrr",
  ],
  [
    [
      "C --- SYN, seq=10 ---> S",
      "C <--- SYN/ACK, seq=50, ack=11 --- S",
      "C --- ACK, seq=11, ack=51 ---> S",
    ],
    "rrrrrrrr",
  ],
  [
    [
      "A -> B SYN x; A SYN_SENT",
      "B -> A SYN+ACK y, x+1; B SYN_RCVD",
      "A -> B ACK y+1; A ESTABLISHED; B ESTABLISHED on receipt",
    ],
    "rrrrrrrrrrr",
  ],
  [
    [
      "A -> B SYN x; A SYN_RCVD",
      "B -> A SYN+ACK y, x+1; B ESTABLISHED",
      "A -> B ACK y; A ESTABLISHED",
    ],
    "rrwrrrwrwr",
  ],
  [
    [
      "| # | from | flags | seq | ack | state |",
      "|---|---|---|---|---|---|",
      "| 1 | client | SYN | 100 | - | SYN_SENT |",
      "| 2 | server | SYN,ACK | 900 | 101 | SYN-RECEIVED |",
      "| 3 | client | ACK | 101 | 901 | ESTABLISHED |",
    ],
    "rrrrrrrrrrr",
  ],
  [
    [
      "| # | from | flags | seq | ack | state |",
      "|---|---|---|---|---|---|",
      "| 1 | client | SYN | 100 | - | SYN-RECEIVED |",
      "| 2 | server | SYN,ACK | 900 | 102 | SYN_SENT |",
      "| 3 | server | ACK | 101 | 901 | ESTABLISHED |",
    ],
    "rrwrrwwwrrr",
  ],
  [
    [
      "| 次序 | 谁发 | 标志位 | 序号 | 确认号 | 客户端状态 | 服务器状态 |",
      "|---|---|---|---|---|---|---|",
      "| 1 | 客户端 | SYN | x | 无 | SYN_SENT | LISTEN |",
      "| 2 | 服务器 | SYN+ACK | y | x+1 | ESTABLISHED | SYN_RCVD |",
      "| 3 | 客户端 | ACK | x+1 | y+1 | ESTABLISHED | ESTABLISHED |",
    ],
    "rrrrrrrrrrrrrr",
  ],
  [
    [
      "| 步骤 | 标志 | seq | ack |",
      "| 1 | SYN | x | |",
      "| 2 | SYN+ACK | y | x |",
      "| 3 | ACK | x+1 | y+1 |",
    ],
    "rrrrwrrr",
  ],
  [
    [
      "10.0.0.5.51000 > 10.0.0.9.80: Flags [S], seq 77, win 64240, length 0",
      "10.0.0.9.80 > 10.0.0.5.51000: Flags [S.], seq 200, ack 78, win 65160, length 0",
      "10.0.0.5.51000 > 10.0.0.9.80: Flags [.], ack 201, win 502, length 0",
    ],
    "rrrrrrr",
  ],
  [
    [
      "14:02:11.001 10.0.0.5 > 10.0.0.9: S, seq 77",
      "14:02:11.021 10.0.0.9 > 10.0.0.5: S., seq 200, ack 77",
      "14:02:11.022 10.0.0.5 > 10.0.0.9: ., ack 201",
    ],
    "rrrrwrr",
  ],
  [
    [
      "No. 1: 192.168.0.2 → 192.168.0.7, [SYN] Seq=0",
      "No. 2: 192.168.0.7 → 192.168.0.2, [SYN, ACK] Seq=0 Ack=1",
      "No. 3: 192.168.0.2 → 192.168.0.7, [ACK] Seq=1 Ack=1",
    ],
    "rrrrrrrr",
  ],
  ["1) SYN 2) SYN+ACK 3) ACK", "rrr"],
  ["1) SYN 2) ACK 3) SYN+ACK", "rww"],
  [
    [
      "甲→乙：SYN，seq=x，甲进入 SYN_SENT",
      "乙→甲：SYN+ACK，seq=y，ack=x+1，乙进入 SYN_RCVD",
      "甲→乙：ACK，ack=y+1，甲进入 ESTABLISHED，乙收到后 ESTABLISHED",
    ],
    "rrrrrrrrrrr",
  ],
  [["我：SYN → 对方", "对方：SYN+ACK → 我", "我：ACK → 对方", "我 ESTABLISHED"], "rrrr"],
  [["C端: SYN_SENT → ESTABLISHED", "S端: LISTEN → SYN_RCVD → ESTABLISHED"], "rrrrr"],
  [
    [
      "client: CLOSED → SYN-SENT → ESTABLISHED",
      "server: CLOSED → LISTEN → SYN-RECEIVED → ESTABLISHED",
    ],
    "rrrrrr",
  ],
  [
    ["client: CLOSED → SYN-SENT → SYN-RECEIVED → ESTABLISHED", "server: LISTEN → ESTABLISHED"],
    "rrwrrw",
  ],
  [
    ["initiator: SYN → SYN_SENT", "responder: SYN+ACK → SYN_RCVD", "initiator: ACK → ESTABLISHED"],
    "rrrrrr",
  ],
  [
    "① C→S：SYN=1，seq=x。② S→C：SYN=1，ACK=1，seq=y，ack=x+1。③ C→S：ACK=1，seq=x+1，ack=y+1。",
    "rrrrrrrr",
  ],
  ["C→S SYN seq=1 / S→C SYN,ACK seq=100 ack=2 / C→S ACK seq=2 ack=100", "rrrrrrrw"],
  [
    [
      "S: LISTEN",
      "C: connect() → SYN, SYN-SENT",
      "S: gets SYN → SYN+ACK, SYN-RECEIVED",
      "C: gets SYN+ACK → ACK, ESTABLISHED",
      "S: gets ACK → ESTABLISHED",
    ],
    "rrrrrrrr",
  ],
  [["client -> SYN -> server", "server -> SYN/ACK -> client", "client -> ACK -> server"], "rrr"],
  [
    [
      "| Client | | Server |",
      "|---|---|---|",
      "| SYN seq=x | → | |",
      "| | ← | SYN,ACK seq=y ack=x+1 |",
      "| ACK ack=y+1 | → | |",
    ],
    "rrrrrrr",
  ],
  [
    [
      "| step | client | server |",
      "| 1 | SYN_SENT | LISTEN |",
      "| 2 | ESTABLISHED | SYN_RCVD |",
      "| 3 | ESTABLISHED | ESTABLISHED |",
    ],
    "rrrrrr",
  ],
  [["u -> ur: SYN", "ur -> u: SYN ACK", "u -> ur: ACK"], "rrr"],
  [
    "A opens. A=SYN_SENT, B=LISTEN. A→B: SYN(x). B→A: SYN(y)ACK(x+1), B=SYN_RCVD. A→B: ACK(y+1), A=ESTABLISHED.",
    "rrrrrrrrrrr",
  ],
  [["c->s syn", "s->c syn ack", "c->s ack", "done, s is ESTABLISHED when it gets the ack"], "rrrr"],
  [["P1 → P2: SYN", "P2 → P1: SYN", "P1 → P2: ACK"], "rwr"],
  [["S -> C: SYN", "C -> S: SYN,ACK", "S -> C: ACK"], "www"],
  [["发起方 -> 接收方 SYN", "接收方 -> 发起方 SYN ACK", "发起方 -> 接收方 ACK"], "rrr"],
  [
    "Let me use a trace. No. 1: 10.0.0.5 → 10.0.0.9, SYN, Seq=0. No. 2: 10.0.0.9 → 10.0.0.5, SYN, ACK, Seq=0 Ack=1. No. 3: 10.0.0.5 → 10.0.0.9, ACK, Seq=1 Ack=1. States: .5 is SYN_SENT after No. 1 and ESTABLISHED when No. 2 is in; .9 is LISTEN until No. 3 arrives, and ESTABLISHED afterwards.",
    "rrrrrrrrrrwr",
  ],
];

test.each(OPENS)("an opening in lines, tables and arrows: %s", (lines, verdicts) => {
  expect(verdictsOn(lines, "open")).toBe(verdicts);
});

describe("what is no walkthrough in lines", () => {
  const UNREAD: readonly (readonly [Phase, string])[] = [
    // Of these nothing is known: who sends, what "it" is, another TCP.
    ["open", "C -> S: SYN, but S never sees it"],
    ["open", "If there were only two segments:\nC -> S: SYN\nS -> C: SYN,ACK\nS: ESTABLISHED"],
    ["close", "A frobs B: FIN"],
  ];
  test.each(UNREAD)("%s: %s", (phase, answer) => {
    expect(verdictsOn(answer, phase)).not.toContain("w");
  });
});
