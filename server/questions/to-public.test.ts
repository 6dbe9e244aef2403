import { describe, expect, test } from "vitest";
import { publicQuestion } from "#contract/question.ts";
import {
  choiceSample,
  fieldsSample,
  flashcardSample,
  OPEN_AND_CLOSE,
  stateSample,
} from "./samples.ts";
import type { QuestionBody } from "./split.ts";
import { toPublic } from "./to-public.ts";

const parameters = { k: { oneOf: [5] } };
const options = ["a", "b", "c"].map((id) => ({
  id,
  text: { zh: `选项 $k`, en: `option ${id} $k` },
  right: id === "a",
  because: { zh: "因为", en: "SECRET" },
}));
const samples = {
  flashcard: flashcardSample({ back: "SECRET", parameters, scenario: OPEN_AND_CLOSE }),
  choice: choiceSample({ answers: "one", options, parameters, scenario: OPEN_AND_CLOSE }),
  state: stateSample({ scenario: OPEN_AND_CLOSE, ask: "state of client after $k", parameters }),
  fields: fieldsSample({ scenario: OPEN_AND_CLOSE, ask: ["ack of $k", "flags of 2"], parameters }),
};

function shown(body: QuestionBody, seed = 4) {
  const question = toPublic(body, seed);
  if (!question.ok) throw new Error(question.error.message.en);
  return publicQuestion.parse(question.value);
}

/** The only fields of a question that may reach a browser before the answer. */
const FIELDS = {
  flashcard: ["hints", "kind", "prompt", "slug", "topic"],
  choice: ["answers", "hints", "kind", "ladder", "options", "prompt", "slug", "topic"],
  state: ["asked", "hints", "kind", "ladder", "prompt", "slug", "topic"],
  fields: ["blanks", "hints", "kind", "ladder", "numbers", "prompt", "slug", "topic"],
};

describe.each(Object.entries(samples))("a %s in the browser", (_, { body }) => {
  test("has the fields picked for it and no other", () => {
    expect(Object.keys(shown(body)).sort()).toEqual(FIELDS[body.kind]);
  });

  test("gets nothing that was added to the stored body", () => {
    const more = { ...body, back: "LATER", right: ["LATER"], explanation: "LATER", key: "LATER" };
    expect(shown(more)).toEqual(shown(body));
  });

  test("holds no word of the key and no scenario to run", () => {
    const text = JSON.stringify(shown(body));
    expect(text).not.toMatch(/SECRET|EXPLAINED|scenario|because|"right"|listen/);
  });

  test("is the same for the same seed", () => {
    expect(shown(body)).toEqual(shown(body));
  });
});

describe("a choice", () => {
  test("is shuffled by the seed, with the numbers written in", () => {
    const orders = new Set(
      Array.from({ length: 40 }, (_, seed) => {
        const question = shown(samples.choice.body, seed);
        if (question.kind !== "choice") throw new Error(question.kind);
        expect(question.options.find(({ id }) => id === "b")?.text.en).toBe("option b 5");
        return question.options.map(({ id }) => id).join("");
      }),
    );
    expect(orders.size).toBe(6);
  });

  test("shows its figure only when the author says so", () => {
    const diagram = "with-question";
    const before = choiceSample({ answers: "one", options, scenario: OPEN_AND_CLOSE, diagram });
    expect(shown(before.body)).toMatchObject({ ladder: { segments: { length: 7 } } });
    expect(shown(samples.choice.body)).toMatchObject({ ladder: null });
  });
});

test("a state question says which end, after which segment, and draws no further", () => {
  expect(shown(samples.state.body)).toMatchObject({
    asked: { blank: "5.client", end: "client", after: 5 },
    ladder: { segments: { length: 5 } },
  });
});

test("blanks are listed in the order of the diagram", () => {
  const ask = [
    "state of server after 2",
    "ack of 2",
    "seq of 2",
    "len of 1",
    "flags of 2",
    "seq of 1",
  ];
  const question = shown(fieldsSample({ scenario: OPEN_AND_CLOSE, ask }).body);
  expect(question.kind === "fields" && question.blanks).toEqual([
    { id: "1.seq", segment: 1, field: "seq", end: null },
    { id: "1.len", segment: 1, field: "len", end: null },
    { id: "2.flags", segment: 2, field: "flags", end: null },
    { id: "2.seq", segment: 2, field: "seq", end: null },
    { id: "2.ack", segment: 2, field: "ack", end: null },
    { id: "2.server", segment: 2, field: "state", end: "server" },
  ]);
});

test("a place that the author shows may name parameters", () => {
  const show = ["seq of $j"];
  const ask = ["ack of 2"];
  const sample = { scenario: OPEN_AND_CLOSE, ask, show, parameters: { j: { oneOf: [3] } } };
  expect(shown(fieldsSample(sample).body)).toMatchObject({
    ladder: { segments: [{}, {}, { seq: { as: "given", value: 0 } }, {}, {}, {}, {}] },
  });
});

test.each([
  ["state", stateSample({ scenario: "at 0ms fly", ask: "state of client after 1" })],
  ["fields", fieldsSample({ scenario: OPEN_AND_CLOSE, ask: ["ack of 70"] })],
])("a %s question that cannot be graded is not shown", (_, { body }) => {
  expect(toPublic(body, 1)).toMatchObject({ ok: false });
});
