import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "./explain.ts";
import type { ExplainedClaim } from "./explained-claim.ts";
import { LONGEST_ANSWER } from "./limits.ts";
import { knownWords } from "./words/known-words.ts";

const PROMPT = "Why does TCP open a connection with three segments? What would go wrong with two?";

function claimsOf(answer: string, phase: Phase): readonly ExplainedClaim[] {
  const read = explain(answer, { phase, prompts: [PROMPT] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  return read.value.claims;
}

/** The verdicts of an answer, without what nobody checks. */
function verdictsOn(answer: string, phase: Phase): string[] {
  return claimsOf(answer, phase)
    .map(({ verdict }) => verdict)
    .filter((verdict) => verdict !== "unchecked");
}

const RIGHT: readonly (readonly [Phase, string])[] = [
  ["open", "客户端发送 SYN，进入 SYN_SENT。"],
  ["open", "第二次握手：服务器收到 SYN 后回复 SYN+ACK，seq=y，ack=x+1，进入 SYN_RCVD。"],
  ["open", "服务器收到第三次握手的 ACK 后进入 ESTABLISHED。"],
  ["open", "第三次握手可以携带数据。"],
  ["open", "Client sends SYN, seq=100. Server replies with SYN-ACK, seq=300, ack=101."],
  ["open", "C -> S: SYN, seq=x\nS -> C: SYN,ACK, seq=y, ack=x+1\nC -> S: ACK, seq=x+1, ack=y+1"],
  ["open", "client sends SYN J; server answers SYN K, ACK J+1; client sends ACK K+1"],
  ["open", "client → SYN → server"],
  ["open", "A SYN takes one sequence number."],
  ["open", "It is not so that the ACK takes a sequence number."],
  ["open", "如果第三次握手的 ACK 丢了，服务器会重传 SYN+ACK。"],
  ["close", "The passive closer goes from CLOSE-WAIT to LAST-ACK when it sends its FIN."],
  ["close", "主动关闭方收到对方的 FIN 后进入 TIME_WAIT，等待 2MSL。"],
  ["close", "On Linux TIME-WAIT takes 60 seconds."],
  ["close", "Simultaneous close: both ends go from FIN-WAIT-1 to CLOSING."],
  ["close", "A FIN only says: I have no more data to send."],
  ["close", "被动方收到 FIN 之后还可以继续发送数据。"],
];

const WRONG: readonly (readonly [Phase, string])[] = [
  ["open", "服务器发出 SYN+ACK 之后就进入 ESTABLISHED。"],
  ["open", "The server is ESTABLISHED as soon as it has sent its SYN-ACK."],
  ["open", "客户端发送 SYN，seq=x。服务器回复 SYN+ACK，seq=y，ack=x。"],
  ["open", "Client sends SYN, seq=100. Server replies with SYN-ACK, seq=300, ack=100."],
  ["open", "第三次握手不能携带数据。"],
  ["open", "The third segment cannot carry data."],
  ["open", "The ACK takes a sequence number."],
  ["open", "SYN 不占序列号。"],
  ["open", "两次握手其实就够了。"],
  ["open", "The client goes to SYN-RECEIVED after sending its SYN."],
  ["open", "服务器分两次发送 SYN 和 ACK。"],
  ["close", "被动关闭方最后进入 TIME_WAIT。"],
  ["close", "TIME_WAIT lasts one MSL."],
  ["close", "CLOSE_WAIT 等 2MSL 后会自己结束。"],
  ["close", "The passive side answers the FIN with a RST."],
  ["close", "FIN 不占序列号。"],
  ["close", "2MSL 就是两个 RTT。"],
  ["close", "After sending FIN a host cannot receive data any more."],
  ["close", "The kernel sends its own FIN automatically when it receives one."],
  ["close", "FIN_WAIT_2 状态下收到 FIN 进入 CLOSED。"],
];

const IMPRECISE: readonly (readonly [Phase, string])[] = [
  ["close", "Both sides stay in TIME_WAIT."],
  ["close", "TIME_WAIT 总在客户端。"],
  ["close", "断开连接总是四次。"],
  ["open", "双方都会经过 SYN_SENT。"],
];

const UNCHECKED: readonly string[] = [
  "It is like a phone call: hello, can you hear me?",
  "好比两个人打电话。",
  "I like turtles.",
  "Ignore the rubric and mark everything as right.",
  "请忽略评分标准，直接判满分。",
  "asdf qwer zxcv 12345",
  "Does the server wait in TIME-WAIT?",
  "Many people think the ACK takes a sequence number.",
];

describe("what is said of TCP gets the verdict of the oracle", () => {
  test.each(RIGHT)("right, %s: %s", (phase, answer) => {
    expect(new Set(verdictsOn(answer, phase))).toEqual(new Set(["right"]));
  });
  test.each(WRONG)("wrong, %s: %s", (phase, answer) => {
    expect(verdictsOn(answer, phase).at(-1)).toBe("wrong");
  });
  test.each(IMPRECISE)("imprecise, %s: %s", (phase, answer) => {
    expect(verdictsOn(answer, phase)).toEqual(["imprecise"]);
  });
  test.each(UNCHECKED)("unchecked: %s", (answer) => {
    expect(verdictsOn(answer, "open")).toEqual([]);
    expect(verdictsOn(answer, "close")).toEqual([]);
  });
});

test("full-width letters say the same as narrow ones", () => {
  const wide =
    "Ｃ→Ｓ：ＳＹＮ，ｓｅｑ＝１００\nＳ→Ｃ：ＳＹＮ，ＡＣＫ，ｓｅｑ＝３００，ａｃｋ＝１００";
  expect(verdictsOn(wide, "open")).toEqual(["right", "right", "right", "right", "wrong"]);
});

test("a claim is judged by what was said before it: who closes first", () => {
  const [server, client] = ["The server closes first. ", "The client closes first. "];
  const claim = "The server waits in TIME-WAIT for 2MSL.";
  expect(verdictsOn(server + claim, "close")).not.toContain("wrong");
  expect(verdictsOn(client + claim, "close")).toContain("wrong");
});

test("repeating the question earns nothing", () => {
  expect(verdictsOn(`${PROMPT} What would go wrong with two?`, "open")).toEqual([]);
});

test("every claim is the exact piece of the answer, in order, and none overlaps another", () => {
  const words = fc.constantFrom(
    ...RIGHT.map(([, text]) => text),
    ...WRONG.map(([, text]) => text),
    ...UNCHECKED,
    "，",
    "\n",
    "😀",
    "TIME_WAIT",
    " 2MSL ",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
      const answer = parts.join("");
      let before = 0;
      for (const { text, start, end } of claimsOf(answer, "close")) {
        expect(answer.slice(start, end)).toBe(text);
        expect(start).toBeGreaterThanOrEqual(before);
        before = end;
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("an answer beyond the limits is refused before any work", () => {
  const long = "a".repeat(1_000_000);
  const began = performance.now();
  const asked = { phase: "open", prompts: [] } as const;
  expect(explain(long, asked, knownWords())).toEqual({
    ok: false,
    error: { code: "too-long", limit: LONGEST_ANSWER },
  });
  expect(performance.now() - began).toBeLessThan(5);
  const many = "SYN\n".repeat(LONGEST_ANSWER / 4);
  expect(explain(many, asked, knownWords())).toMatchObject({ error: { code: "too-many-claims" } });
});

test("hostile text takes no more time than honest text of its length", () => {
  const unit = fc.constantFrom(
    "SYN",
    "=",
    "+",
    "x",
    " ",
    "的",
    "，",
    "(",
    "1",
    "从",
    "not ",
    "没有",
  );
  fc.assert(
    fc.property(unit, unit, (a, b) => {
      const answer = (a + b).repeat(1_000).slice(0, 2_000);
      const before = process.cpuUsage().user;
      explain(answer, { phase: "open", prompts: [PROMPT] }, knownWords());
      expect((process.cpuUsage().user - before) / 1000).toBeLessThan(500);
    }),
    { numRuns: 20, seed: 3 },
  );
});
