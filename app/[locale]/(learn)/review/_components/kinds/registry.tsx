"use client";

import type { Answer } from "#contract/answer.ts";
import type { PublicQuestion } from "#contract/question.ts";
import type { Verdict } from "#contract/verdict.ts";
import type { AskProps } from "./ask.ts";
import { AskChoice, choiceAnswer, JudgedChoice } from "./choice.tsx";
import { AskFields, fieldsAnswer } from "./fields.tsx";
import { AskFlashcard, flashcardAnswer, JudgedFlashcard } from "./flashcard.tsx";
import { JudgedCells } from "./judged-cells.tsx";
import { AskState, stateAnswer } from "./state.tsx";

/** The views of every kind of question. A new kind does not compile until it stands here. */
export function Ask(props: AskProps<PublicQuestion>) {
  const { question } = props;
  switch (question.kind) {
    case "flashcard":
      return <AskFlashcard {...props} question={question} />;
    case "choice":
      return <AskChoice {...props} question={question} />;
    case "state":
      return <AskState {...props} question={question} />;
    case "fields":
      return <AskFields {...props} question={question} />;
    default:
      return never(question);
  }
}

/** The answer that a draft holds, or null while there is none. */
export function answerIn(
  question: PublicQuestion,
  values: Readonly<Record<string, string>>,
): Answer | null {
  switch (question.kind) {
    case "flashcard":
      return flashcardAnswer(values);
    case "choice":
      return choiceAnswer(question, values);
    case "state":
      return stateAnswer(values);
    case "fields":
      return fieldsAnswer(question, values);
    default:
      return never(question);
  }
}

/** The judged parts of a question. A verdict always is of its question's kind. */
export function Judged({ question, verdict }: { question: PublicQuestion; verdict: Verdict }) {
  if (question.kind === "flashcard" && verdict.kind === "flashcard") {
    return <JudgedFlashcard question={question} verdict={verdict} />;
  }
  if (question.kind === "choice" && verdict.kind === "choice") {
    return <JudgedChoice question={question} verdict={verdict} />;
  }
  if (question.kind === "state" && verdict.kind === "state") {
    return <JudgedCells question={question} verdict={verdict} />;
  }
  if (question.kind === "fields" && verdict.kind === "fields") {
    return <JudgedCells question={question} verdict={verdict} />;
  }
  return null;
}

function never(question: never): never {
  throw new Error(`a question of an unknown kind: ${JSON.stringify(question)}`);
}
