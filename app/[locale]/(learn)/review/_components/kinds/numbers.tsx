"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { GroupedText } from "#app/ladder/grouped.tsx";
import type { NumbersAnswer, NumbersVerdict, PublicNumbers } from "#contract/kinds/numbers.ts";
import { readQuantity } from "#contract/quantity.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { Keys, Note } from "../margin.tsx";
import { useInLocale } from "../words.ts";
import type { AskProps, KindView, Values } from "./ask.ts";
import { JudgedNumbers } from "./numbers-judged.tsx";
import { typedIn, useTyping } from "./typed.ts";
import { useUnit } from "./unit.ts";

function numbersAnswer({ numbers }: PublicNumbers, values: Values): NumbersAnswer {
  const ids = numbers.map(({ id }) => id);
  return { kind: "numbers", numbers: typedIn(ids, values) };
}

/** Work out durations and counts and type them, with or without a unit. */
function AskNumbers(props: AskProps<PublicNumbers>) {
  const { question, draft, sending, notice } = props;
  const t = useTranslations("numbers");
  const tr = useTranslations("review");
  const unitOf = (id: string) => question.numbers.find((one) => one.id === id)?.unit ?? "none";
  const { root, bad, change, submit, onKeyDown } = useTyping(
    {
      ids: question.numbers.map(({ id }) => id),
      canRead: (id, text) => readQuantity(text, unitOf(id)) !== null,
      answerIn: (values) => numbersAnswer(question, values),
    },
    props,
  );
  return (
    <div className="practice-columns">
      <form ref={root} onSubmit={submit} onKeyDown={onKeyDown}>
        <Rows question={question} values={draft.values} bad={bad} onChange={change} />
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">{t("hint")}</p>
          <CheckButton sending={sending} />
        </Dock>
      </form>
      <aside className="practice-margin">
        <Note title={t("unitsTitle")}>
          <p className="practice-note-text">{t("unitsNote")}</p>
        </Note>
        <Keys
          keys={[
            ["Tab", tr("keys.nextBlank")],
            ["Ctrl Enter", tr("keys.check")],
          ]}
        />
      </aside>
    </div>
  );
}

type RowsProps = {
  question: PublicNumbers;
  values: Values;
  bad: ReadonlySet<string>;
  onChange: (id: string, text: string) => void;
};

function Rows({ question, values, bad, onChange }: RowsProps) {
  const t = useTranslations("numbers");
  const inLocale = useInLocale();
  const unitText = useUnit();
  return (
    <div className="typed-rows">
      {question.numbers.map(({ id, text, unit }) => (
        <div key={id} className="typed-row">
          <label htmlFor={`number-${id}`} className="typed-label">
            <GroupedText text={inLocale(text)} />
          </label>
          <span className="typed-field">
            <input
              id={`number-${id}`}
              className={`typed-input${bad.has(id) ? " typed-bad" : ""}`}
              value={values[id] ?? ""}
              onChange={(event) => onChange(id, event.target.value)}
              inputMode="decimal"
              autoComplete="off"
              maxLength={64}
              data-blank={id}
              aria-invalid={bad.has(id)}
              aria-describedby={`unit-${id} error-${id}`}
            />
            <span id={`unit-${id}`} className="typed-unit">
              {unitText(unit)}
            </span>
          </span>
          <p id={`error-${id}`} role="alert" className="practice-error typed-error">
            {bad.has(id) && t("unreadable", { text: values[id] ?? "" })}
          </p>
        </div>
      ))}
    </div>
  );
}

const NONE: ReadonlySet<string> = new Set();

function PreviewNumbers({ question }: { question: PublicNumbers }) {
  const [values, setValues] = useState<Values>({});
  return (
    <Rows
      question={question}
      values={values}
      bad={NONE}
      onChange={(id, text) => setValues((old) => ({ ...old, [id]: text }))}
    />
  );
}

export const numbers: KindView<PublicNumbers, NumbersVerdict, NumbersAnswer> = {
  Ask: AskNumbers,
  answerIn: numbersAnswer,
  Judged: JudgedNumbers,
  Preview: PreviewNumbers,
  fresh: true,
};
