import { expect, test } from "vitest";
import { verdictsOn, type Walkthrough } from "./walkthrough-verdicts.ts";

const CLOSES: readonly Walkthrough[] = [
  [
    [
      "H1 -> H2: FIN seq=5; H1 FIN-WAIT-1",
      "H2 -> H1: ACK ack=6; H2 CLOSE-WAIT",
      "H2 -> H1: FIN seq=9; H2 LAST-ACK",
      "H1 -> H2: ACK ack=10; H1 TIME-WAIT; H2 CLOSED",
    ],
    "rrrrrrrrrrrrr",
  ],
  [
    [
      "H1 closes. H1 -> H2: FIN seq=5; H1 FIN-WAIT-2",
      "H2 -> H1: ACK ack=6; H2 LAST-ACK",
      "H2 -> H1: FIN seq=9; H2 CLOSING",
      "H1 -> H2: FIN ack=10; H1 TIME-WAIT; H2 TIME-WAIT",
    ],
    "rrwrrwrrwwrrw",
  ],
  [
    [
      "X: FIN → Y        X: FIN_WAIT_1",
      "Y: ACK → X        Y: CLOSE_WAIT, X: FIN_WAIT_2",
      "Y: FIN → X        Y: LAST_ACK",
      "X: ACK → Y        X: TIME_WAIT, Y: CLOSED",
    ],
    "rrrrrrrrrr",
  ],
  [
    [
      "X: FIN → Y        X: CLOSE_WAIT",
      "Y: ACK → X        Y: FIN_WAIT_1",
      "Y: FIN → X        Y: TIME_WAIT",
      "X: ACK → Y        X: LAST_ACK",
    ],
    "rwrwrwrw",
  ],
  [
    [
      "主动方 → 被动方 FIN seq=u",
      "被动方 → 主动方 ACK seq=v ack=u+1",
      "被动方 → 主动方 FIN,ACK seq=w ack=u+1",
      "主动方 → 被动方 ACK seq=u+1 ack=w+1",
    ],
    "rrrrrrrrrrr",
  ],
  [
    [
      "主动方 → 被动方 FIN seq=u",
      "被动方 → 主动方 ACK seq=v ack=u",
      "主动方 → 被动方 FIN seq=w",
      "被动方 → 主动方 ACK ack=w+1",
    ],
    "rrrrwwrwr",
  ],
  [
    [
      "closer: FIN, FIN-WAIT-1",
      "peer: ACK, CLOSE-WAIT",
      "peer: FIN, LAST-ACK",
      "closer: ACK, TIME-WAIT, then CLOSED",
    ],
    "rrrrrrrr",
  ],
  [
    [
      "甲先关。",
      "甲 → 乙：FIN（甲 FIN_WAIT_1）",
      "乙 → 甲：ACK（乙 CLOSE_WAIT，甲 FIN_WAIT_2）",
      "乙 → 甲：FIN（乙 LAST_ACK）",
      "甲 → 乙：ACK（甲 TIME_WAIT，乙 CLOSED）",
    ],
    "rrrrrrrrrr",
  ],
  [
    [
      "乙先关。",
      "乙 → 甲：FIN（乙 FIN_WAIT_1）",
      "甲 → 乙：ACK（甲 FIN_WAIT_2）",
      "甲 → 乙：FIN（甲 LAST_ACK）",
      "乙 → 甲：ACK（乙 CLOSED）",
    ],
    "rrrwrrrw",
  ],
  [
    [
      "A: ESTABLISHED, FIN-WAIT-1 after the first arrow, FIN-WAIT-2 after the second, TIME-WAIT after the third.",
      "B: ESTABLISHED, CLOSE-WAIT after the first arrow, LAST-ACK after the third, CLOSED after the fourth.",
      "A --FIN--> B",
      "A <--ACK-- B",
      "A <--FIN-- B",
      "A --ACK--> B",
    ],
    "rrrrrrrrrr",
  ],
  [
    [
      "| 挥手 | 主动方 | 被动方 |",
      "|---|---|---|",
      "| 第一次 | 发 FIN，FIN_WAIT_1 | 收到后 CLOSE_WAIT |",
      "| 第二次 | 收到后 FIN_WAIT_2 | 回 ACK |",
      "| 第三次 | 收到后 CLOSE_WAIT | 发 FIN，LAST_ACK |",
      "| 第四次 | 回 ACK，TIME_WAIT | 收到后 CLOSED |",
    ],
    "rrrrrwrrrrr",
  ],
  [
    [
      "client (A) and server (B). A closes.",
      "A → B FIN, A=FIN_WAIT_1",
      "B → A ACK, B=LAST_ACK",
      "B → A FIN, B=LAST_ACK",
      "A → B ACK, A=CLOSED",
    ],
    "rrrwrrrw",
  ],
  [
    [
      "server -> client: FIN   server: FIN-WAIT-1",
      "client -> server: ACK   client: CLOSE-WAIT",
      "client -> server: FIN   client: LAST-ACK",
      "server -> client: ACK   server: TIME-WAIT",
    ],
    "rrrrrrrr",
  ],
  [["主 = 主动方，被 = 被动方", "主→被 FIN", "被→主 FIN+ACK", "主→被 ACK", "主 TIME_WAIT"], "rrrr"],
  [
    ["H1 -> H2: FIN seq=5", "H2 -> H1: ACK ack=6", "H2 -> H1: FIN seq=9", "H1 -> H2: FIN ack=10"],
    "rrrrrrwr",
  ],
  ["1) FIN 2) ACK 3) FIN 4) ACK", "rrrr"],
  ["1. FIN 2. FIN 3. ACK 4. ACK", "rwwr"],
  [
    [
      "第一次挥手：主动方 → 被动方：FIN，主动方 FIN_WAIT_1",
      "第二次挥手：被动方 → 主动方：ACK，被动方 LAST_ACK",
      "第三次挥手：被动方 → 主动方：FIN，被动方 LAST_ACK",
      "第四次挥手：主动方 → 被动方：ACK，主动方 TIME_WAIT",
    ],
    "rrrwrrrr",
  ],
  [
    "Client: FIN → FIN_WAIT_1. Server: ACK → CLOSE_WAIT. Server: FIN → TIME_WAIT. Client: ACK → TIME_WAIT.",
    "rrrrrwrr",
  ],
  [
    [
      "Client                Server",
      "  FIN  ------------->",
      "       <-------------  ACK",
      "       <-------------  FIN",
      "  ACK  ------------->",
    ],
    "rrrr",
  ],
  [
    [
      "B --> A : FIN seq=300      B: FIN-WAIT-1",
      "A --> B : ACK ack=301      A: CLOSE-WAIT",
      "A --> B : FIN seq=700      A: LAST-ACK",
      "B --> A : ACK ack=701      B: TIME-WAIT",
    ],
    "rrrrrrrrrrrr",
  ],
  [
    "A发FIN → A进FIN_WAIT_1；B收到FIN，回ACK → B进CLOSE_WAIT；B发FIN → B进TIME_WAIT；A回ACK → A进TIME_WAIT",
    "rrrrrwrr",
  ],
  [
    [
      "my side: FIN, FIN-WAIT-1",
      "other side: ACK, CLOSE-WAIT",
      "other side: FIN, LAST-ACK",
      "my side: ACK, TIME-WAIT",
    ],
    "rrrrrrrr",
  ],
  [
    [
      "me -> you: FIN   me: FIN_WAIT_1",
      "you -> me: ACK   you: CLOSE_WAIT",
      "you -> me: FIN   you: LAST_ACK",
      "me -> you: ACK   me: CLOSED",
    ],
    "rrrrrrrw",
  ],
  [
    [
      "host 1 → host 2: FIN",
      "host 2 → host 1: ACK",
      "host 2 → host 1: FIN",
      "host 1 → host 2: ACK",
      "host 1 TIME_WAIT",
    ],
    "rrrrr",
  ],
];

