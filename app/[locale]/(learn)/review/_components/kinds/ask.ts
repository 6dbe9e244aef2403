import type { FunctionComponent, ReactNode } from "react";
import type { Answer } from "#contract/answer.ts";
import type { Revealed } from "#contract/review.ts";
import type { DraftHandle } from "../draft.ts";

/** What the view of an open question gets, whatever its kind. */
export type AskProps<Question> = {
  attemptId: string;
  question: Question;
  draft: DraftHandle;
  sending: boolean;
  /** Blanks that the server could not read. */
  unreadable: readonly string[];
  /** The back of a flashcard that was turned over before. */
  revealed: Revealed | null;
  /** What went wrong with sending; it stands above the dock. */
  notice: ReactNode;
  onSubmit: (answer: Answer) => void;
};

/** What the judged parts of a question get. */
export type JudgedProps<Question, Verdict> = { question: Question; verdict: Verdict };

/** What is kept of an answer that is being made, by name. */
export type Values = Readonly<Record<string, string>>;

/** What a kind of question is in the browser. `registry.tsx` holds one a kind. */
export type KindView<Question, Verdict, OwnAnswer> = {
  readonly Ask: FunctionComponent<AskProps<Question>>;
  /** The answer that a draft holds, or null while there is none. */
  readonly answerIn: (question: Question, values: Values) => OwnAnswer | null;
  readonly Judged: FunctionComponent<JudgedProps<Question, Verdict>>;
  /** The question at the desk: it can be filled in, and nothing is judged or kept. */
  readonly Preview: FunctionComponent<{ question: Question }>;
  /** Whether it comes back with other numbers. */
  readonly fresh: boolean;
};
