import { describe, expect, test } from "vitest";
import { fieldsVerdict } from "#contract/kinds/fields.ts";
import { gradeFields } from "./fields.ts";
import { fieldsSample, OPEN_AND_CLOSE } from "./samples.ts";

const ASK = ["ack of 5", "flags of 2", "state of client after 7", "seq of 6"];
const sample = fieldsSample({ scenario: OPEN_AND_CLOSE, ask: ASK });
const RIGHT = {
  "5.ack": "1",
  "2.flags": "SYN, ACK",
  "7.client": "TIME-WAIT",
  "6.seq": "4294967291",
};

function verdictOn(blanks: Record<string, string>, put = sample) {
  const graded = gradeFields({ ...put, seed: 3 }, { kind: "fields", blanks });
  return graded.status === "judged" ? fieldsVerdict.parse(graded.verdict) : graded;
}

function marksOf(blanks: Record<string, string>) {
  const verdict = verdictOn(blanks);
  if (!("cells" in verdict)) return verdict;
  return Object.fromEntries(verdict.cells.map((cell) => [cell.blank, cell.mark]));
}

describe("an answer is right, partly right or wrong by its blanks", () => {
  test.each([
    ["all right", {}, "right", 4],
    ["one wrong", { "5.ack": "7" }, "partly", 3],
    ["one left empty", { "5.ack": "" }, "partly", 3],
    ["only spaces", { "5.ack": "  " }, "partly", 3],
    ["one right", { "5.ack": "7", "2.flags": "FIN", "7.client": "LISTEN" }, "partly", 1],
  ])("%s: %j", (_, changed, mark, right) => {
    expect(verdictOn({ ...RIGHT, ...changed })).toMatchObject({ mark, right, of: 4 });
  });

  test("nothing filled in is wrong, not unreadable", () => {
    expect(verdictOn({})).toMatchObject({ mark: "wrong", right: 0, of: 4 });
    expect(marksOf({})).toEqual({
      ...{ "5.ack": "wrong", "2.flags": "wrong", "7.client": "wrong", "6.seq": "wrong" },
    });
  });

  test("the right numbers in the other form are partly right as a whole", () => {
    const put = fieldsSample({ scenario: OPEN_AND_CLOSE, ask: ["ack of 5"], numbers: "absolute" });
    expect(verdictOn({ "5.ack": "2" }, put)).toMatchObject({ mark: "partly", right: 0, of: 1 });
    expect(verdictOn({ "5.ack": "1" }, put)).toMatchObject({ mark: "right", right: 1, of: 1 });
  });
});

describe("what cannot be read costs nothing, names its blanks and tells nothing else", () => {
  test.each([
    ["a number with a letter", { "5.ack": "12x" }, ["5.ack"]],
    ["a number too great", { "5.ack": "4294967296" }, ["5.ack"]],
    ["flags nobody knows", { "2.flags": "SIN" }, ["2.flags"]],
    [
      "two of them, in the order of the diagram",
      { "7.client": "?", "2.flags": "?" },
      ["2.flags", "7.client"],
    ],
    ["a blank that is not asked", { "1.seq": "4294967295" }, ["1.seq"]],
    ["a blank of another kind", { state: "LISTEN" }, ["state"]],
    ["an empty blank that is not asked", { "1.seq": "" }, ["1.seq"]],
  ])("%s", (_, changed, blanks) => {
    expect(verdictOn({ ...RIGHT, ...changed })).toEqual({ status: "unreadable", blanks });
  });
});

test("the blanks are told in the order of the diagram, whatever order the author wrote", () => {
  expect(Object.keys(marksOf(RIGHT))).toEqual(["2.flags", "5.ack", "6.seq", "7.client"]);
});

test("the verdict shows the whole run: nothing is blank or withheld any more", () => {
  const text = JSON.stringify(verdictOn({}));
  expect(text).not.toMatch(/"as":"(blank|withheld)"/);
  expect(text).toContain("EXPLAINED");
});

test("a scenario that cannot run judges nothing and says why", () => {
  const broken = fieldsSample({ scenario: "at 0ms fly", ask: ["ack of 2"] });
  expect(verdictOn({}, broken)).toMatchObject({
    status: "not-gradable",
    error: { where: "scenario", at: { line: 1 } },
  });
  const nowhere = fieldsSample({ scenario: OPEN_AND_CLOSE, ask: ["ack of 1"] });
  expect(verdictOn({}, nowhere)).toMatchObject({
    status: "not-gradable",
    error: { where: "ask" },
  });
});
