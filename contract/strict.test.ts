import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as account from "./account.ts";
import * as answer from "./answer.ts";
import { slug as slugShape } from "./asked.ts";
import * as board from "./board.ts";
import * as desk from "./desk.ts";
import * as errors from "./errors.ts";
import { fieldsAnswer } from "./kinds/fields.ts";
import * as ladder from "./ladder.ts";
import * as library from "./library.ts";
import * as progress from "./progress.ts";
import * as question from "./question.ts";
import * as report from "./report.ts";
import * as review from "./review.ts";
import * as tcp from "./tcp.ts";
import * as text from "./text.ts";
import * as verdict from "./verdict.ts";

const FILES = {
  ...{ account, answer, board, desk, ladder, library, progress, question, report },
  ...{ review, tcp, text, verdict },
};

/** The schemas right inside a schema, each with its name. */
function inside(schema: unknown): [string, unknown][] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape);
  if (schema instanceof z.ZodArray) return [["[]", schema.element]];
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return [["", schema.unwrap()]];
  }
  if (schema instanceof z.ZodRecord) return [["{}", schema.valueType]];
  if (schema instanceof z.ZodPipe) return [["", schema.def.in]];
  if (schema instanceof z.ZodUnion) {
    return schema.options.map((option, index) => [String(index), option]);
  }
  return [];
}

/** Every object in a schema, at any depth, with whether it refuses unknown keys. */
function objectsOf(name: string, schema: unknown): [string, boolean][] {
  const own: [string, boolean][] =
    schema instanceof z.ZodObject ? [[name, schema.def.catchall instanceof z.ZodNever]] : [];
  return [...own, ...inside(schema).flatMap(([key, part]) => objectsOf(`${name}.${key}`, part))];
}

const objects = Object.entries(FILES).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, schema]) => objectsOf(`${file}.${name}`, schema)),
);

test("every object that crosses the wire refuses unknown keys, at any depth", () => {
  expect(objects.length).toBeGreaterThan(100);
  expect(objects.filter(([, strict]) => !strict).map(([name]) => name)).toEqual([]);
});

test("an error alone may carry more: tRPC adds its own fields", () => {
  const data = { error: "NOT_FOUND", sentence: "Gone.", code: "NOT_FOUND", httpStatus: 404 };
  expect(errors.errorData.parse(data)).toEqual({ error: "NOT_FOUND", sentence: "Gone." });
});

const attemptId = "6b0f1e0c-5f0e-4c58-9a3d-0d6b7f0f7a11";

describe("a submit is an attempt and an answer", () => {
  const rated = { kind: "flashcard", rating: "good" };
  test.each([
    ["a flashcard", rated],
    ["a choice", { kind: "choice", chosen: ["a", "b"] }],
    ["a state", { kind: "state", state: "TIME-WAIT" }],
    ["blanks", { kind: "fields", blanks: { "2.ack": "12x", "3.client": "" } }],
  ])("%s is taken as it is", (_, given) => {
    const input = { attemptId, answer: given };
    expect(review.submitInput.parse(input)).toEqual(input);
  });

  test.each([
    ["a verdict", { attemptId, answer: rated, correct: true }],
    ["a time", { attemptId, answer: rated, now: "2026-11-21T00:00:00Z" }],
    ["a card", { attemptId, answer: rated, cardId: attemptId }],
    ["a mark inside the answer", { attemptId, answer: { ...rated, mark: "right" } }],
    ["another kind's field", { attemptId, answer: { ...rated, chosen: ["a"] } }],
    ["a rating nobody has", { attemptId, answer: { kind: "flashcard", rating: "perfect" } }],
    ["no option", { attemptId, answer: { kind: "choice", chosen: [] } }],
    ["nine options", { attemptId, answer: { kind: "choice", chosen: Array(9).fill("a") } }],
    ["a state of no RFC", { attemptId, answer: { kind: "state", state: "time-wait" } }],
    ["a number for a text", { attemptId, answer: { kind: "fields", blanks: { "2.ack": 1 } } }],
    ["65 characters", { attemptId, answer: { kind: "fields", blanks: { a: "1".repeat(65) } } }],
    ["an unknown kind", { attemptId, answer: { kind: "essay", text: "" } }],
    ["an attempt that is no id", { attemptId: "1 OR 1=1", answer: rated }],
    ["nothing", undefined],
  ])("%s is refused", (_, input) => {
    expect(review.submitInput.safeParse(input).success).toBe(false);
  });

  test("a blank named __proto__ sets nothing", () => {
    const given: unknown = JSON.parse('{"kind":"fields","blanks":{"__proto__":"1","2.ack":"2"}}');
    const read = fieldsAnswer.parse(given);
    expect(Object.keys(read.blanks)).toEqual(["2.ack"]);
    expect(Object.getPrototypeOf(read.blanks)).toBe(Object.prototype);
  });
});

describe("a slug is small letters, digits and single hyphens", () => {
  test.each([
    ["why-2msl", true],
    ["a", true],
    ["a".repeat(80), true],
    ["a".repeat(81), false],
    ["Why", false],
    ["-a", false],
    ["a-", false],
    ["a--b", false],
    ["../a", false],
    ["a\n", false],
    ["", false],
  ])("%j: %s", (slug, valid) => {
    expect(slugShape.safeParse(slug).success).toBe(valid);
  });
});

test.each([
  [0, true],
  [2 ** 31 - 1, true],
  [2 ** 31, false],
  [-1, false],
  [0.5, false],
])("a preview's seed may be %d: %s", (seed, valid) => {
  expect(desk.previewInput.safeParse({ source: "", seed }).success).toBe(valid);
});
