import { describe, expect, test } from "vitest";
import { verdictsOn, type Walkthrough } from "../lines/walkthrough-verdicts.ts";

const PATHS: readonly Walkthrough[] = [
  ["Active: ESTABLISHED -> FIN_WAIT_1 -> FIN_WAIT_2 -> CLOSE_WAIT -> CLOSED", "rrrwr"],
  ["Passive: ESTABLISHED -> CLOSING -> LAST_ACK -> CLOSED", "rwrr"],
  [["A -> B: FIN", "A: FIN_WAIT_1, CLOSE_WAIT, TIME_WAIT"], "rrwr"],
  ["client states: FIN_WAIT_1, FIN_WAIT_2, CLOSED", "rrw"],
  ["States of the active closer: FIN_WAIT_1 then LAST_ACK then TIME_WAIT", "rwr"],
  ["**Server (passive closer):** ESTABLISHED → TIME_WAIT → LAST_ACK → CLOSED", "rwrr"],
  ["The server goes from CLOSE_WAIT to FIN_WAIT_2 to CLOSED.", "rwr"],
  ["| passive | FIN_WAIT_2 -> FIN_WAIT_1 -> CLOSED |", "wwr"],
  ["Active: FIN_WAIT_1 -> FIN_WAIT_2 -> TIME_WAIT -(2MSL)-> CLOSED", "rrrr"],
  [["Simultaneous close:", "Client: FIN_WAIT_1 → CLOSING → TIME_WAIT"], "rrrr"],
  ["主动方：ESTABLISHED → FIN_WAIT_1 → CLOSE_WAIT → TIME_WAIT", "rrwr"],
  ["被动方的状态变化：ESTABLISHED → CLOSE_WAIT → FIN_WAIT_2 → CLOSED", "rrwr"],
  ["服务器依次经过 CLOSE_WAIT、LAST_ACK、TIME_WAIT。", "rrw"],
];

const STATES: readonly Walkthrough[] = [
  [["A sends FIN. State of A: FIN_WAIT_1.", "B sends ACK. State of B: LAST_ACK."], "rrrw"],
  [["A sends FIN. State: FIN_WAIT_2.", "B acknowledges it. State of B: CLOSE_WAIT."], "rwrr"],
  [
    ["The client sends FIN.", "The server sends ACK. Client's state: FIN_WAIT_2. State: CLOSED."],
    "rrrw",
  ],
  [["A sends FIN.", "B sends ACK.", "B sends FIN. B's state: CLOSED."], "rrrw"],
  [["- client sends FIN -> FIN_WAIT_1", "- server gets it, sends ACK -> LAST_ACK"], "rrw"],
  [["1. A sends FIN; its state: FIN_WAIT_2.", "2. B sends ACK; its state: CLOSE_WAIT."], "rwrr"],
  [["1. 客户端发送FIN。状态：FIN_WAIT_1。", "2. 服务器回ACK。服务器状态：LAST_ACK。"], "rrrw"],
  [["client (active):", "- FIN sent: FIN_WAIT_1", "- FIN received: CLOSING"], "rw"],
  [["server (passive):", "- FIN received: CLOSE_WAIT", "- FIN sent: TIME_WAIT"], "rw"],
];

const ANSWERS: readonly Walkthrough[] = [
  ["Q: Who waits?  A: The passive closer.", "w"],
  [["Q: Who waits?  A: The active closer.", "Q: In which state?  A: TIME_WAIT."], "rr"],
  [["Who waits? The client that closes first.", "How long? 2 RTT."], "rw"],
  ["Who has to wait? Both sides. For how long? 2MSL.", "ir"],
  ["Q: And the passive closer after the ACK?  A: It goes to CLOSE_WAIT.", "w"],
  [["2MSL:", "- who: the passive closer", "- where: TIME_WAIT", "- how long: 2 x RTT"], "wrw"],
  [["2MSL", " -> waits: active closer", " -> waits: 2 x RTT", " -> state name: TIME_WAIT"], "rwr"],
  ["Who sends the last ACK? The passive closer.", "w"],
  ["Which state is the active closer in after its FIN? FIN_WAIT_1", "r"],
  ["Does a FIN take a sequence number? No.", "w"],
  [["谁等？主动关闭方。", "等多久？2个RTT。", "什么状态？CLOSE_WAIT。"], "rww"],
  [["- 谁等待：被动方", "- 等多长时间：2MSL"], "wr"],
  // Whose the state is, nobody says.
  ["State afterwards: CLOSED", ""],
];

const HEADS = ["| | Setup | Termination |", "|---|---|---|"];
const TABLES: readonly Walkthrough[] = [
  [[...HEADS, "| Segments | 3 | usually 4 |", "| Last segment | ACK | FIN |"], "rrrw"],
  [[...HEADS, "| Final wait | none | 2MSL at the passive closer |"], "w"],
  [[...HEADS, "| takes a seq number | SYN: yes | FIN: no |"], "rw"],
  [[...HEADS, "| Last segment sent by | client | the passive closer |"], "rw"],
  [
    [
      "| | active side | passive side |",
      "|---|---|---|",
      "| after the first FIN | FIN_WAIT_1 | LAST_ACK |",
      "| waits 2MSL | yes | no |",
    ],
    "rwrr",
  ],
  [["| Question | Answer |", "|--|--|", "| State | TIME_WAIT |", "| Side | server |"], "rw"],
];

describe("notes", () => {
  test.each(PATHS)("each state of a path: %s", (lines, verdicts) => {
    expect(verdictsOn(lines, "close")).toBe(verdicts);
  });
  test.each(STATES)("the state behind a step: %s", (lines, verdicts) => {
    expect(verdictsOn(lines, "close")).toBe(verdicts);
  });
  test.each(ANSWERS)("a question and its answer: %s", (lines, verdicts) => {
    expect(verdictsOn(lines, "close")).toBe(verdicts);
  });
  test.each(TABLES)("a cell and its heads: %s", (lines, verdicts) => {
    expect(verdictsOn(lines, "close")).toBe(verdicts);
  });
});
