"use client";

import { createElement, type ReactNode } from "react";
import type { Answer, AnswerOf } from "#contract/answer.ts";
import type { Kind, PublicOf, PublicQuestion } from "#contract/question.ts";
import type { Verdict, VerdictOf } from "#contract/verdict.ts";
import type { AskProps, JudgedProps, KindView, Values } from "./ask.ts";
import { choice } from "./choice.tsx";
import { cloze } from "./cloze.tsx";
import { code } from "./code.tsx";
import { explain } from "./explain.tsx";
import { fields } from "./fields.tsx";
import { flashcard } from "./flashcard.tsx";
import { numbers } from "./numbers.tsx";
import { order } from "./order.tsx";
import { predict } from "./predict.tsx";
import { state } from "./state.tsx";
import { trace } from "./trace.tsx";

/** The views of every kind of question. A new kind does not compile until it stands here. */
const VIEWS: { readonly [K in Kind]: KindView<PublicOf<K>, VerdictOf<K>, AnswerOf<K>> } = {
  flashcard,
  choice,
  state,
  fields,
  order,
  trace,
  predict,
  code,
  numbers,
  cloze,
  explain,
};

/** An open question. */
export function Ask(props: AskProps<PublicQuestion>) {
  return askAs(props.question.kind, props);
}

function askAs<K extends Kind>(kind: K, props: AskProps<PublicOf<K>>): ReactNode {
  return createElement(VIEWS[kind].Ask, props);
}

/** The answer that a draft holds, or null while there is none. */
export function answerIn(question: PublicQuestion, values: Values): Answer | null {
  return answerAs(question.kind, question, values);
}

function answerAs<K extends Kind>(
  kind: K,
  question: PublicOf<K>,
  values: Values,
): AnswerOf<K> | null {
  return VIEWS[kind].answerIn(question, values);
}

/** The judged parts of a question. A verdict always is of its question's kind. */
export function Judged(props: { question: PublicQuestion; verdict: Verdict }) {
  const { kind } = props.question;
  return props.verdict.kind === kind ? judgedAs(kind, props) : null;
}

function judgedAs<K extends Kind>(
  kind: K,
  props: JudgedProps<PublicOf<K>, VerdictOf<K>>,
): ReactNode {
  return createElement(VIEWS[kind].Judged, props);
}

/** The question as the desk shows it: it can be filled in, and nothing is judged or kept. */
export function Preview({ question }: { question: PublicQuestion }) {
  return previewAs(question.kind, question);
}

function previewAs<K extends Kind>(kind: K, question: PublicOf<K>): ReactNode {
  return createElement(VIEWS[kind].Preview, { question });
}

/** Whether the question comes back with other numbers. */
export function returnsFresh(kind: Kind): boolean {
  return VIEWS[kind].fresh;
}
