import { describe, expect, it } from "vitest";
import type { CellVerdict } from "#contract/cell.ts";
import type { Mark } from "#contract/judged.ts";
import type { PublicChoice } from "#contract/kinds/choice.ts";
import type { PublicFields } from "#contract/kinds/fields.ts";
import type { PublicState } from "#contract/kinds/state.ts";
import type { Ladder } from "#contract/ladder.ts";
import type { Verdict } from "#contract/verdict.ts";
import { sentenceFor } from "./sentence.ts";

const both = { zh: "", en: "" };
const ladder: Ladder = {
  title: both,
  isn: { client: 100, server: 300 },
  initial: {
    client: { as: "given", value: "ESTABLISHED" },
    server: { as: "given", value: "ESTABLISHED" },
  },
  segments: [],
  states: [],
  waits: [],
};
const asked = { slug: "a", topic: "closing" as const, prompt: both, hints: 0, ladder };
const fields: PublicFields = {
  kind: "fields",
  ...asked,
  numbers: "either",
  blanks: [
    { id: "2.ack", segment: 2, field: "ack", end: null },
    { id: "3.seq", segment: 3, field: "seq", end: null },
    { id: "3.server", segment: 3, field: "state", end: "server" },
  ],
};
const state: PublicState = {
  kind: "state",
  ...asked,
  asked: { blank: "3.server", end: "server", after: 3 },
};
const choice: PublicChoice = {
  kind: "choice",
  ...asked,
  answers: "several",
  options: [
    { id: "a", text: both },
    { id: "b", text: both },
    { id: "c", text: both },
  ],
};

function cell(blank: string, segment: number, mark: Mark, truth: string): CellVerdict {
  const relative = /^\d+$/.test(truth) ? String(Number(truth) - 100) : null;
  return {
    blank,
    segment,
    mark,
    given: null,
    truth: { absolute: truth, relative },
    form: relative === null ? "plain" : "absolute",
    because: { absolute: both, relative: both },
    rules: [],
  };
}

function judged(kind: "fields" | "state", mark: Mark, cells: CellVerdict[]): Verdict {
  const right = cells.filter((one) => one.mark === "right").length;
  return { kind, mark, right, of: cells.length, explanation: both, rules: [], ladder, cells };
}

describe("sentenceFor", () => {
  const right = cell("2.ack", 2, "right", "221");
  it("speaks of the return when all is right", () => {
    expect(sentenceFor(fields, judged("fields", "right", [right]), "absolute")).toEqual({
      say: "back",
    });
  });

  it.each([
    ["absolute", "221"],
    ["relative", "121"],
  ] as const)("names the one missed number, %s", (form, truth) => {
    const verdict = judged("fields", "partly", [right, cell("3.seq", 3, "wrong", "221")]);
    expect(sentenceFor(fields, verdict, form)).toEqual({
      say: "number",
      segment: 3,
      field: "seq",
      truth,
    });
  });

  it("names the one missed state and its end", () => {
    const missed = cell("3.server", 3, "wrong", "CLOSE-WAIT");
    const said = { say: "state", segment: 3, end: "server", truth: "CLOSE-WAIT" };
    const verdict = judged("fields", "partly", [right, missed]);
    expect(sentenceFor(fields, verdict, "absolute")).toEqual(said);
    expect(sentenceFor(state, judged("state", "wrong", [missed]), "absolute")).toEqual(said);
  });

  it("names each segment once when several were missed", () => {
    const cells = [
      cell("2.ack", 2, "wrong", "221"),
      cell("3.seq", 3, "partly", "221"),
      cell("3.server", 3, "wrong", "CLOSE-WAIT"),
    ];
    expect(sentenceFor(fields, judged("fields", "wrong", cells), "absolute")).toEqual({
      say: "segments",
      segments: [2, 3],
    });
  });

  it("names the right options by their keys", () => {
    const option = (id: string, chosen: boolean, isRight: boolean) => ({
      option: id,
      chosen,
      right: isRight,
      because: null,
    });
    const verdict: Verdict = {
      kind: "choice",
      mark: "partly",
      right: 1,
      of: 2,
      explanation: both,
      rules: [],
      ladder: null,
      options: [option("c", true, true), option("a", false, true), option("b", false, false)],
    };
    expect(sentenceFor(choice, verdict, "absolute")).toEqual({ say: "options", options: [1, 3] });
  });
});
