import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import { traceOf } from "../wire/wire-run.ts";
import { tellSegment, tellTransition } from "./tell.ts";

const START = "start established\nisn client=1000 server=5000\n";
const OPEN = "isn client=1000 server=5000\nserver listen\nmsl 10s\nat 0ms client open\n";

/** What is said of the first segment that `pick` finds. */
function told(text: string, pick: (s: Trace["segments"][number]) => boolean): [string, string] {
  const trace = traceOf(text);
  const segment = trace.segments.find(pick);
  if (segment === undefined) throw new Error("no such segment");
  const { en, zh } = tellSegment(trace, segment.n).because;
  return [en, zh];
}

const again = (s: Trace["segments"][number]) => s.retransmissionOf !== null;
const rule = (id: string) => (s: Trace["segments"][number]) => s.rules.some((one) => one === id);
const nth = (n: number) => (s: Trace["segments"][number]) => s.n === n;

describe("why a segment was sent, with the numbers of the run", () => {
  test.each([
    [
      "a SYN",
      OPEN,
      nth(1),
      "The client opens the connection: SYN alone, there is nothing to acknowledge yet. The SYN of the client carries its initial sequence number, 1000.",
      "客户端主动打开连接，只置 SYN，此时还没有可确认的内容。客户端的 SYN 携带初始序列号 ISN，即 1000。",
    ],
    [
      "a lost segment",
      `${START}at 0ms client send 5\ndrop 1`,
      nth(1),
      "It is lost on the way and does not reach the server.",
      "它在路上丢失，没有到达服务器。",
    ],
    [
      "a retransmission after its timer",
      `${START}at 5ms client send 5\ndrop 1`,
      again,
      "The RTO of 1000 ms that began at 5 ms has run out and 1001 is not acknowledged, so the client sends segment 1 again. The RTO doubles to 2000 ms.",
      "从 5 ms 开始的 RTO（1000 ms）到期，序列号 1001 还没被确认，客户端重传报文段 1。RTO 加倍，变为 2000 ms。",
    ],
    [
      "an RTO that doubles to just its ceiling",
      `${START}rto 30s\nat 5ms client send 5\ndrop 1`,
      again,
      "The RTO doubles to 60000 ms.",
      "RTO 加倍，变为 60000 ms。",
    ],
    [
      "what a timeout does to cwnd",
      `${START}at 5ms client send 5\ndrop 1`,
      again,
      "The ssthresh of the client becomes 2920 and its cwnd 1460 octets.",
      "客户端的 ssthresh 降为 2920 字节，cwnd 变为 1460 字节。",
    ],
    [
      "a fast retransmission",
      `${START}mss 1000\nat 0ms client send 6000\ndrop 1`,
      again,
      "Segments 5, 6, 7 acknowledge 1001 once more, so the client takes segment 1 for lost and sends it again at once.",
      "报文段 5、6、7 重复确认 1001，客户端判断报文段 1 已丢失，立即重传。",
    ],
    [
      "an ACK that lets cwnd grow",
      `${START}mss 1000\nat 0ms client send 1000`,
      nth(2),
      "When it arrives, slow start raises the cwnd of the client to 5000 octets.",
      "它到达后，慢启动使客户端的 cwnd 变为 5000 字节。",
    ],
    [
      "a copy of the network",
      `${START}at 0ms client send 5\nduplicate 1`,
      nth(2),
      "The client sent segment 1 (PSH,ACK) once; the network delivers it once more, with the same number 1001.",
      "客户端只发过一次报文段 1（PSH,ACK），网络又送来一份，序列号同样是 1001。",
    ],
    [
      "the answer to a duplicate",
      `${START}at 0ms client send 5\nduplicate 1`,
      nth(4),
      "Segment 2 (PSH,ACK) begins at 1001; the server expects 1006.",
      "报文段 2（PSH,ACK）从 1001 开始，服务器期望的是 1006。",
    ],
    [
      "a forged segment",
      `${START}inject client at 50ms RST,ACK seq=client+9 ack=server+1`,
      nth(1),
      "The client did not send this RST,ACK: somebody forged it with sequence number 1009 and acknowledgment number 5001.",
      "这个 RST,ACK 不是客户端发的，而是他人伪造的，序列号写成 1009，确认号写成 5001。",
    ],
    [
      "a challenge ACK",
      `${START}inject client at 50ms RST seq=client+9`,
      rule("9293-3.10.7.4-rst-challenge"),
      "Segment 1 (RST) begins at 1009; the server expects 1001.",
      "报文段 1（RST）从 1009 开始，服务器期望的是 1001。",
    ],
    [
      "the answer to an ACK of what was not sent",
      `${START}inject client at 50ms ACK seq=client+1 ack=server+99`,
      rule("9293-3.10.7.4-ack-of-unsent"),
      "Segment 1 acknowledges 5099, but the server has sent only up to 5001.",
      "报文段 1 确认到 5099，而服务器只发到 5001。",
    ],
    [
      "a reset",
      "isn client=1000 server=5000\nat 0ms client open",
      nth(2),
      "Segment 1 has no ACK to take a number from, so this RST has sequence number 0.",
      "报文段 1 不带 ACK，没有确认号可取，所以这个 RST 的序列号是 0。",
    ],
    [
      "a probe of a closed window",
      `${START}window server=100\nreceives server=on\nat 0ms client send 150\nuntil 3s`,
      rule("9293-3.8.6.1-probe"),
      "The persist timer of 1000 ms has run out. The window of the server is closed and data is waiting. The client sends number 1101 in spite of the window.",
      "坚持定时器（1000 ms）到期。服务器的窗口已关闭，还有数据待发。客户端不顾窗口，发出序列号 1101。",
    ],
    [
      "the answer to a probe",
      `${START}window server=100\nreceives server=on\nat 0ms client send 150\nuntil 3s`,
      nth(4),
      "Segment 3 (ACK) begins at 1101, as the server expects, but the window of the server is 0.",
      "报文段 3（ACK）从 1101 开始，正是服务器期望的，但服务器的窗口是 0。",
    ],
    [
      "a keepalive",
      `${START}keepalive client=10s\nat 0ms client send 5\nuntil 11s`,
      rule("9293-3.8.4-keepalive"),
      "The client has heard nothing for 10000 ms. It sends number 1005, which was acknowledged long ago.",
      "客户端已有 10000 ms 没收到任何报文段。于是发出序列号 1005，这个编号早已被确认过。",
    ],
    [
      "a delayed ACK",
      `${START}delayed-ack 200ms\nat 0ms client send 5`,
      nth(2),
      "Nothing came in 200 ms that the delayed ACK could ride on. The server answers segment 1",
      "延迟确认等了 200 ms，没有数据可以捎带。服务器应答报文段 1",
    ],
    [
      "a window that opens again",
      `${START}window server=100\nreceives server=on\nat 0ms client send 50\nat 1s server receive`,
      rule("9293-3.8.6.2.2-window-grows"),
      "The server has no data to send, so only ACK is set.",
      "服务器没有数据要发，所以只置 ACK。",
    ],
    [
      "a segment that others overtake",
      `${START}mss 5\nat 0ms client send 10\ndelay 1 by 7ms`,
      nth(1),
      "It reaches the server only at 27 ms, after segment 2, which set out later.",
      "它到 27 ms 才到达服务器，比后发的报文段 2 还晚。",
    ],
    [
      "a segment the run does not wait for",
      `${START}at 0ms client send 5\nuntil 10ms`,
      nth(1),
      "It is still on its way when the run ends.",
      "运行结束时它还在路上。",
    ],
  ])("%s", (_name, text, pick, en, zh) => {
    const said = told(text, pick);
    expect(said[0]).toContain(en);
    expect(said[1]).toContain(zh);
  });

  test("the rules are those of its sending, and the link has none", () => {
    const trace = traceOf(`${START}at 0ms client send 5\nduplicate 1`);
    expect(tellSegment(trace, 1).rules).toBe(trace.segments[0]?.rules);
    expect(tellSegment(trace, 2).rules).toEqual([]);
  });
});

