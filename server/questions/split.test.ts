import { describe, expect, test } from "vitest";
import { CONTENT, contentSample } from "./samples.ts";
import { type QuestionSource, questionSource } from "./source.ts";
import { questionBody, questionKey, split } from "./split.ts";
import { toPublic } from "./to-public.ts";

/** Everything in a source that tells or explains the answer. */
function secretsOf(source: QuestionSource): string[] {
  const texts = [source.explanation];
  if (source.kind === "flashcard") texts.push(source.back);
  if (source.kind === "choice") {
    texts.push(...source.options.flatMap((option) => option.because ?? []));
  }
  return [...texts.flatMap(({ zh, en }) => [zh, en]), ...source.rules];
}

/** The names of all fields of a value, at any depth. */
function namesOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(namesOf)];
}

const NAMES = new Set(
  [
    ...["kind", "slug", "skill", "topic", "prompt", "zh", "en", "parameters", "from", "to"],
    ...["oneOf", "answers", "options", "id", "text", "figure", "scenario", "title", "ask", "show"],
    ...["numbers", "hints", "shown", "wrong", "language", "programs", "client", "server"],
    ...["items", "of", "extra", "value", "unit", "blanks", "takes", "room"],
  ].sort(),
);

describe.each([...CONTENT.keys()])("%s", (slug) => {
  const { source, body, key } = contentSample(slug);
  const asked = JSON.stringify(body);

  test("the half that asks holds nothing of the key", () => {
    for (const secret of secretsOf(source)) {
      expect(asked).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
    const names = namesOf(body).filter((name) => !Object.hasOwn(source.parameters, name));
    expect(names.filter((name) => !NAMES.has(name))).toEqual([]);
  });

  test("the half that judges holds all of it", () => {
    const judged = JSON.stringify(key);
    for (const secret of secretsOf(source)) {
      expect(judged).toContain(JSON.stringify(secret).slice(1, -1));
    }
  });

  test("both halves come back from storage as they were", () => {
    expect(questionBody.parse(JSON.parse(asked))).toEqual(body);
    expect(questionKey.parse(JSON.parse(JSON.stringify(key)))).toEqual(key);
    expect([body.kind, body.slug]).toEqual([key.kind, slug]);
  });
});

describe("the figure of a choice", () => {
  const choice = {
    ...{ kind: "choice", slug: "a", skill: "a", topic: "states", frequency: 1, answers: "one" },
    prompt: { zh: "问", en: "Q" },
    explanation: { zh: "答", en: "A" },
    scenario: "server listen",
    options: [
      { id: "a", text: { zh: "一", en: "1" }, right: true },
      { id: "b", text: { zh: "二", en: "2" } },
    ],
  };

  test.each([
    [undefined, "key"],
    ["with-verdict", "key"],
    ["with-question", "body"],
  ])("diagram: %s goes to the %s", (diagram, half) => {
    const { body, key } = split(questionSource.parse({ ...choice, diagram }));
    if (body.kind !== "choice" || key.kind !== "choice") throw new Error("not a choice");
    const drawn = { scenario: "server listen", title: { zh: "", en: "" } };
    expect(body.figure).toEqual(half === "body" ? drawn : null);
    expect(key.figure).toEqual(half === "key" ? drawn : null);
    expect(key.right).toEqual(["a"]);
    expect(key.because).toEqual({});
  });
});

describe("hints", () => {
  const asked = {
    ...{ kind: "flashcard", slug: "a", skill: "a", topic: "states", frequency: 1 },
    prompt: { zh: "问", en: "Q" },
    explanation: { zh: "答", en: "A" },
    back: { zh: "背", en: "B" },
  };
  const hint = (en: string) => ({ zh: "提示", en });

  test("are texts in the key and a number in the body and in the browser", () => {
    const hints = [hint("LOOK AT THE FIN"), hint("IT TAKES A NUMBER")];
    const { body, key } = split(questionSource.parse({ ...asked, hints }));
    expect([body.hints, key.hints]).toEqual([2, hints]);
    const shown = toPublic(body, 1);
    expect(shown).toMatchObject({ ok: true, value: { hints: 2 } });
    expect(JSON.stringify([body, shown])).not.toMatch(/LOOK|TAKES/);
  });

  test("are none where nobody wrote any, in what was stored before too", () => {
    const { body, key } = split(questionSource.parse(asked));
    const { hints: _number, ...oldBody } = body;
    const { hints: _texts, ...oldKey } = key;
    expect(questionBody.parse(oldBody)).toEqual({ ...body, hints: 0 });
    expect(questionKey.parse(oldKey)).toEqual({ ...key, hints: [] });
  });

  test("are four at most", () => {
    const hints = Array.from({ length: 5 }, () => hint("more"));
    expect(questionSource.safeParse({ ...asked, hints }).success).toBe(false);
    expect(questionSource.safeParse({ ...asked, hints: hints.slice(1) }).success).toBe(true);
  });
});
