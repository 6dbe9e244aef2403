import { describe, expect, test } from "vitest";
import { plainWords, readCount, readFlagNames, readStateName } from "./spelling.ts";
import { STATE_NAMES } from "./tcp.ts";

describe("a state in any usual spelling", () => {
  test.each(STATE_NAMES)("%s, with hyphens, underscores, spaces or none, in any case", (name) => {
    const spellings = ["-", "_", " ", ""].map((sign) => name.replaceAll("-", sign));
    const wide = [...name].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("");
    for (const text of [...spellings, name.toLowerCase(), `${name} 状态`, `${name} state`, wide]) {
      expect([text, readStateName(text)]).toEqual([text, name]);
    }
  });

  test.each([
    ["SYN_RCVD", "SYN-RECEIVED"],
    ["SYN_RECV", "SYN-RECEIVED"],
    ["syn-rcvd", "SYN-RECEIVED"],
    ["FIN_WAIT1", "FIN-WAIT-1"],
    ["FIN-WAIT2", "FIN-WAIT-2"],
    ["ESTAB", "ESTABLISHED"],
    ["listening", "LISTEN"],
  ])("%s as systems write it is %s", (text, name) => {
    expect(readStateName(text)).toBe(name);
  });

  test.each(["", "FIN-WAIT", "FIN-WAIT-3", "WAIT", "open", "SYN", "半连接"])(
    "%j is none",
    (text) => {
      expect(readStateName(text)).toBeNull();
    },
  );
});

describe("flags however they are joined", () => {
  test.each([
    ["SYN, ACK", ["SYN", "ACK"]],
    ["ack+syn", ["SYN", "ACK"]],
    ["SYN-ACK", ["SYN", "ACK"]],
    ["SYNACK", ["SYN", "ACK"]],
    ["SYN 和 ACK", ["SYN", "ACK"]],
    ["FIN and ACK", ["FIN", "ACK"]],
    ["ＳＹＮ、ＡＣＫ", ["SYN", "ACK"]],
    ["rst", ["RST"]],
    ["ACK ACK", ["ACK"]],
  ])("%s", (text, flags) => {
    expect(readFlagNames(text)).toEqual(flags);
  });

  test.each(["", "SIN", "SYN, X", "ACKS", "SYN 或 ACK"])("%j are none", (text) => {
    expect(readFlagNames(text)).toBeNull();
  });
});

test.each([
  ["2", 2],
  ["２", 2],
  ["two", 2],
  ["Two times", 2],
  ["两个", 2],
  ["二", 2],
  ["1,460", 1460],
  ["0", 0],
  ["零", 0],
  ["三次", 3],
  ["", null],
  ["few", null],
  ["1.5", null],
  ["-1", null],
  ["2个半", null],
])("the count %j is %s", (text, number) => {
  expect(readCount(text)).toBe(number);
});

test.each([
  ["Slow Start", "slow-start"],
  ["the accept queue", "Accept queue."],
  ["ＳＹＮ 队列", "syn队列"],
  ["2 * MSL", "2MSL"],
])("%j and %j are the same words", (one, other) => {
  expect(plainWords(one)).toBe(plainWords(other));
});
