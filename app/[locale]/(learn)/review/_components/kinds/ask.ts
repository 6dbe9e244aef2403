import type { ReactNode } from "react";
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
