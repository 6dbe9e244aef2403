import { describe, expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import { flashcardVerdict } from "#contract/kinds/flashcard.ts";
import type { Kind } from "#contract/question.ts";
import { backOf, gradeFlashcard } from "./flashcard.ts";
import { grade } from "./grade.ts";
import { markOf, referencesTo } from "./judged.ts";
import {
  choiceSample,
  fieldsSample,
  flashcardSample,
  OPEN_AND_CLOSE,
  stateSample,
} from "./samples.ts";

const options = ["a", "b"].map((id) => ({ id, text: { zh: id, en: id }, right: id === "a" }));
const samples = {
  flashcard: flashcardSample({ back: "It lasts $k minutes.", parameters: { k: { oneOf: [4] } } }),
  choice: choiceSample({ answers: "one", options }),
  state: stateSample({ scenario: OPEN_AND_CLOSE, ask: "state of client after 7" }),
  fields: fieldsSample({ scenario: OPEN_AND_CLOSE, ask: ["ack of 5"] }),
};
const answers = {
  flashcard: { kind: "flashcard", rating: "again" },
  choice: { kind: "choice", chosen: ["a"] },
  state: { kind: "state", state: "TIME-WAIT" },
  fields: { kind: "fields", blanks: { "5.ack": "1" } },
} satisfies Partial<Record<Kind, Answer>>;

describe.each(Object.entries(samples))("a %s", (kind, { body, key }) => {
  test.each(Object.values(answers))("answered with a $kind", (answer) => {
    const graded = grade(body, key, 1, answer);
    const differs = { status: "kind-differs" };
    expect(graded).toMatchObject(answer.kind === kind ? { verdict: { mark: "right" } } : differs);
  });

  test.each(Object.entries(samples))(
    "is never judged by the key of a %s",
    (other, { key: its }) => {
      const { status } = grade(body, its, 1, answers[body.kind]);
      expect(status).toBe(other === kind ? "judged" : "kind-differs");
    },
  );

  test("has the same verdict however often it is computed", () => {
    const [first, second] = [1, 2].map(() => grade(body, key, 9, answers[body.kind]));
    expect(second).toEqual(first);
  });
});

describe("a flashcard", () => {
  const { body, key } = samples.flashcard;

  test("shows its back with the drawn numbers", () => {
    expect(backOf({ body, key, seed: 1 }).en).toBe("It lasts 4 minutes.");
    const graded = gradeFlashcard({ body, key, seed: 1 });
    const verdict = flashcardVerdict.parse(graded.status === "judged" && graded.verdict);
    expect(verdict.back.en).toBe("It lasts 4 minutes.");
    expect(verdict.ladder).toBeNull();
  });

  test("is judged by its learner, so no rating changes the verdict", () => {
    const verdicts = (["again", "hard", "good", "easy"] as const).map((rating) =>
      grade(body, key, 1, { kind: "flashcard", rating }),
    );
    expect(new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size).toBe(1);
  });

  test("with a scenario shows its run", () => {
    const drawn = flashcardSample({ back: "x", scenario: OPEN_AND_CLOSE });
    expect(gradeFlashcard({ ...drawn, seed: 1 })).toMatchObject({
      verdict: { ladder: { segments: { length: 7 } } },
    });
  });
});

test.each([
  [4, 4, 0, "right"],
  [3, 4, 0, "partly"],
  [0, 4, 1, "partly"],
  [0, 4, 0, "wrong"],
  [0, 1, 0, "wrong"],
] as const)("%d of %d right and %d partly: %s", (right, of, partly, mark) => {
  expect(markOf(right, of, partly)).toBe(mark);
});

test("a rule is named once with its section and sentence; an unknown id is left out", () => {
  const id = "9293-3.10.7.4-fin-time-wait";
  const [reference, ...more] = referencesTo([id, "9293-0-nothing", "constructor", id]);
  expect(more).toEqual([]);
  expect(reference).toMatchObject({ id, section: expect.stringMatching(/3\.10\.7\.4/) });
  expect(reference?.sentence.zh).toMatch(/[\u4e00-\u9fff]/);
});
