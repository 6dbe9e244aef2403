import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellVerdict } from "#contract/cell.ts";
import type { NumberForm } from "#contract/kinds/fields.ts";
import { readAsk } from "./ask.ts";
import { judgeCell, readCell } from "./cell.ts";
import { OPEN_AND_CLOSE } from "./samples.ts";
import { runFigure } from "./variant.ts";

function judged(ask: string, typed: string, numbers: NumberForm = "either", run = OPEN_AND_CLOSE) {
  const traced = runFigure(run, {}, 1);
  const asked = readAsk(ask);
  if (!traced.ok || !asked) throw new Error("not gradable");
  return cellVerdict.parse(judgeCell(traced.value, asked, typed, numbers));
}

describe("a number counts in the form that the question takes", () => {
  // The ISNs are 4294967295 and 4294967290. ack of 5 is 1, and 2 counted from the client's ISN;
  // ack of 7 is 4294967292, and 2 counted from the server's.
  test.each([
    ["ack of 5", "1", "either", "right", "absolute"],
    ["ack of 5", "2", "either", "right", "relative"],
    ["ack of 5", "4294967297", "either", null, null],
    ["ack of 5", "1", "absolute", "right", "absolute"],
    ["ack of 5", "2", "absolute", "partly", "relative"],
    ["ack of 5", "2", "relative", "right", "relative"],
    ["ack of 5", "1", "relative", "partly", "absolute"],
    ["ack of 5", "0", "either", "wrong", "absolute"],
    ["ack of 5", "0", "relative", "wrong", "relative"],
    ["ack of 2", "0", "absolute", "right", "absolute"], // 4294967295 + 1 wraps to 0
    ["ack of 2", "1", "either", "right", "relative"],
    ["ack of 7", "4294967292", "absolute", "right", "absolute"],
    ["ack of 7", "4,294,967,292", "absolute", "right", "absolute"],
    ["ack of 7", "４２９４９６７２９２", "absolute", "right", "absolute"],
    ["ack of 7", "2", "either", "right", "relative"],
    ["ack of 7", "1", "either", "wrong", "absolute"], // of the other end's numbers
    ["seq of 1", "0", "relative", "right", "relative"],
    ["ack of 5", "", "absolute", "wrong", "absolute"],
    ["ack of 5", "   ", "relative", "wrong", "relative"],
    ["len of 4", "0", "relative", "right", "plain"],
    ["len of 4", "1", "either", "wrong", "plain"],
  ] as const)("%s: %j as %s is %s", (ask, typed, numbers, mark, form) => {
    if (mark === null) return expect(readCell("ack", typed)).toEqual({ as: "unreadable" });
    return expect(judged(ask, typed, numbers)).toMatchObject({ mark, form });
  });

  test("the truth is told both ways, and what was given as it was read", () => {
    const { truth, given, segment, blank } = judged("ack of 7", " ４，２９４，９６７，２９２ ");
    expect(truth).toEqual({ absolute: "4294967292", relative: "2" });
    expect([given, segment, blank]).toEqual(["4294967292", 7, "7.ack"]);
    expect(judged("ack of 7", " ").given).toBeNull();
  });

  test("an end that never had a connection has no relative numbers", () => {
    const closedPort = "isn client=7\nlink delay=20ms\nat 0ms client open\nuntil 1s";
    const answered = judged("seq of 2", "0", "relative", closedPort);
    expect(answered).toMatchObject({ mark: "partly", truth: { absolute: "0", relative: null } });
    expect(judged("seq of 2", "0", "either", closedPort).mark).toBe("right");
    expect(judged("ack of 2", "1", "either", closedPort).mark).toBe("right");
  });
});

test("every absolute and every relative number near and past 2^32 is right as itself", () => {
  const uint32 = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.integer({ min: 2 ** 32 - 1500, max: 2 ** 32 - 1 }),
  );
  fc.assert(
    fc.property(uint32, fc.integer({ min: 1, max: 1460 }), (isn, size) => {
      const scenario = `isn client=${isn}\nlink delay=20ms\nstart established
at 0ms client send ${size}\nuntil 1s`;
      const absolute = String((isn + 1 + size) % 2 ** 32);
      expect(judged("ack of 2", absolute, "absolute", scenario).mark).toBe("right");
      expect(judged("ack of 2", String(size + 1), "relative", scenario).mark).toBe("right");
      // One less is the misconception "the number last received"; it must not pass for anything.
      const off = judged("ack of 2", String((isn + size) % 2 ** 32), "absolute", scenario);
      expect(off.mark).toBe((isn + size) % 2 ** 32 === size + 1 ? "partly" : "wrong");
    }),
    { seed: 93, numRuns: 60 },
  );
});

describe("flags are a set, written as people write them", () => {
  test.each([
    ["SYN, ACK", "right"],
    ["SYN,ACK", "right"],
    ["SYN，ACK", "right"],
    ["SYN、ACK", "right"],
    ["syn+ack", "right"],
    ["SYN＋ACK", "right"],
    ["ack syn", "right"],
    ["SYN|ACK", "right"],
    ["SYN SYN ACK", "right"],
    ["SYN, ACK, PSH", "right"], // PSH is the sender's own choice
    ["SYN", "wrong"],
    ["ACK", "wrong"],
    ["SYN ACK FIN", "wrong"],
    ["", "wrong"],
  ])("%j against SYN, ACK is %s", (typed, mark) => {
    expect(judged("flags of 2", typed)).toMatchObject({ mark, form: "plain" });
  });

  test("PSH on the wire need not be named, but naming no flag at all is wrong", () => {
    const data = "link delay=20ms\nstart established\nat 0ms client send 10\nuntil 1s";
    expect(judged("flags of 1", "ACK", "either", data).mark).toBe("right");
    expect(judged("flags of 1", "PSH, ACK", "either", data).mark).toBe("right");
    expect(judged("flags of 1", "PSH", "either", data).mark).toBe("wrong");
  });

  test("what was given is shown in the order of the header", () => {
    expect(judged("flags of 2", "ack+syn").given).toBe("SYN, ACK");
    expect(judged("flags of 2", "ack").truth).toEqual({ absolute: "SYN, ACK", relative: null });
  });
});

describe("a state is its name", () => {
  test.each([
    ["TIME-WAIT", "right"],
    ["time-wait", "right"],
    [" Time-Wait ", "right"],
    ["LAST-ACK", "wrong"],
    ["", "wrong"],
  ])("%j is %s", (typed, mark) => {
    expect(judged("state of client after 7", typed)).toMatchObject({ mark, form: "plain" });
  });
});

test("every verdict on a blank gives a reason in both languages and a rule", () => {
  for (const ask of ["ack of 5", "seq of 2", "flags of 2", "len of 4", "state of client after 7"]) {
    const { because, rules } = judged(ask, "");
    for (const { zh, en } of [because.absolute, because.relative]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/[a-z]/);
    }
    expect(rules.length).toBeGreaterThan(0);
  }
});

describe("what cannot be read is said to be so, not judged", () => {
  test.each([
    ["ack", "12x"],
    ["seq", "-1"],
    ["ack", "4294967296"],
    ["len", "ten"],
    ["len", "SYN"],
    ["flags", "SIN"],
    ["flags", "SYN ACKK"],
    ["flags", "2"],
    ["state", "TIMEWAIT"],
    ["state", "TIME"],
  ] as const)("%s: %j", (field, typed) => {
    expect(readCell(field, typed)).toEqual({ as: "unreadable" });
  });
});