test.each(CLOSES)("a close in lines, tables and arrows: %s", (lines, verdicts) => {
  expect(verdictsOn(lines, "close")).toBe(verdicts);
});

test("states of one end, with what happens in between", () => {
  const paths = [
    "ACTIVE: ESTABLISHED -> FIN sent -> FIN_WAIT_1 -> ACK in -> FIN_WAIT_2 -> FIN in -> LAST_ACK",
    "PASSIVE: ESTABLISHED -> FIN in -> CLOSE_WAIT -> FIN sent -> TIME_WAIT",
  ];
  expect(verdictsOn(paths, "close")).toBe("rrrwrrw");
  expect(verdictsOn("active: FIN_WAIT_2 --(FIN arrives)--> TIME_WAIT", "close")).toBe("rr");
});

test("the state of each end at its side", () => {
  const lines = [
    "A: FIN_WAIT_1   --- FIN seq=100 --->   B: CLOSE_WAIT",
    "A: FIN_WAIT_2   <-- ACK ack=101 ---   B: CLOSE_WAIT",
    "A: TIME_WAIT    <-- FIN seq=300 ---   B: LAST_ACK",
    "A: TIME_WAIT    --- ACK ack=300 --->   B: CLOSED",
  ];
  expect(verdictsOn(lines, "close")).toBe("rrrrrrrrrrrrrrwr");
});
