import { describe, expect, it } from "vitest";
import { withBlanks } from "#app/ladder/places.ts";
import { parseScenario, run } from "#oracle/index.ts";
import { type Asked, readAsk } from "#server/questions/ask.ts";
import { judgeCell } from "#server/questions/cell.ts";
import { drawLadder } from "#server/questions/draw-ladder.ts";
import en from "../../messages/en/home.json" with { type: "json" };
import zh from "../../messages/zh/home.json" with { type: "json" };
import { DEMO, DEMO_CELLS } from "./graded.ts";

const SCENARIO = `
isn client=2714806234 server=918203377
link delay=20ms
server listen
at 0ms client open`;

function played() {
  const scenario = parseScenario(SCENARIO);
  if (!scenario.ok) throw new Error("the scenario does not parse");
  const trace = run(scenario.value, {}, 1);
  if (!trace.ok) throw new Error("the scenario does not run");
  return trace.value;
}

function placeOf({ blank, segment }: { blank: string; segment: number }): Asked {
  const asked = readAsk(`${blank.split(".")[1]} of ${segment}`);
  if (!asked) throw new Error(`${blank} is no place`);
  return asked;
}

describe("the question on the front page", () => {
  it("is what the oracle draws", () => {
    const run = { trace: played(), title: DEMO.title, asked: DEMO_CELLS.map(placeOf) };
    const [truth, open] = [
      drawLadder({ ...run, mode: "full" }),
      drawLadder({ ...run, mode: "open" }),
    ];
    expect(DEMO).toEqual(withBlanks(truth, open));
  });

  it("is graded as the product grades it, with the reason it gives", () => {
    for (const { because: _, rules: __, ...cell } of DEMO_CELLS) {
      const { because, rules, ...judged } = judgeCell(
        played(),
        placeOf(cell),
        cell.given ?? "",
        "absolute",
      );
      expect(judged).toEqual(cell);
      if (cell.mark === "right") continue;
      expect(because.absolute).toEqual({ en: en.because, zh: zh.because });
      expect(rules.map((rule) => rule.sentence)).toContainEqual({ en: en.rule, zh: zh.rule });
    }
  });
});
