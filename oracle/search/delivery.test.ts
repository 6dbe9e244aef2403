import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import type { MutantId } from "../mutants/mutants.ts";
import { run } from "../run/run.ts";
import { parseScenario } from "../scenario/parse.ts";
import { falseAck, oldData, otherBytes } from "./delivery.ts";
import { hangs, lastAckMissing, staleConnection } from "./ending.ts";
import { offset } from "./lives.ts";
import type { Deed } from "./property.ts";

function play(text: string, mutant: MutantId | null = null): Deed {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const played = run(parsed.value, {}, 0, {}, { mutant });
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return { scenario: parsed.value, trace: played.value };
}

const START = "isn client=1000 server=5000\nstart established\n";

/** The client sends 100 octets, gives up, and opens again with the very same numbers. */
const AGAIN = `isn client=1000 server=5000\nserver listen\nat 0ms client open
at 50ms client send 100\nat 100ms client abort\nat 150ms server listen\nat 150ms client open
until 260ms\n`;

describe("old data", () => {
  test.each<readonly [string, string, number | null]>([
    ["is what nothing else has brought", "replay 4 at 215ms", 215],
    ["is what goes beyond the new data", "at 190ms client send 60\nreplay 4 at 215ms", 215],
    ["is what comes before the new data", "at 190ms client send 100\nreplay 4 at 205ms", 205],
    ["is not what the new data has brought", "at 190ms client send 100\nreplay 4 at 215ms", null],
    [
      "is not what two new segments have brought",
      "at 190ms client send 60\nat 191ms client send 40\nreplay 4 at 215ms",
      null,
    ],
    [
      "is not what many new segments have brought",
      "mss 7\nat 190ms client send 100\nreplay 4 at 230ms",
      null,
    ],
    [
      "is not what lies behind a gap of the new data, until that is filled",
      "at 190ms client send 60\nat 191ms client send 40\ndrop 10\nreplay 4 at 213ms",
      213,
    ],
  ])("%s", (_what, lines, at) => {
    const failure = oldData(play(AGAIN + lines, "constant-isn"));
    expect(failure?.at ?? null).toBe(at);
  });

  test("is not what somebody forged", () => {
    const text = `${START}inject client at 50ms PSH,ACK seq=client+1 ack=server+1 len=9\nuntil 60ms`;
    expect(oldData(play(text))).toBeNull();
    const opened = `${AGAIN}inject client at 215ms PSH,ACK seq=client+1 ack=server+1 len=9`;
    expect(oldData(play(opened, "constant-isn"))).toBeNull();
  });

  test("is told with its segment and the ACK that takes it", () => {
    expect(oldData(play(`${AGAIN}replay 4 at 215ms`, "constant-isn"))).toMatchObject({
      segment: 11,
      because: {
        en: "Segment 10 was sent by an earlier connection, yet the server takes it: segment 11 acknowledges its numbers from 1001 on.",
        zh: "报文段 10 属于之前的连接，服务端却收下了它：报文段 11 确认了从 1001 开始的序列号。",
      },
    });
  });
});

describe("an acknowledgment", () => {
  test.each<readonly [string, string, MutantId | null, readonly [number, string] | null]>([
    ["of what came in order", "at 0ms client send 300", null, null],
    ["of what came out of order", "at 0ms client send 300\nreorder 1", null, null],
    ["of what came twice", "at 0ms client send 300\nduplicate 1, 2", null, null],
    ["of a FIN", "at 0ms client send 150 then close", null, null],
    [
      "over a gap names more than came",
      "at 0ms client send 300\ndrop 2",
      "gap-skipped",
      [5, "acknowledges 300 numbers after the SYN; only 100 of them"],
    ],
    [
      "over the first segment names more than came",
      "at 0ms client send 300\ndrop 1",
      "gap-skipped",
      [4, "acknowledges 200 numbers after the SYN; only 0 of them"],
    ],
  ])("%s", (_what, lines, mutant, expected) => {
    const failure = falseAck(play(`${START}mss 100\n${lines}`, mutant));
    if (expected === null) expect(failure).toBeNull();
    else {
      expect(failure?.segment).toBe(expected[0]);
      expect(failure?.because.en).toContain(expected[1]);
    }
  });
});