describe("why an end changed its state", () => {
  const trace = traceOf(`${OPEN}at 100ms client close\nat 200ms server close`);
  const crashed = traceOf(`${START}at 5ms server crash`);
  const givenUp = traceOf("user-timeout 4s\nat 0ms client open\ndrop 1, 2, 3");
  test.each([
    [
      trace,
      0,
      "The client sends segment 1 (SYN) and goes from CLOSED to SYN-SENT.",
      "客户端发出报文段 1（SYN），从 CLOSED 进入 SYN-SENT。",
    ],
    [
      trace,
      5,
      "Segment 4 (FIN,ACK) takes the server from ESTABLISHED to CLOSE-WAIT.",
      "服务器收到报文段 4（FIN,ACK），从 ESTABLISHED 进入 CLOSE-WAIT。",
    ],
    [
      trace,
      10,
      "The 2MSL of 20000 ms that began at 220 ms has passed.",
      "2MSL 是 20000 ms，从 220 ms 起已经过完。",
    ],
    [crashed, 0, "A crash deletes the TCB without a word", "崩溃使 TCB 无声消失"],
    [
      givenUp,
      1,
      "Nothing was acknowledged in the 4000 ms since 0 ms.",
      "从 0 ms 起的 4000 ms 里没有得到任何确认。",
    ],
  ])("transition %#", (run, i, en, zh) => {
    const { because, rules } = tellTransition(run, i);
    expect(because.en).toContain(en);
    expect(because.zh).toContain(zh);
    expect(rules).toEqual([run.transitions[i]?.rule]);
  });
});

