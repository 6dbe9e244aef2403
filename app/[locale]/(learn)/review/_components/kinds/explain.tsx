"use client";

import "./explain.css";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import {
  type ExplainAnswer,
  type ExplainVerdict,
  LONGEST_EXPLANATION,
  type PublicExplain,
} from "#contract/kinds/explain.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { isFree, useKeys } from "../keys.ts";
import { Keys, Note } from "../margin.tsx";
import type { AskProps, KindView, Values } from "./ask.ts";
import { JudgedExplain } from "./explain-judged.tsx";

function explainAnswer(values: Values): ExplainAnswer | null {
  const text = values.text ?? "";
  if (text.trim() === "" || text.length > LONGEST_EXPLANATION) return null;
  return { kind: "explain", text };
}

/** An answer in one's own words. */
function AskExplain({ draft, sending, unreadable, notice, onSubmit }: AskProps<PublicExplain>) {
  const t = useTranslations("explain");
  const tr = useTranslations("review");
  const text = draft.values.text ?? "";
  const answer = explainAnswer(draft.values);
  const check = () => {
    if (answer) onSubmit(answer);
  };
  useKeys((event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || isFree(event))) return;
    event.preventDefault();
    check();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check();
  };
  const isTooLong = text.length > LONGEST_EXPLANATION;
  return (
    <div className="practice-columns">
      <form onSubmit={submit}>
        <Writing text={text} onChange={(next) => draft.set("text", next)} />
        <p id="explain-error" role="alert" className="practice-error">
          {isTooLong && t("tooLong", { most: LONGEST_EXPLANATION })}
          {!isTooLong && unreadable.length > 0 && t("write")}
        </p>
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">
            {t("count", { n: text.length, most: LONGEST_EXPLANATION })}
          </p>
          <CheckButton sending={sending} disabled={answer === null} />
        </Dock>
      </form>
      <aside className="practice-margin">
        <Note title={t("reason")}>
          <p className="practice-note-text">{t("hint")}</p>
        </Note>
        <Keys keys={[["Ctrl Enter", tr("keys.check")]]} />
      </aside>
    </div>
  );
}

/** A field that is as high as its text. */
function Writing({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useTranslations("explain");
  return (
    <div className="practice-sheet explain-sheet" data-text={`${text}\n`}>
      <textarea
        className="explain-field"
        aria-label={t("label")}
        aria-describedby="explain-error"
        placeholder={t("placeholder")}
        value={text}
        rows={6}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function PreviewExplain() {
  const [text, setText] = useState("");
  return <Writing text={text} onChange={setText} />;
}

export const explain: KindView<PublicExplain, ExplainVerdict, ExplainAnswer> = {
  Ask: AskExplain,
  answerIn: (_question, values) => explainAnswer(values),
  Judged: JudgedExplain,
  Preview: PreviewExplain,
  fresh: false,
};
