import { expect, test } from "vitest";
import type { End } from "../machine/connection.ts";
import { MUTANT_IDS, type MutantId } from "../mutants/mutants.ts";
import { Hash } from "../run/hash.ts";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import { conversationsWith, FAULT_LINES } from "../wire/conversations.ts";
import { arrivalsOf, type Life, livesOf } from "./lives.ts";
import { PROPERTIES, PROPERTY_IDS, type PropertyId } from "./properties.ts";
import type { Deed } from "./property.ts";
import { search } from "./search.ts";

function play(text: string, mutant: MutantId | null): Deed | null {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.error)} in ${text}`);
  const played = run(parsed.value, {}, 0, { segments: 200 }, { mutant });
  return played.ok ? { scenario: parsed.value, trace: played.value } : null;
}

const SCRIPTS = [...new Set(PROPERTY_IDS.flatMap((id) => PROPERTIES[id].scripts))];

/** In how many of the scripts each property fails, and a hash over where and why. */
function failuresOf(mutant: MutantId | null, faults: readonly string[]): string {
  const hash = new Hash();
  const counts = new Map<PropertyId, number>();
  for (const [script, fault] of SCRIPTS.flatMap((one) =>
    faults.map((fault) => [one, fault] as const),
  )) {
    const deed = play(`${script}\n${fault}`, mutant);
    if (deed === null) continue;
    for (const id of PROPERTY_IDS) {
      const { failure: fails, scripts } = PROPERTIES[id];
      // It speaks of users that open once.
      if (id === "same-bytes" && !scripts.includes(script)) continue;
      const failure = fails(deed);
      if (failure === null) continue;
      counts.set(id, (counts.get(id) ?? 0) + 1);
      hash.text(`${id} ${JSON.stringify(failure)}`);
    }
  }
  const told = [...counts].map(([id, count]) => `${id} ${count}`);
  return told.length === 0 ? "" : `${told.sort().join(", ")}; ${hash.digits()}`;
}

/** Which properties these mutants break when the scripts of all searches meet a few faults. */
const BROKEN: Readonly<Record<string, string>> = {
  "ack-is-peers-seq": "acks-what-came 6, closes-in-the-end 7, last-ack 3; a4804518a81a2c8d",
  "ack-is-retransmitted": "closes-in-the-end 3, last-ack 3; 30567efdd5be9def",
  "ack-is-seq-plus-one": "acks-what-came 81, closes-in-the-end 7, last-ack 3; 7e7cc60af481d628",
  "ack-of-one-segment": "acks-what-came 5, closes-in-the-end 1, last-ack 2; 1f684880e7e14194",
  "close-drops-unsent": "same-bytes 11; 39d2e737ecb7f67d",
  "close-wait-times-out": "closes-in-the-end 6; d1e92de14af3fd73",
  "constant-isn": "no-old-data 1; f7f5e86eb9866ba3",
  "duplicate-delivered": "same-bytes 4; 568b01860edcc46d",
  "duplicate-not-acked": "closes-in-the-end 1, last-ack 1; 147d701093b81772",
  "established-on-syn-ack": "no-stale-connection 5; e1dfe3f369508d4a",
  "fin-closes-both": "last-ack 13, same-bytes 1; 01b07152dc0df928",
  "fin-not-retransmitted": "closes-in-the-end 11, last-ack 20; 3b0278dd6284ed3a",
  "fin-takes-no-number": "closes-in-the-end 12; b1d5b5f0f6da96c4",
  "fin-wait-2-times-out": "last-ack 6; 6d4bfb5ee54561fc",
  "gap-skipped": "acks-what-came 5, same-bytes 5; b1f157e82589453b",
  "isn-zero": "no-old-data 1; 4a94cb44205b4e7f",
  "no-closing": "closes-in-the-end 4; 4a29cf9f6ae7beae",
  "no-fin-wait-2": "acks-what-came 1, last-ack 11, same-bytes 2; 4c4ee77661874121",
  "no-time-wait": "last-ack 8, no-old-data 2; 97710bad34e9bdb1",
  "one-msl": "last-ack 1, no-old-data 1; 6caee2a4ef4207ff",
  "passive-closer-time-wait": "last-ack 8, no-old-data 1; 393c01b7c6fa9dec",
  "pure-ack-takes-number": "acks-what-came 72, closes-in-the-end 7, last-ack 8; fc4776b642fd97c3",
  "retransmission-takes-new-number":
    "closes-in-the-end 18, last-ack 28, same-bytes 1; e718edbcd36e7ad1",
  "rst-answered-by-rst": "reset-unanswered 13; a8394ab6ef3c554a",
  "seq-counts-segments": "closes-in-the-end 22, last-ack 1; b87d2b9912d7b135",
  "time-wait-ignores-fin": "last-ack 6; b1735fe01cae5db7",
  "time-wait-resets-fin": "last-ack 7; 243cd42b455259c1",
  "two-way-handshake": "no-stale-connection 5; e1dfe3f369508d4a",
};

const LATE = ["duplicate 3 after 10ms", "duplicate 4 after 101ms", "drop 4\ndelay 5 by 49ms"];
const FAULTS = ["", "drop 1", "drop 3", ...LATE];

test.each(MUTANT_IDS.filter((id) => Object.hasOwn(BROKEN, id)))(
  "%s breaks what is pinned",
  (id) => {
    expect(failuresOf(id, FAULTS)).toBe(BROKEN[id]);
  },
);

test("no property fails of the standard machine, whatever the fault", () => {
  expect(failuresOf(null, FAULTS)).toBe("");
});

/** How many runs a search looks at, and what it finds, within bounds. */
const EXPLORED: Readonly<Record<string, string>> = {
  "acks-what-came retransmission-takes-new-number": "5 42 531 42; none",
  "acks-what-came standard": "5 42 207 42; none",
  "closes-in-the-end retransmission-takes-new-number": "6 31 31 31; at 0ms client close; drop 1",
  "closes-in-the-end standard": "6 31 120 31; none",
  "last-ack retransmission-takes-new-number": "6 31 31 31; drop 3; until 7060ms",
  "last-ack standard": "6 31 120 31; none",
  "no-old-data retransmission-takes-new-number": "4 30 144 30; none",
  "no-old-data standard": "4 30 115 30; none",
  "no-stale-connection retransmission-takes-new-number": "4 26 111 26; none",
  "no-stale-connection standard": "4 26 72 26; none",
  "reset-unanswered retransmission-takes-new-number": "5 15 18 15; none",
  "reset-unanswered standard": "5 15 18 15; none",
  "same-bytes retransmission-takes-new-number": "5 42 42 42; drop 2; until 1120ms",
  "same-bytes standard": "5 42 207 42; none",
};

const BOUNDS = [
  { faults: 0 },
  { faults: 1, late: 0 },
  { faults: 2, late: 0 },
  { faults: 2, losses: 1, late: 0 },
];

const SEARCHES = PROPERTY_IDS.flatMap((id) => {
  return [[id, null] as const, [id, "retransmission-takes-new-number"] as const];
});

test.each(SEARCHES)("a search of %s under %s looks at so many runs", (id, mutant) => {
  const results = BOUNDS.map((bound) => search(mutant, id, bound));
  const found = results.at(-1)?.found?.scenario.split("\n").slice(-2).join("; ") ?? "none";
  const row = `${results.map(({ explored }) => explored).join(" ")}; ${found}`;
  expect(row).toBe(EXPLORED[`${id} ${mutant ?? "standard"}`]);
});

/** Which lives there were, who sent and received what in which, as one text. */
function livesIn(trace: Trace): string {
  const lives = livesOf(trace);
  const names = new Map<Life | null, number>(lives.all.map((life, i) => [life, i]));
  const of = (life: Life | null): number => names.get(life) ?? -1;
  const times = trace.segments.flatMap(({ at, arrives }) => [at, at + 1, arrives ?? 0]);
  const lived = lives.all.map((life) => [
    ...[life.end, life.firstRow, life.lastRow, life.until, life.iss, of(life.peer), life.since],
    ...arrivalsOf(trace, lives, life).map(({ row, at, sender, left, right }) => {
      return `${row.n} ${at} ${of(sender)} ${left} ${right}`;
    }),
  ]);
  const ends = ["client", "server"] as const satisfies readonly End[];
  return JSON.stringify([
    lived,
    trace.segments.map((row) => of(lives.sender(row))),
    ends.map((end) => times.map((at) => of(lives.at(end, at)))),
  ]);
}

/** By fault: how many connections the conversations have, and a hash over what they were. */
const LIVES: Readonly<Record<string, string>> = {
  "": "22 ffbdce28a637b5d2",
  "chance drop 20% duplicate 10% reorder 10% delay 10%": "20 ddc7411ed782b208",
  "delay 1 by 90ms\ndelay 4 by 1500ms": "21 f63d681c2ce411db",
  "drop 1": "20 c995824eac657315",
  "drop 2, 5": "23 4012316f4218b0cf",
  "drop 3, 4": "21 8af35b52595d1d36",
  "drop 4, 5, 6, 7, 8": "21 e3b43864171663af",
  "duplicate 1\nduplicate 3 after 400ms": "22 e6447d5d8c9637a1",
  "duplicate 2 after 3s\nduplicate 4": "22 9f8dd60ac960c9e5",
  "inject client at 500ms RST seq=client+1": "22 01268ba6b6b6d551",
  "inject client at 700ms FIN,ACK seq=client+2600 ack=server+90 len=10": "22 54ba32c41c52a2ed",
  "inject server at 55ms SYN,ACK seq=server ack=client+3 window=9": "22 897f300608f9577f",
  "inject server at 90ms ACK seq=server+1 ack=client-5000\ninject client at 91ms SYN seq=client+9":
    "22 441558fc4bf5cc91",
  "reorder 1, 4, 6": "20 6fc5cab9aa86b2bd",
  "replay 1 at 500ms\nreplay 3 at 9s": "22 d0ee51c41e061bed",
};

test.each(["", ...FAULT_LINES])("the connections of every conversation with %j", (fault) => {
  const hash = new Hash();
  let count = 0;
  for (const text of conversationsWith(fault)) {
    const deed = play(text, null);
    if (deed === null) continue;
    count += livesOf(deed.trace).all.length;
    hash.text(livesIn(deed.trace));
  }
  expect(`${count} ${hash.digits()}`).toBe(LIVES[fault]);
});
