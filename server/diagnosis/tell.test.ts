import { describe, expect, test } from "vitest";
import { diagnosis, type FirstDifference } from "#contract/diagnosis.ts";
import { MUTANT_IDS, MUTANTS, type MutantId } from "#oracle/mutants/mutants.ts";
import { fieldsSample } from "../questions/samples.ts";
import { diagnosable } from "./kinds.ts";
import { beliefOf, tellDiagnosis } from "./tell.ts";

const TITLE = { zh: "图", en: "A run" };

function told(mutant: MutantId) {
  // Every scenario sends at least one segment whose sequence number can be asked.
  const { body } = fieldsSample({ scenario: MUTANTS[mutant].scenario, ask: ["seq of 1"] });
  const put = diagnosable(body, 1);
  if (!put) throw new Error(mutant);
  return tellDiagnosis({ status: "named", mutant }, put.asked, TITLE);
}

function differenceOf(mutant: MutantId): FirstDifference | null {
  const said = told(mutant);
  return said.status === "none-fits" ? null : said.difference;
}

describe("where the believed run first leaves the true one", () => {
  test.each<[MutantId, FirstDifference]>([
    ["fin-takes-no-number", { in: "segment", segment: 2 }],
    ["pure-ack-takes-number", { in: "segment", segment: 4 }],
    ["no-backoff", { in: "segment", segment: 3 }],
    ["automatic-fin", { in: "segment", segment: 3 }],
    ["established-on-syn-ack", { in: "state", end: "server", truth: 20, believed: 20 }],
    ["no-fin-wait-2", { in: "state", end: "client", truth: 40, believed: 40 }],
    ["close-wait-times-out", { in: "state", end: "server", truth: null, believed: 2020 }],
  ])("%s", (mutant, difference) => {
    expect(differenceOf(mutant)).toEqual(difference);
  });
});

test("each misconception is told in a shape that may cross the wire, in both languages", () => {
  for (const mutant of MUTANT_IDS) {
    const said = diagnosis.parse(told(mutant));
    const { sentence } = MUTANTS[mutant];
    expect(said).toMatchObject({ status: "named", beliefs: [{ mutant, sentence }] });
  }
});

test("where none fits, it is said with how many the answer was compared", () => {
  const { body } = fieldsSample({ scenario: MUTANTS["no-wrap"].scenario, ask: ["seq of 1"] });
  const put = diagnosable(body, 1);
  const said = put && tellDiagnosis({ status: "none-fits" }, put.asked, TITLE);
  expect(diagnosis.parse(said)).toEqual({ status: "none-fits", compared: MUTANT_IDS.length });
});

test("a belief that is no longer in the table is not told", () => {
  expect(beliefOf("no-time-wait")?.sentence).toEqual(MUTANTS["no-time-wait"].sentence);
  expect(beliefOf("once-known")).toBeNull();
});
