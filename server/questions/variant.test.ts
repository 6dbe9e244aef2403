import { describe, expect, test } from "vitest";
import { fieldsSample, OPEN_AND_CLOSE, stateSample } from "./samples.ts";
import { type AskingBody, drawVariant, placesOf, runFigure, variantName } from "./variant.ts";

function keyOf(body: AskingBody, seed: number) {
  const drawn = placesOf(body, seed);
  if (!drawn.ok) throw new Error(drawn.error.message.en);
  return drawn.value;
}

function namesOf(body: AskingBody, seeds = 60) {
  return Array.from({ length: seeds }, (_, seed) => variantName("q1", keyOf(body, seed)));
}

const numbers = fieldsSample({
  scenario: "isn client=$x server=7\nserver listen\nat 0ms client open",
  ask: ["ack of 2"],
  parameters: { x: { from: 0, to: 2 ** 32 - 1 } },
}).body;

describe("a variant is fresh when something else has to be known", () => {
  test("another seed that draws other numbers makes another variant", () => {
    expect(new Set(namesOf(numbers)).size).toBe(60);
  });

  test("the same seed makes the same one, whatever it is", () => {
    expect(namesOf(numbers, 20)).toEqual(namesOf(numbers, 20));
  });

  test("numbers that change no blank make no new variant", () => {
    const { body } = fieldsSample({
      scenario: "isn client=$x server=7\nserver listen\nat 0ms client open",
      ask: ["ack of 3", "flags of 2"],
      parameters: { x: { from: 0, to: 2 ** 32 - 1 } },
    });
    expect(new Set(namesOf(body)).size).toBe(1);
  });

  test("a question about states has as many as there are places to ask", () => {
    const { body } = stateSample({
      scenario: OPEN_AND_CLOSE.replace("4294967295", "$x"),
      ask: "state of client after $k",
      parameters: { x: { from: 0, to: 2 ** 32 - 1 }, k: { oneOf: [1, 4, 6] } },
    });
    expect(new Set(namesOf(body)).size).toBe(3);
  });

  test("the same answers of another question are another variant", () => {
    const key = keyOf(numbers, 1);
    expect(variantName("q2", key)).not.toBe(variantName("q1", key));
  });

  test("a question without a run has one variant for ever", () => {
    expect(variantName("q1", [])).toBe(variantName("q1", []));
    expect(variantName("q2", [])).not.toBe(variantName("q1", []));
  });
});

describe("a question that cannot be asked says why, in both languages", () => {
  test.each([
    ["at 0ms fly", "ack of 2", "scenario"],
    ["isn client=$nobody\nat 0ms client open", "seq of 1", "scenario"],
    ["server listen\nat 0ms client open", "ack of 4", "ask"], // three segments only
    ["server listen\nat 0ms client open", "ack of 1", "ask"], // a SYN acknowledges nothing
    ["server listen\nat 0ms client open", "seq of 0", "ask"],
    ["server listen\nat 0ms client open", "ack of $k", "ask"],
    ["server listen\nat 0ms client open", "window of 1", "ask"],
  ])("%j, %j: the %s", (scenario, ask, where) => {
    const { body } = fieldsSample({ scenario, ask: [ask] });
    const drawn = drawVariant(body, 1);
    expect(drawn).toMatchObject({ ok: false, error: { where } });
    expect(!drawn.ok && drawn.error.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(!drawn.ok && drawn.error.message.en).toMatch(/[a-z]/);
  });

  test("the same blank cannot be asked twice: it would count twice", () => {
    const { body } = fieldsSample({ scenario: OPEN_AND_CLOSE, ask: ["ack of 2", " ack  of 2"] });
    expect(drawVariant(body, 1)).toMatchObject({ ok: false, error: { where: "ask" } });
  });

  test("a place in the scenario is told with it", () => {
    const traced = runFigure("server listen\nat 0ms client fly", {}, 1);
    expect(traced).toMatchObject({ ok: false, error: { at: { line: 2 } } });
  });
});
