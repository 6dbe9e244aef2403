import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BodyOf, KeyOf } from "./kinds.ts";
import { type QuestionSource, questionSource, readSource } from "./source.ts";
import { type QuestionBody, type QuestionKey, split } from "./split.ts";
import type { Locate } from "./yaml.ts";

/** Questions for the tests of this room: every content file, and a small question of each kind. */

/** A question taken apart, with what it was made from. */
export type Sample = {
  source: QuestionSource;
  locate: Locate;
  body: QuestionBody;
  key: QuestionKey;
};

/** Reads a source that has no problem. */
export function sampleOf(text: string): Sample {
  const read = readSource(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { source: read.value, locate: read.locate, ...split(read.value) };
}

const FOLDER = path.join(import.meta.dirname, "../../content/questions");

/** The files of `content/questions/`, by slug. */
export const CONTENT: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .sort()
    .map((file) => [file.replace(/\.yaml$/, ""), readFileSync(path.join(FOLDER, file), "utf8")]),
);

/** A content file taken apart. */
export function contentSample(slug: string): Sample {
  return sampleOf(CONTENT.get(slug) ?? "");
}

const both = (text: string) => ({ zh: `${text}（中文）`, en: text });
const COMMON = {
  slug: "sample",
  skill: "sample",
  topic: "states",
  frequency: 1,
  prompt: both("What happens?"),
  explanation: both("EXPLAINED"),
};

/** A question whose run is asked about, both halves typed by its kind. */
export type Run<K extends "state" | "fields"> = { body: BodyOf<K>; key: KeyOf<K> };

type FieldsParts = {
  scenario: string;
  ask: string[];
  parameters?: object;
  numbers?: string;
  show?: string[];
};

export function fieldsSample(parts: FieldsParts): Run<"fields"> {
  const source = questionSource.parse({ ...COMMON, kind: "fields", figure: both("Run"), ...parts });
  const { body, key } = split(source);
  if (body.kind !== "fields" || key.kind !== "fields") throw new Error("not a fields question");
  return { body, key };
}

type StateParts = { scenario: string; ask: string; parameters?: object };

export function stateSample(parts: StateParts): Run<"state"> {
  const source = questionSource.parse({ ...COMMON, kind: "state", figure: both("Run"), ...parts });
  const { body, key } = split(source);
  if (body.kind !== "state" || key.kind !== "state") throw new Error("not a state question");
  return { body, key };
}

type ChoiceParts = { answers: "one" | "several"; options: object[]; parameters?: object };

/** A choice; give `scenario` and `diagram` for one with a figure. */
export function choiceSample(parts: ChoiceParts & { scenario?: string; diagram?: string }) {
  const { body, key } = split(questionSource.parse({ ...COMMON, kind: "choice", ...parts }));
  if (body.kind !== "choice" || key.kind !== "choice") throw new Error("not a choice");
  return { body, key };
}

export function flashcardSample(parts: { back: string; parameters?: object; scenario?: string }) {
  const whole = { ...COMMON, kind: "flashcard", ...parts, back: both(parts.back) };
  const { body, key } = split(questionSource.parse(whole));
  if (body.kind !== "flashcard" || key.kind !== "flashcard") throw new Error("not a flashcard");
  return { body, key };
}

/** A handshake with both ISNs just below 2^32, then a close by the client and one by the server. */
export const OPEN_AND_CLOSE = `isn client=4294967295 server=4294967290
link delay=20ms
server listen
at 0ms client open
at 200ms client close
at 300ms server close
until 2s`;
