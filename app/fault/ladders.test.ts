import { describe, expect, it } from "vitest";
import { parseScenario, run } from "#oracle/index.ts";
import { drawLadder } from "#server/questions/draw-ladder.ts";
import { LOST_SYNS, RESET } from "./ladders.ts";

const LOST = `
isn client=100
link delay=20ms
server listen
at 0ms client open
drop 1
drop 2
drop 3
drop 4
until 7s`;

const CLOSED_PORT = `
isn client=100
link delay=20ms
at 0ms client open
until 1s`;

describe("the runs that fault pages show", () => {
  it.each([
    ["lost SYNs", LOST, LOST_SYNS],
    ["a reset", CLOSED_PORT, RESET],
  ])("%s: exactly what the oracle does", (_, text, shown) => {
    const scenario = parseScenario(text);
    if (!scenario.ok) throw new Error("the scenario does not parse");
    const trace = run(scenario.value, {}, 1);
    if (!trace.ok) throw new Error("the scenario does not run");
    const { title } = shown;
    const drawn = drawLadder({ trace: trace.value, title, asked: [], mode: "full" });
    expect(shown).toEqual(drawn);
  });
});