describe("the octets of the users", () => {
  test.each<readonly [string, string, MutantId | null, string | null]>([
    ["all come", "at 0ms client send 30\nat 5ms server send 8", null, null],
    ["are on their way while nobody has closed", "at 0ms client send 30\nuntil 10ms", null, null],
    [
      "are no more for being asked for with RECEIVE",
      "receives server=on\nmsl 1s\nat 0ms client send 30\nat 1s server receive 30\nat 2s client close\nserver closes-on-fin",
      null,
      null,
    ],
    ["are lost with an error", "at 0ms client send 30\nat 1s server abort\ndrop 1", null, null],
    [
      "come twice",
      "at 0ms client send 30\nduplicate 1",
      "duplicate-delivered",
      "The client has sent 30 octets, the server was given 60,",
    ],
    [
      "come twice to the client",
      "at 0ms server send 30\nduplicate 1",
      "duplicate-delivered",
      "The server has sent 30 octets, the client was given 60,",
    ],
    [
      "are dropped by a CLOSE",
      "at 0ms server send 9000\nat 1ms server close\nclient closes-on-fin",
      "close-drops-unsent",
      "The server has sent 9000 octets, the client was given",
    ],
  ])("%s", (_what, lines, mutant, en) => {
    const failure = otherBytes(play(START + lines, mutant));
    if (en === null) expect(failure).toBeNull();
    else expect(failure?.because.en).toContain(en);
  });
});

describe("the begin of a connection", () => {
  const LISTENS = "isn client=1000 server=5000\nmsl 1s\nserver listen\n";
  test.each<readonly [string, string, MutantId | null, number | null]>([
    ["is no stale one", "at 0ms client open", null, null],
    [
      "is none of a SYN of which nothing is known: a cookie",
      "at 0ms client open\nsyn-queue server=full\nsyn-cookies on",
      null,
      null,
    ],
    [
      "is none of a SYN of which nothing is known: forged",
      "inject client at 9ms SYN seq=7\ninject client at 60ms ACK seq=8 ack=server+1\nuntil 70ms",
      null,
      null,
    ],
    [
      "is stale when its SYN's sender is gone",
      "at 0ms client open\nat 10ms client abort",
      "two-way-handshake",
      20,
    ],
    [
      "is stale when its SYN's sender is in another one",
      "at 0ms client open\nat 10ms client abort\nat 11ms client open\nuntil 30ms",
      "two-way-handshake",
      20,
    ],
  ])("%s", (_what, lines, mutant, at) => {
    expect(staleConnection(play(LISTENS + lines, mutant))?.at ?? null).toBe(at);
  });
});

describe("the end of a connection", () => {
  const CLOSED = `${START}msl 1s\nat 0ms client close\n`;
  test.each<readonly [string, string, MutantId | null, boolean, boolean]>([
    ["both close", "server closes-on-fin", null, false, false],
    ["one never closes, as it may", "", null, false, false],
    ["one never closes and times out", "", "fin-wait-2-times-out", false, false],
    [
      "a FIN is not sent again",
      "server closes-on-fin\ndrop 1",
      "fin-not-retransmitted",
      true,
      true,
    ],
    ["of a run that is cut nothing is said", "server closes-on-fin\nuntil 5ms", null, false, false],
    ["a SEND closes too", "at 5ms server send 5 then close\ndrop 4", "no-time-wait", false, true],
    ["a SEND alone does not", "at 5ms server send 5\ndrop 1, 2, 3", "no-time-wait", false, false],
    ["the last ACK is lost", "server closes-on-fin\ndrop 3", "no-time-wait", false, true],
    [
      "nobody answers until the user timeout",
      "server closes-on-fin\ndrop 1,2,3,4,5,6,7,8,9,10",
      null,
      true,
      true,
    ],
  ])("%s", (_what, lines, mutant, isStuck, isForced) => {
    const deed = play(CLOSED + lines, mutant);
    expect(hangs(deed) !== null).toBe(isStuck);
    expect(lastAckMissing(deed) !== null).toBe(isForced);
  });
});

test.each([
  [5, 9, 4],
  [9, 5, -4],
  [7, 7, 0],
  [2 ** 32 - 2, 3, 5],
  [3, 2 ** 32 - 2, -5],
])("from %d the number %d lies %d on", (first, number, expected) => {
  expect(offset(seq(first), seq(number))).toBe(expected);
});
