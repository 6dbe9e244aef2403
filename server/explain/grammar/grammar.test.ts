import { describe, expect, test } from "vitest";
import type { Spoken } from "./kinds.ts";
import { readGrammar } from "./rules.ts";
import { chartOf, plainly } from "./walk.ts";

/** Words, and pieces written as KIND:plain. */
function spoken(text: string): Spoken[] {
  return text.split(" ").map((word) => {
    const [, kind, plain] = /^([ETSND]):(.+)$/.exec(word) ?? [];
    const isSlot = kind !== undefined && plain !== undefined;
    return { word, slot: isSlot ? { kind, plain } : null };
  });
}

const grammar = readGrammar("en", {
  base: {
    skip: ["then", "of course"],
    classes: { SEND: ["sends", "fires back"] },
    rules: {
      who: ["{E}", "(it|he) => it", "{who} itself"],
      seg: ["{S}", "{S} of {E} => {S}@{E}", "the (last|final) one => last"],
    },
  },
  clauses: {
    rules: {
      clause: [
        "{who} SEND {seg} [back] => event {who} sends {seg}",
        "it 's {who} that SEND {seg} => event {who} sends {seg}",
        "{seg} is sent by {who} => event {who} sends {seg}",
        "{E} and {E:2} differ => differ {E} {E:2}",
        "{seg} arriv* => arrives {seg}",
        "same {S} => one {S}",
        "same {seg} => two {seg}",
        "{N=A} SEND {seg} => event active sends {seg}",
        "{N=B} SEND {seg} => event passive sends {seg}",
      ],
    },
  },
});

describe("a grammar reads", () => {
  test.each([
    ["a line with its parts", "E:client SEND", []],
    ["words of a class", "E:client sends S:SYN", ["event client sends SYN"]],
    ["a phrase of a class", "E:server fires back S:ACK", ["event server sends ACK"]],
    ["what may be missing", "he sends S:ACK back", ["event it sends ACK"]],
    ["a short form as two words", "it 's E:server that sends S:FIN", ["event server sends FIN"]],
    ["a part within a part", "E:client sends S:ACK of E:server", ["event client sends ACK@server"]],
    ["a choice between words", "the final one is sent by E:client", ["event client sends last"]],
    ["two parts of one kind", "E:client and E:server differ", ["differ client server"]],
    ["the beginning of a word", "S:FIN arrived", ["arrives FIN"]],
    [
      "over what may stand anywhere",
      "then E:client of course sends S:SYN then",
      ["event client sends SYN"],
    ],
    ["all that a clause may mean", "same S:SYN", ["one SYN", "two SYN"]],
    ["nothing where a word is left over", "E:client never sends S:SYN", []],
    ["nothing where the clause stops short", "E:client sends", []],
  ])("%s", (_, text, readings) => {
    expect(plainly(spoken(text), grammar)).toEqual(readings);
  });
});

describe("whatever was read before", () => {
  test("a name is the one that is asked for", () => {
    for (const name of ["A", "B", "A"]) {
      const who = name === "A" ? "active" : "passive";
      expect(plainly(spoken(`N:${name} sends S:FIN`), grammar)).toEqual([`event ${who} sends FIN`]);
    }
  });

  test("a part of a sentence says what it says alone", () => {
    const chart = chartOf(
      spoken("then E:client sends S:SYN and E:server sends S:ACK back"),
      grammar,
    );
    expect(chart.readings("clause", 0, 4)).toEqual(["event client sends SYN"]);
    expect(chart.readings("clause", 5, 9)).toEqual(["event server sends ACK"]);
    expect(chart.readings("clause", 0, 9)).toEqual([]);
  });
});

describe("a file of a grammar that is not as it should be names itself and the line", () => {
  test.each([
    [
      { rules: { clause: ["{whom} runs => x"] } },
      'grammar/en/a.yaml: no rules for whom in "{whom} runs => x"',
    ],
    [
      { rules: { clause: ["{E} runs => {S}"] } },
      "grammar/en/a.yaml: {E} runs => {S}: {S} is not in the pattern",
    ],
    [{ rules: { clause: ["[maybe] => x"] } }, "grammar/en/a.yaml: [maybe] => x may be empty"],
    [{ rules: { clause: ["RUN => x"] } }, 'grammar/en/a.yaml: no rules for RUN in "RUN => x"'],
    [{ words: {} }, 'grammar/en/a.yaml: : Unrecognized key: "words"'],
  ])("%j", (file, message) => {
    expect(() => readGrammar("en", { a: file })).toThrow(message);
  });
});
