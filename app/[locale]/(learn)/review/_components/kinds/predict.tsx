"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import type { CellVerdict } from "#contract/cell.ts";
import {
  type PredictAnswer,
  type Predicted,
  type PredictVerdict,
  type PublicPredict,
  SENDERS,
} from "#contract/kinds/predict.ts";
import { readNumber } from "#contract/reading.ts";
import { STATES } from "#oracle/index.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { isFree, useKeys } from "../keys.ts";
import { Keys, Note } from "../margin.tsx";
import type { AskProps, JudgedProps, KindView, Values } from "./ask.ts";
import { JudgedParts } from "./judged-parts.tsx";
import { Part, Pick, PickFlags, PickOne } from "./pick.tsx";

const STATE_CHOICES = STATES.map((state) => ({ id: state, name: state }));
const NUMBERS: ReadonlySet<Predicted> = new Set(["seq", "ack", "len"]);

function isState(part: Predicted): boolean {
  return part === "client" || part === "server";
}

/** Where nobody sends, only that and the states are an answer: what was filled in before is left out. */
function partsIn(question: PublicPredict, values: Values): PredictAnswer["parts"] {
  const parts = question.parts.map((part) => {
    const counts = part === "from" || isState(part) || values.from !== "nobody";
    return [part, counts ? (values[part] ?? "").trim() : ""] as const;
  });
  return Object.fromEntries(parts);
}

function predictAnswer(question: PublicPredict, values: Values): PredictAnswer | null {
  const parts = partsIn(question, values);
  return Object.values(parts).some(Boolean) ? { kind: "predict", parts } : null;
}

function unreadableIn(question: PublicPredict, values: Values): Predicted[] {
  const parts = partsIn(question, values);
  return question.parts.filter((part) => {
    const text = parts[part] ?? "";
    return NUMBERS.has(part) && text !== "" && readNumber(text) === null;
  });
}

/** What comes next: who sends, what, and where both ends stand then. */
function AskPredict({ question, draft, sending, notice, unreadable, onSubmit }: Asking) {
  const t = useTranslations("parts");
  const tr = useTranslations("review");
  const [bad, setBad] = useState<readonly string[]>([]);
  const answer = predictAnswer(question, draft.values);
  const check = () => {
    const found = unreadableIn(question, draft.values);
    setBad(found);
    if (found.length === 0 && answer) onSubmit(answer);
  };
  useKeys((event) => {
    if (event.key !== "Enter" || !(isFree(event) || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    check();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check();
  };
  const change = (part: Predicted, text: string) => {
    setBad((old) => old.filter((one) => one !== part));
    draft.set(part, text);
  };
  return (
    <div className="practice-columns">
      <form onSubmit={submit}>
        <div className="practice-sheet">
          <LadderDiagram ladder={question.ladder} />
        </div>
        <PredictFields
          question={question}
          values={draft.values}
          bad={new Set([...bad, ...unreadable])}
          onChange={change}
        />
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">{t("emptyIsWrong")}</p>
          <CheckButton sending={sending} disabled={!answer} />
        </Dock>
      </form>
      <aside className="practice-margin">
        <Note title={tr("numbersTitle")}>
          <p>{tr("numbers.either")}</p>
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

type Asking = AskProps<PublicPredict>;
type FieldsProps = {
  question: PublicPredict;
  values: Values;
  bad: ReadonlySet<string>;
  onChange: (part: Predicted, text: string) => void;
};

function PredictFields({ question, values, bad, onChange }: FieldsProps) {
  const t = useTranslations("parts");
  const silent = values.from === "nobody";
  return (
    <fieldset className="parts">
      <legend className="practice-section-title">
        {question.shown === 0 ? t("firstSegment") : t("nextSegment", { shown: question.shown })}
      </legend>
      {question.parts.map((part) => {
        if (silent && part !== "from" && !isState(part)) return null;
        const name = t(`predict.${part}`);
        const value = values[part] ?? "";
        return (
          <Part key={part} name={name}>
            <PredictField
              part={part}
              name={name}
              value={value}
              bad={bad.has(part)}
              onChange={(text) => onChange(part, text)}
            />
          </Part>
        );
      })}
    </fieldset>
  );
}

type FieldProps = {
  part: Predicted;
  name: string;
  value: string;
  bad: boolean;
  onChange: (text: string) => void;
};

function PredictField({ part, name, value, bad, onChange }: FieldProps) {
  const t = useTranslations("parts");
  const tr = useTranslations("review");
  if (part === "from") {
    const choices = SENDERS.map((id) => ({ id, name: t(`senders.${id}`) }));
    return <PickOne label={name} value={value} onChange={onChange} choices={choices} />;
  }
  if (part === "flags") return <PickFlags label={name} value={value} onChange={onChange} />;
  if (isState(part)) {
    return (
      <Pick
        label={name}
        empty={tr("chooseState")}
        choices={STATE_CHOICES}
        value={value}
        onChange={onChange}
        blank={part}
      />
    );
  }
  return (
    <TextField value={value} onChange={onChange} isInvalid={bad}>
      <Label className="sr-only">{name}</Label>
      <Input
        className={`ladder-cell ladder-input parts-input${bad ? " ladder-bad" : ""}`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={64}
        data-blank={part}
      />
      {part === "ack" && <span className="parts-note">{t("noAck")}</span>}
      {bad && (
        <span role="alert" className="practice-error">
          {tr("unreadable", { text: value })}
        </span>
      )}
    </TextField>
  );
}

function JudgedPredict({ verdict }: JudgedProps<PublicPredict, PredictVerdict>) {
  const t = useTranslations("parts");
  const partOf = ({ blank }: CellVerdict) => verdict.cells.find((cell) => cell.blank === blank);
  return (
    <JudgedParts
      cells={verdict.cells}
      nameOf={(cell) => t(`predict.${predictedOf(partOf(cell)?.blank)}`)}
      sayOf={(cell, value) => {
        if (value === "") return t("none");
        return cell.blank === "from" ? t(`senders.${senderOf(value)}`) : value;
      }}
      ladder={verdict.ladder}
      ladderTitle={t("truth")}
    />
  );
}

function senderOf(value: string) {
  return SENDERS.find((sender) => sender === value) ?? "nobody";
}

function predictedOf(blank: string | undefined): Predicted {
  const known = ["from", "flags", "seq", "ack", "len", "client", "server"] as const;
  return known.find((part) => part === blank) ?? "from";
}

function PreviewPredict({ question }: { question: PublicPredict }) {
  const [values, setValues] = useState<Values>({});
  return (
    <>
      <div className="desk-ladder">
        <LadderDiagram ladder={question.ladder} />
      </div>
      <PredictFields
        question={question}
        values={values}
        bad={NONE}
        onChange={(part, text) => setValues((old) => ({ ...old, [part]: text }))}
      />
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();

export const predict: KindView<PublicPredict, PredictVerdict, PredictAnswer> = {
  Ask: AskPredict,
  answerIn: predictAnswer,
  Judged: JudgedPredict,
  Preview: PreviewPredict,
  fresh: true,
};