test("what a run does not have cannot be told", () => {
  const trace = traceOf(START);
  expect(() => tellSegment(trace, 1)).toThrow(RangeError);
  expect(() => tellTransition(trace, 0)).toThrow(RangeError);
});

test("everything that can happen is told in whole sentences of both languages", () => {
  const share = fc.integer({ min: 0, max: 20 });
  const setting = fc.constantFrom(
    "nagle on",
    "delayed-ack 200ms",
    "sack on",
    "timestamps on",
    "profile linux",
    "receives on\nwindow 3000\nat 4s server receive",
    "keepalive 5s",
    "fast-open on",
  );
  const network = fc.record({
    settings: fc.uniqueArray(setting, { maxLength: 3 }),
    shares: fc.tuple(share, share, share, share),
    crash: fc.boolean(),
    seed: fc.nat(),
  });
  fc.assert(
    fc.property(network, ({ settings, shares: [a, b, c, d], crash, seed }) => {
      const names = settings.map((text) => text.split(" ")[0]);
      if (new Set(names).size < names.length) return;
      const parsed = parseScenario(
        [
          OPEN,
          ...settings,
          `chance drop ${a}% duplicate ${b}% reorder ${c}% delay ${d}%`,
          "at 100ms client send 9000",
          "at 150ms server send 700",
          crash ? "at 1s server crash" : "at 1s server close",
          "at 2s client close",
          "until 60s",
        ].join("\n"),
      );
      const played = parsed.ok ? run(parsed.value, {}, seed) : parsed;
      if (!played.ok) throw new Error(JSON.stringify(played.error));
      const trace = played.value;
      const all = [
        ...trace.segments.map(({ n }) => tellSegment(trace, n, "relative").because),
        ...trace.transitions.map((_, i) => tellTransition(trace, i).because),
      ];
      for (const { en, zh } of all) {
        expect(en).toMatch(/^[A-Z].*\.$/);
        expect(zh).toMatch(/。$/);
        expect(`${en}${zh}`).not.toMatch(/undefined|null|NaN/);
      }
    }),
    { seed: 3, numRuns: 150 },
  );
});
