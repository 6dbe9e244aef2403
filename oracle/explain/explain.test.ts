import { describe, expect, test } from "vitest";
import { traceOf } from "../wire/wire-run.ts";
import { explainField, explainState, numberOf } from "./explain.ts";

const CLOSE = traceOf(
  `isn client=2714806232 server=500
msl 30s
server listen
at 0ms client open
at 60ms client send 1
at 120ms client close
at 190ms server close`,
);

const WRAP = traceOf(
  `isn client=4294967293 server=4294967295
server listen
at 0ms client open
at 60ms client send 10`,
);

const LOSS = traceOf(
  `isn client=100 server=300
start established
mss 10
at 0ms client send 25
drop 2`,
);

const field = (
  trace: typeof CLOSE,
  n: number,
  name: Parameters<typeof explainField>[2],
  numbers: "absolute" | "relative" = "absolute",
) => explainField(trace, n, name, numbers).because;

describe("the reason for a sequence number", () => {
  test.each([
    [CLOSE, 1, "The SYN of the client carries its initial sequence number, 2714806232."],
    [
      CLOSE,
      3,
      "The SYN in segment 1 sits at 2714806232, so the next number the client uses is 2714806233. This segment takes no number itself.",
    ],
    [
      CLOSE,
      6,
      "Segment 4 carries octet 2714806233, so the next number the client uses is 2714806234.",
    ],
    [
      WRAP,
      4,
      "The SYN in segment 1 sits at 4294967293, so the next number the client uses is 4294967294.",
    ],
    [
      LOSS,
      1,
      "The SYN of the client sat at 100, its ISN, so the next number the client uses is 101.",
    ],
    [LOSS, 6, "This is segment 2 sent again: what is repeated keeps its number, 111."],
  ])("%#: segment %2$d", (trace, n, en) => {
    expect(field(trace, n, "seq").en).toBe(en);
  });

  test("counts from the ISN when numbers are relative", () => {
    expect(field(CLOSE, 6, "seq", "relative")).toEqual({
      en: "Segment 4 carries octet 1, so the next number the client uses is 2.",
      zh: "报文段 4 的数据占用 1，客户端的下一个序列号是 2。",
    });
  });
});

describe("the reason for an acknowledgment number", () => {
  test("names the FIN that takes a number", () => {
    expect(field(CLOSE, 7, "ack")).toEqual({
      en: "The server's ACK names the next number it expects. The FIN in segment 6 sits at 2714806234, so the next is 2714806235.",
      zh: "服务器的确认号是它期望收到的下一个序列号。报文段 6 的 FIN 占用 2714806234，所以确认号是 2714806235。",
    });
    expect(explainField(CLOSE, 7, "ack", "absolute").rules).toEqual([
      "9293-3.4-ack-names-next",
      "9293-3.4-fin-takes-one",
    ]);
  });

  test("says that a first SYN has none", () => {
    expect(field(CLOSE, 1, "ack").en).toContain("has received nothing yet");
    expect(explainField(CLOSE, 1, "ack", "absolute").rules).toEqual([]);
  });

  test("says so when the count goes past 2^32 - 1", () => {
    expect(field(WRAP, 5, "ack")).toEqual({
      en: "The server's ACK names the next number it expects. Segment 4 carries octets 4294967294 to 7, so the next is 8. Numbers are counted modulo 2^32: after 4294967295 comes 0.",
      zh: "服务器的确认号是它期望收到的下一个序列号。报文段 4 的数据占用 4294967294 到 7，所以确认号是 8。序列号按模 2^32 计算，4294967295 之后回到 0。",
    });
    expect(field(WRAP, 3, "ack").en).toContain("sits at 4294967295, so the next is 0.");
    expect(field(WRAP, 5, "ack", "relative").en).not.toContain("modulo");
  });

  test("points at what is missing before what has come", () => {
    expect(field(LOSS, 4, "ack").en).toBe(
      "The server's ACK names the next number it expects. Segment 1 carries octets 101 to 110, so the next is 111.",
    );
    expect(field(LOSS, 5, "ack").en).toContain(
      "Segment 3 has arrived too, but it starts at 121: 111 is still missing",
    );
    expect(field(LOSS, 7, "ack").en).toContain(
      "Segment 3 carries octets 121 to 125, so the next is 126",
    );
  });
});

test("a RST explains where its numbers come from", () => {
  const trace = traceOf("isn client=41 server=7\nat 0ms client open");
  expect(field(trace, 2, "seq").en).toBe(
    "Segment 1 has no ACK to take a number from, so this RST has sequence number 0.",
  );
  expect(field(trace, 2, "ack").en).toBe(
    "The SYN in segment 1 sits at 41, so the RST acknowledges the number after it, 42.",
  );
  expect(numberOf(trace, 2, "seq", "relative")).toBe(0);
  expect(numberOf(trace, 2, "ack", "relative")).toBe(1);
});

test("an abort's RST stands at the next number and acknowledges nothing", () => {
  const trace = traceOf("isn client=41 server=7\nstart established\nat 0ms client abort");
  expect(field(trace, 1, "seq").en).toContain("the next number the client uses is 42");
  expect(field(trace, 1, "ack").en).toContain("ACK flag off");
  expect(field(trace, 1, "flags").en).toContain("aborts");
});

test("an abort in the instant of an arrival is no answer to it", () => {
  const trace = traceOf(
    "isn client=41 server=7\nstart established\nat 0ms client send 5\nat 20ms server abort",
  );
  expect(trace.segments[1]).toMatchObject({ flags: ["RST"], causedBy: null });
  expect(field(trace, 2, "flags").zh).toContain("ABORT");
});

