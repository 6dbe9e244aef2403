import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

const SENDERS: readonly Row[] = [
  ["open", "最先发SYN的是客户端", "right"],
  ["open", "服务端率先发起SYN", "wrong"],
  ["open", "只有客户端发送SYN", "wrong"],
  ["open", "收到SYN的服务器用SYN-ACK作答", "right"],
  ["open", "服务器看到SYN以后只需要发ACK", "wrong"],
  ["open", "客户端收到SYN,ACK后回复SYN", "wrong"],
  ["open", "第三次握手来自服务端", "wrong"],
  ["open", "第一个SYN不带ACK标志", "right"],
  ["open", "SYN标志在第三个包里不存在", "right"],
  ["close", "被动方先发送FIN", "wrong"],
  ["close", "主动方收到FIN后回复FIN", "wrong"],
  ["close", "被动方用RST回复FIN", "wrong"],
  ["close", "被动方一收到FIN就马上把FIN发回去", "wrong"],
  ["close", "末尾的ACK来自被动方", "wrong"],
  ["close", "FIN只由主动方来发", "wrong"],
  ["close", "主动方发送FIN。被动方收到后回一个RST。", "wrong"],
  // Who has closed already may answer so.
  ["close", "客户端已经关闭，收到FIN后会回复RST", "right"],
];

const SEGMENTS: readonly Row[] = [
  ["open", "第三个报文段需要服务端确认", "wrong"],
  ["open", "没有谁去确认第三个包", "right"],
  ["open", "服务端的SYN用不着对方ACK", "wrong"],
  ["open", "SYN和ACK合不到一个报文里去", "wrong"],
  ["open", "服务器的ACK和SYN各占一个报文", "wrong"],
  ["close", "ACK和FIN是没法合到一个包里的", "wrong"],
  ["close", "ACK和FIN有时会合成一个包", "right"],
  ["close", "一个FIN得被ACK两次", "wrong"],
  ["close", "正常断开不发RST", "right"],
  ["close", "挥手是无论如何都变不成三次的", "wrong"],
  ["close", "被动方没啥数据要发时挥手三次即可", "right"],
  ["close", "非客户端不能先发FIN", "wrong"],
];

const NUMBERS: readonly Row[] = [
  ["open", "SYN,ACK消耗一个序列号", "right"],
  ["open", "有两个序列号被SYN-ACK吃掉", "wrong"],
  ["open", "SYN跟ACK都占一个序号", "wrong"],
  ["open", "带数据的ACK消耗序列号", "right"],
  ["open", "SYN没有payload自然不占用序号", "wrong"],
  ["open", "纯确认报文不占序号", "right"],
  ["open", "SYN 用掉了 0 这个号", "right"],
  ["open", "客户端的SYN的seq是x，服务端的SYN,ACK的seq是y。服务端的第一个数据字节是y+1。", "right"],
  ["open", "客户端的SYN的seq是x。服务端收到后把ack设成x。", "wrong"],
  ["open", "ack照抄对方的seq", "wrong"],
  ["open", "第一个数据包的seq沿用第三次握手的seq", "right"],
  ["close", "主动方发送FIN，seq=u。对它的确认号为u。", "wrong"],
  ["close", "假如这个FIN的seq是w，那这边回的ack也是w", "wrong"],
  ["close", "FIN不带数据就不消耗序号", "wrong"],
];

const DATA: readonly Row[] = [
  ["close", "主动方在FIN之后停止发数据", "right"],
  ["close", "主动方FIN之后写方向还开着", "wrong"],
  ["close", "主动方FIN了以后还能继续收数据", "right"],
  ["close", "收到FIN的被动方数据就不能往外发了", "wrong"],
  ["close", "被动方的ACK和FIN之间允许它发数据", "right"],
  ["close", "四次挥手期间不能传数据", "wrong"],
  ["close", "数据在TIME_WAIT下发不出去", "right"],
  ["close", "FIN_WAIT_2时主动方收数据没问题", "right"],
  ["close", "双方都FIN过后哪一方都不可以发数据", "right"],
  ["close", "发FIN的一方此后一个报文也不能发", "wrong"],
  ["close", "被动方拿到FIN之后舍弃剩下的数据", "wrong"],
  ["close", "FIN关掉的不过是一个方向而已", "right"],
  ["open", "第三次握手已经可以顺带把数据发过去", "right"],
  ["open", "发SYN的时候带不了数据", "wrong"],
  // Without a FIN that was spoken of nobody knows who may send.
  ["close", "它还可以接收数据", "none"],
];

describe("Chinese by the grammar: who sends which segment", () => {
  test.each(SENDERS)("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});

describe("Chinese by the grammar: what is acknowledged, merged and counted", () => {
  test.each(SEGMENTS)("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});

describe("Chinese by the grammar: numbers and what takes them", () => {
  test.each(NUMBERS)("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});

describe("Chinese by the grammar: who may still send and receive data", () => {
  test.each(DATA)("%s: %s", (phase, answer, verdict) => {
    expect(worstVerdict(answer, phase)).toBe(verdict);
  });
});
