import { expect, test } from "vitest";
import type { ExplainVerdict } from "#contract/kinds/explain.ts";
import { explainVerdict } from "#contract/kinds/explain.ts";
import { grade } from "./grade.ts";
import { contentSample } from "./samples.ts";

const SLUG = "why-2msl";

function graded(text: string) {
  const { body, key } = contentSample(SLUG);
  return grade(body, key, 1, { kind: "explain", text });
}

function verdictOn(text: string): ExplainVerdict {
  const found = graded(text);
  if (found.status !== "judged" || found.verdict.kind !== "explain") {
    throw new Error(`${text}: ${found.status}`);
  }
  return explainVerdict.parse(found.verdict);
}

const ANSWERS = [
  ["en", "The last ACK may be lost. Old segments must die out in the network."],
  ["zh", "最后一个 ACK 可能丢失。旧的报文段要在网络中消失。"],
] as const;
const WRONG = [
  ["en", "The passive closer enters TIME-WAIT."],
  ["zh", "被动关闭方进入 TIME_WAIT。"],
] as const;

test.each(ANSWERS)(
  "what covers every key point and says nothing wrong is right (%s)",
  (_in, text) => {
    const { mark, right, of, points } = verdictOn(text);
    expect({ mark, right, of }).toEqual({ mark: "right", right: 2, of: 2 });
    expect(points.every(({ covered }) => covered)).toBe(true);
  },
);

test.each(WRONG)(
  "a wrong claim has its rule, its reason and the run behind it (%s)",
  (_in, text) => {
    const { claims, runs, mark } = verdictOn(text);
    const [claim] = claims;
    expect(claim).toMatchObject({
      verdict: "wrong",
      rule: { section: expect.stringMatching(/RFC/) },
    });
    expect(text.slice(claim?.start, claim?.end)).toBe(text.slice(0, -1));
    const run = runs[claim?.run ?? -1];
    expect(run?.segments.length).toBeGreaterThan(3);
    expect(mark).toBe("wrong");
  },
);

test.each([0, 1])("who says all that matters and something wrong beside it is not right", (at) => {
  const { mark, right } = verdictOn(`${ANSWERS[at]?.[1]} ${WRONG[at]?.[1]}`);
  expect({ mark, right }).toEqual({ mark: "partly", right: 1 });
});

test("two claims held against the same run share it", () => {
  const { claims, runs } = verdictOn(
    "The passive closer enters TIME-WAIT. The passive closer enters CLOSE-WAIT.",
  );
  const used = claims.flatMap(({ run }) => run ?? []);
  expect(used.length).toBe(2);
  expect(new Set(used).size).toBe(runs.length);
  expect(new Set(runs.map((run) => JSON.stringify(run))).size).toBe(runs.length);
});

test("to quote the question covers nothing", () => {
  const { body } = contentSample(SLUG);
  for (const prompt of [body.prompt.en, body.prompt.zh]) {
    expect(verdictOn(prompt).points.filter(({ covered }) => covered)).toEqual([]);
  }
});

test.each([
  ["nothing", ""],
  ["spaces", " \n　"],
  ["a megabyte", "The client sends SYN. ".repeat(50_000)],
  ["ten thousand claims", "FIN. ".repeat(10_000)],
])("%s is not read, and costs nothing", (_what, text) => {
  expect(graded(text)).toEqual({ status: "unreadable", blanks: ["text"] });
});