test("a RST that answers an ACK takes its number from it", () => {
  const trace = traceOf(
    "isn client=41 server=7\nstart established\nat 0ms client abort\nat 5ms server send 3",
  );
  expect(trace.segments.at(-1)?.flags).toEqual(["RST"]);
  expect(field(trace, 3, "seq").en).toBe(
    "Segment 2 has acknowledgment number 42; the RST takes it as its sequence number.",
  );
});

test("a FIN that rides on data takes the number after it", () => {
  const trace = traceOf(
    "isn client=9 server=7\nstart established\nat 0ms client send 5 then close",
  );
  expect(field(trace, 2, "ack").en).toContain(
    "Segment 1 carries octets 10 to 14 and its FIN sits at 15, so the next is 16.",
  );
  expect(field(trace, 1, "len").en).toContain("The FIN takes a number but is no octet");
});

describe("the reason for flags and length", () => {
  test.each([
    ["flags", 1, "主动打开"],
    ["flags", 2, "SYN 携带服务器的 ISN，ACK 确认报文段 1 的 SYN。"],
    ["flags", 3, "所以只置 ACK"],
    ["flags", 4, "PSH 表示这是这次 SEND 的最后一个报文段。"],
    ["flags", 6, "FIN 表示它不再发送数据。"],
    ["len", 1, "SYN 占用一个序列号，但不是数据。"],
    ["len", 3, "不带数据，也不占用序列号"],
    ["len", 4, "还剩 1 字节"],
  ] as const)("%s of segment %d says %s", (name, n, zh) => {
    expect(field(CLOSE, n, name).zh).toContain(zh);
  });
});

describe("the reason for a state", () => {
  test.each([
    ["server", 0, "The server starts in LISTEN."],
    [
      "client",
      6,
      "The client sends segment 6 (FIN,ACK) and goes from ESTABLISHED to FIN-WAIT-1. The end that closes first sends a FIN and the state becomes FIN-WAIT-1.",
    ],
    [
      "server",
      6,
      "Segment 6 (FIN,ACK) takes the server from ESTABLISHED to CLOSE-WAIT. A FIN moves RCV.NXT over it and is acknowledged; in ESTABLISHED it leads to CLOSE-WAIT.",
    ],
    ["server", 7, "Nothing has reached the server since segment 6, so it stays in CLOSE-WAIT."],
    ["client", 9, "Nothing has reached the client since segment 8, so it stays in TIME-WAIT."],
  ] as const)("of the %s in row %d", (end, n, en) => {
    expect(explainState(CLOSE, end, n).because.en).toBe(en);
  });

  test("names a loss", () => {
    expect(explainState(LOSS, "server", 2).because).toEqual({
      en: "Segment 2 was lost on the way, so the server stays in ESTABLISHED.",
      zh: "报文段 2 在路上丢失了，所以服务器仍处于 ESTABLISHED。",
    });
  });

  test("names both steps when one segment makes two", () => {
    const trace = traceOf(
      "start established\nisn client=1 server=2\nserver closes-on-fin\nat 0ms client close",
    );
    expect(explainState(trace, "client", 2)).toMatchObject({
      rules: ["9293-3.10.7.4-fin-acked", "9293-3.10.7.4-fin-time-wait"],
      because: { zh: expect.stringContaining("从 FIN-WAIT-1 经 FIN-WAIT-2 进入 TIME-WAIT") },
    });
  });

  test("says that a FIN came too late for its row", () => {
    const trace = traceOf(
      "start established\nisn client=1 server=2\nat 0ms client close\nat 10ms server close",
    );
    expect(explainState(trace, "server", 1).because.en).toBe(
      "Segment 1 reaches the server only after it has sent segment 2; before that the server stays in ESTABLISHED.",
    );
  });
});

test("of two silent steps only the last one says why", () => {
  const trace = traceOf(
    "isn client=1 server=2\nserver listen\nat 5ms server close\nat 9ms client open",
  );
  expect(explainState(trace, "server", 1).rules).toEqual(["9293-3.10.4-close-unsynchronized"]);
  const twice = traceOf(
    "isn client=1 server=2\nat 1ms server listen\nat 5ms server close\nat 9ms client open",
  );
  expect(explainState(twice, "server", 1).rules).toEqual(["9293-3.10.4-close-unsynchronized"]);
});

test("what a run does not have has no reason and no number", () => {
  expect(() => explainField(CLOSE, 99, "seq", "absolute")).toThrow(RangeError);
  expect(() => explainField(CLOSE, 0, "seq", "absolute")).toThrow(RangeError);
  expect(numberOf(CLOSE, 99, "seq", "absolute")).toBeNull();
  expect(numberOf(CLOSE, 1, "ack", "relative")).toBeNull();
  expect(explainState(CLOSE, "client", 99)).toEqual(explainState(CLOSE, "client", 9));
});

test("every field and state of a run has a reason in both languages", () => {
  for (const trace of [CLOSE, WRAP, LOSS]) {
    for (const { n } of trace.segments) {
      const reasons = (["seq", "ack", "flags", "len"] as const).map((name) =>
        field(trace, n, name),
      );
      reasons.push(
        explainState(trace, "client", n).because,
        explainState(trace, "server", n).because,
      );
      for (const { en, zh } of reasons) {
        expect(en).toMatch(/^[A-Z].*\.$/);
        expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
        expect(en + zh).not.toMatch(/undefined|null|NaN/);
      }
    }
  }
});
