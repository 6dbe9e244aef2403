import { describe, expect, test } from "vitest";
import type { Spoken } from "./kinds.ts";
import { turned, turnOf, turnsOf } from "./turns.ts";

/** Words, and pieces written as KIND:plain. */
function spoken(text: string): Spoken[] {
  return text.split(" ").map((word) => {
    const [, kind, plain] = /^([ETSN]):(.+)$/.exec(word) ?? [];
    const isSlot = kind !== undefined && plain !== undefined;
    return { word, slot: isSlot ? { kind, plain } : null };
  });
}

function said(words: readonly Spoken[]): string {
  return words.map(({ word }) => word).join(" ");
}

const TURNS = [
  "so {A} => {A}",
  "it (is|'s) {A} that {B} => {A} {B}",
  "{A} is what {B} wait* for => {B} waits for {A}",
  "{T} that 's one [the] {E} is never in => {E} is never in {T}",
  "{E} and {E2} swap => {E2} {E}",
  "{E=server} alone => only {E=server}",
];

function withTurns(text: string, ways: readonly string[]): string[] {
  return turned(spoken(text), turnsOf(ways.map((way) => turnOf(way, "a.yaml")))).map(said);
}

describe("a turn puts into plain words", () => {
  test.each([
    ["what stands behind a word", "so S:FIN closes", ["S:FIN closes"]],
    ["a choice of words", "it 's E:client that sends S:SYN", ["E:client sends S:SYN"]],
    ["the beginning of a word", "S:FIN is what E:server waited for", ["E:server waits for S:FIN"]],
    [
      "what may be missing",
      "T:LISTEN that 's one the E:client is never in",
      ["E:client is never in T:LISTEN"],
    ],
    ["two pieces of one kind", "E:client and E:server swap", ["E:server E:client"]],
    ["one piece by its name", "E:server alone", ["only E:server"]],
    [
      "by several turns, each of which may be enough",
      "so it is E:client that sends S:SYN",
      ["it is E:client that sends S:SYN", "E:client sends S:SYN"],
    ],
    ["nothing where another piece stands", "E:client alone", []],
    ["nothing where words are left over", "E:client and E:server swap places", []],
    ["nothing where the open place is empty", "so", []],
  ])("%s", (_, text, readings) => {
    expect(withTurns(text, TURNS)).toEqual(readings);
  });
});

test("what is mapped to more and more words comes to an end", () => {
  expect(withTurns("S:ACK more", ["{A} more => {A} and more more"])).toHaveLength(3);
});

test("a turn that is not as it should be names itself and its file", () => {
  expect(() => turnOf("so {A}", "a.yaml")).toThrow('grammar/a.yaml: no => in "so {A}"');
  expect(() => turnOf("so {A} => {B}", "a.yaml")).toThrow('grammar/a.yaml: {B} is not in "so {A}"');
});
