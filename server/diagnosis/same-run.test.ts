import { expect, test } from "vitest";
import { MUTANT_IDS, MUTANTS } from "#oracle/mutants/mutants.ts";
import { runFigure } from "../questions/variant.ts";
import { isSameRun } from "./same-run.ts";

function played(scenario: string, how = {}) {
  const drawn = runFigure(scenario, {}, 1, how);
  if (!drawn.ok) throw new Error(drawn.error.message.en);
  return drawn.value;
}

test("a run is the same as itself, and another seed's is not", () => {
  const scenario = "start established\nat 0ms client send 10";
  expect(isSameRun(played(scenario), { ...played(scenario) })).toBe(true);
  const other = runFigure(scenario, {}, 2);
  expect(other.ok && isSameRun(played(scenario), other.value)).toBe(false);
});

test("every belief changes the run of its own scenario, or only what no answer can show", () => {
  const same = MUTANT_IDS.filter((mutant) => {
    const { scenario } = MUTANTS[mutant];
    return isSameRun(played(scenario), played(scenario, { mutant }));
  });
  expect(same).toEqual(["early-data-delivered", "duplicate-delivered"]);
});
