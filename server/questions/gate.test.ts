import { describe, expect, test } from "vitest";
import { check } from "./check.ts";
import { checkForPublishing } from "./gate.ts";
import { CONTENT, sampleOf } from "./samples.ts";

/** What the gate says of a content file with one change: line, field, and words of the sentence. */
function refusals(slug: string, from: string, to: string) {
  const text = CONTENT.get(slug) ?? "";
  expect(text).toContain(from);
  const { source, locate } = sampleOf(text.replace(from, to));
  return checkForPublishing(source, locate).map(({ line, column, field, message }) => {
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(message.en).toMatch(/[a-z]/);
    expect(column).toBeGreaterThan(0);
    return { line, field, en: message.en };
  });
}

/** The line of a text, from 1, that contains some words. */
function lineOf(slug: string, words: string): number {
  const lines = (CONTENT.get(slug) ?? "").split("\n");
  return lines.findIndex((line) => line.includes(words)) + 1;
}

type Refusal = readonly [
  slug: string,
  from: string,
  to: string,
  at: string,
  field: string,
  en: RegExp,
];

/** A question, what is changed in it, where the refusal must stand, its field and its sentence. */
const REFUSALS: Record<string, Refusal> = {
  "a name in one language only": [
    ...(["handshake-numbers", "The client's ISN is $x and", "The client's ISN is 1 and"] as const),
    ...(["prompt:", "prompt", /different parameters: \$x \$y and \$y/] as const),
  ],
  "a rule the oracle does not have": [
    ...(["handshake-numbers", "  - 9293-3.4-next-number", "  - 9293-3.4-next"] as const),
    ...(["  - 9293-3.4-next-number", "rules.2", /no rule “9293-3.4-next”/] as const),
  ],
  "a rule named like what every object has": [
    ...(["handshake-numbers", "  - 9293-3.4-next-number", "  - constructor"] as const),
    ...(["  - 9293-3.4-next-number", "rules.2", /no rule/] as const),
  ],
  "two right options where one is asked": [
    ...(["reasons-for-2msl", "answers: several", "answers: one"] as const),
    ...(["options:", "options", /2 options are right; exactly one must be/] as const),
  ],
  "two options of one id": [
    ...(["reasons-for-2msl", "id: both-wait", "id: ack-of-ack"] as const),
    ...(["options:", "options", /same id/] as const),
  ],
  "a word the scenario does not know": [
    ...(["handshake-numbers", "server listen", "server lissen"] as const),
    ...(["  server listen", "scenario", /lissen/] as const),
  ],
  "a scenario with a number nobody declared": [
    ...(["handshake-numbers", "isn client=$x", "isn client=$z"] as const),
    ...(["isn client=$x", "scenario", /\$z has no value/] as const),
  ],
  "a blank that asks nothing": [
    ...(["handshake-numbers", "  - seq of 3", "  - seq off 3"] as const),
    ...(["  - seq of 3", "ask.1", /“seq off 3” asks nothing/] as const),
  ],
  "a blank of a segment that is not sent": [
    ...(["handshake-numbers", "  - seq of 3", "  - seq of 4"] as const),
    ...(["  - seq of 3", "ask.1", /this run has segments 1 to 3\. \(with \$x = /] as const),
  ],
  "a blank that has no answer": [
    ...(["handshake-numbers", "  - ack of 2", "  - ack of 1"] as const),
    ...(["  - ack of 2", "ask.0", /no acknowledgment number/] as const),
  ],
  "a blank asked twice": [
    ...(["handshake-numbers", "  - seq of 3", "  - ack of 3"] as const),
    ...(["  - ack of 3", "ask.2", /same place again/] as const),
  ],
  "a blank that has an answer for some numbers only": [
    ...(["active-closer-states", "oneOf: [1, 2, 3, 4]", "oneOf: [1, 2, 3, 4, 5]"] as const),
    ...(["ask:", "ask", /\$k = 5/] as const),
  ],
  "a state question that asks a number": [
    ...(["active-closer-states", "ask: state of server after $k", "ask: seq of $k"] as const),
    ...(["ask:", "ask", /does not ask for a state/] as const),
  ],
};

describe("the gate refuses, at the line that is wrong", () => {
  test.each(Object.entries(REFUSALS))("%s", (_, [slug, from, to, at, field, en]) => {
    const [found, ...more] = refusals(slug, from, to);
    expect(more).toEqual([]);
    expect(found?.en).toMatch(en);
    expect(found).toMatchObject({ line: lineOf(slug, at), field });
  });

  test("a parameter nobody declared, wherever it is spoken of", () => {
    const slug = "handshake-numbers";
    const found = refusals(slug, "  y: { from: 0, to: 4294967295 }\n", "");
    expect(found).toMatchObject([
      { line: lineOf(slug, "prompt:"), field: "prompt", en: "$y is not among the parameters." },
      // One line up, with the line of the parameter gone.
      {
        line: lineOf(slug, "isn client") - 1,
        field: "scenario",
        en: expect.stringContaining("$y has no value"),
      },
    ]);
  });

  test("no right option at all", () => {
    const text = (CONTENT.get("reasons-for-2msl") ?? "").replaceAll("    right: true\n", "");
    const { source, locate } = sampleOf(text);
    expect(checkForPublishing(source, locate)).toMatchObject([
      { line: lineOf("reasons-for-2msl", "options:"), field: "options" },
    ]);
  });

  test("a place to show that cannot be read", () => {
    const shown = "ask:\n  - ack of 2\n";
    const line = lineOf("handshake-numbers", "ask:");
    expect(
      refusals("handshake-numbers", shown, `show:\n  - seq of 2\n  - seq in 3\n${shown}`),
    ).toMatchObject([{ line: line + 2, field: "show.1" }]);
  });

  test("a number that fails only at the end of its range", () => {
    const found = refusals("sequence-number-wrap", "n: { from: 400,", "n: { from: 0,");
    expect(found).toMatchObject([
      { line: lineOf("sequence-number-wrap", "client send $n"), field: "scenario" },
    ]);
    expect(found[0]?.en).toMatch(/\$n is 0/);
  });

  test("a run too long for a diagram", () => {
    const calls = Array.from({ length: 40 }, (_, n) => `  at ${n * 50}ms client send 10`).join(
      "\n",
    );
    const found = refusals(
      "handshake-numbers",
      "  at 0ms client open",
      `  at 0ms client open
  at 100ms client send 10
${calls.replaceAll("at ", "at 1")}`,
    );
    expect(found).toMatchObject([
      { line: lineOf("handshake-numbers", "scenario:"), field: "scenario" },
    ]);
    expect(found[0]?.en).toMatch(/too many for a diagram/);
  });

  test("several things at once, each told", () => {
    const text = (CONTENT.get("handshake-numbers") ?? "")
      .replace("9293-3.4-next-number", "no-rule")
      .replace("  - seq of 3", "  - seq of 9");
    const { source, locate } = sampleOf(text);
    const fields = checkForPublishing(source, locate).map(({ field }) => field);
    expect(fields.sort()).toEqual(["ask.1", "rules.2"]);
  });
});

test("a name in an option's reason is looked at too", () => {
  expect(refusals("reasons-for-2msl", "Right. From CLOSED", "Right. From $k")).toMatchObject([
    { field: "options.0.because", en: expect.stringMatching(/different/) },
    { field: "options.0.because", en: expect.stringMatching(/\$k is not/) },
  ]);
});

test("a source that cannot be read is refused before the gate, with its problems", () => {
  expect(check("slug: [")).toMatchObject({ source: null, problems: [{ line: 1 }] });
  const good = check(CONTENT.get("handshake-numbers") ?? "");
  expect(good).toMatchObject({ source: { slug: "handshake-numbers" }, problems: [] });
});
