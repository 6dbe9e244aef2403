"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import type { FieldsAnswer, FieldsVerdict, PublicFields } from "#contract/kinds/fields.ts";
import { readNumber } from "#contract/reading.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { isFree, useKeys } from "../keys.ts";
import { Keys, Note } from "../margin.tsx";
import type { AskProps, KindView, Values } from "./ask.ts";
import { focusBlank, neighbour } from "./blanks.ts";
import { JudgedCells } from "./judged-cells.tsx";
import { PreviewBlanks } from "./preview.tsx";

function fieldsAnswer(question: PublicFields, values: Values): FieldsAnswer {
  const blanks = question.blanks.map(({ id }) => [id, (values[id] ?? "").trim()] as const);
  return { kind: "fields", blanks: Object.fromEntries(blanks) };
}

/** Blanks whose text is no number. Flags and states are picked, so they can always be read. */
function unreadableIn(question: PublicFields, values: Values): string[] {
  return question.blanks
    .filter(({ field }) => field === "seq" || field === "ack" || field === "len")
    .map(({ id }) => id)
    .filter((id) => {
      const text = (values[id] ?? "").trim();
      return text !== "" && readNumber(text) === null;
    });
}

/** Fill in the blanks of a diagram. */
function AskFields(props: AskProps<PublicFields>) {
  const { question, draft, sending, notice } = props;
  const t = useTranslations("review");
  const form = useRef<HTMLFormElement>(null);
  const sentence = useId();
  const { bad, check, change } = useReading(props, form);
  const counted = question.blanks.some(({ field }) => field === "seq" || field === "ack");
  const filled = question.blanks.filter(({ id }) => draft.values[id]?.trim()).length;
  useKeys((event) => {
    const anywhere = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!anywhere && !(event.key === "Enter" && isFree(event))) return;
    event.preventDefault();
    check();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check();
  };
  const step = (by: 1 | -1) => {
    const next = neighbour(question, document.activeElement, by);
    if (next) focusBlank(form.current, next);
  };
  return (
    <div className="practice-columns">
      <form ref={form} onSubmit={submit} onKeyDown={(event) => nextOnEnter(event, question)}>
        <div className="practice-sheet">
          <LadderDiagram
            ladder={question.ladder}
            cells={{
              kind: "ask",
              values: draft.values,
              onChange: change,
              unreadable: bad,
              describedBy: sentence,
            }}
            {...(question.numbers !== "either" && { form: question.numbers })}
            head={t("filled", { n: filled, of: question.blanks.length })}
          />
        </div>
        <Unreadable id={sentence} bad={bad} values={draft.values} />
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">{t("fieldsHint")}</p>
          <Button
            className="practice-step"
            aria-label={t("previousBlank")}
            onPress={() => step(-1)}
          >
            <ChevronUp aria-hidden="true" />
          </Button>
          <Button className="practice-step" aria-label={t("nextBlank")} onPress={() => step(1)}>
            <ChevronDown aria-hidden="true" />
          </Button>
          <CheckButton sending={sending} />
        </Dock>
      </form>
      <aside className="practice-margin">
        {counted && (
          <Note title={t("numbersTitle")}>
            <p>{t(`numbers.${question.numbers}`)}</p>
          </Note>
        )}
        <Keys
          keys={[
            ["Tab", t("keys.nextBlank")],
            ...(question.numbers === "either" ? [["R", t("keys.form")] as const] : []),
            ["Ctrl Enter", t("keys.check")],
          ]}
        />
      </aside>
    </div>
  );
}

/** What cannot be read is refused at its blank, before anything is sent; it costs nothing. */
function useReading(
  { question, draft, unreadable, onSubmit }: AskProps<PublicFields>,
  form: { readonly current: HTMLFormElement | null },
) {
  const [own, setOwn] = useState<readonly string[]>([]);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const bad = new Set([...own, ...unreadable.filter((blank) => !mended.has(blank))]);
  const check = () => {
    const found = unreadableIn(question, draft.values);
    setOwn(found);
    setMended(new Set());
    const [first] = found;
    if (first === undefined) onSubmit(fieldsAnswer(question, draft.values));
    else focusBlank(form.current, first);
  };
  const change = (blank: string, text: string) => {
    draft.set(blank, text);
    setOwn((old) => old.filter((one) => one !== blank));
    setMended((old) => new Set(old).add(blank));
  };
  return { bad, check, change };
}

function Unreadable({ id, bad, values }: { id: string; bad: ReadonlySet<string>; values: Values }) {
  const t = useTranslations("review");
  const [first] = bad;
  return (
    <p id={id} role="alert" className="practice-error">
      {first !== undefined && t("unreadable", { text: values[first] ?? "" })}
    </p>
  );
}

/** Enter goes on to the next blank; in the last one it checks, as any form does. */
function nextOnEnter(event: KeyboardEvent<HTMLFormElement>, question: PublicFields): void {
  const { target } = event;
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  if (!(target instanceof HTMLInputElement)) return;
  const next = neighbour(question, target, 1);
  if (next === null) return;
  event.preventDefault();
  focusBlank(event.currentTarget, next);
}

export const fields: KindView<PublicFields, FieldsVerdict, FieldsAnswer> = {
  Ask: AskFields,
  answerIn: fieldsAnswer,
  Judged: JudgedCells,
  Preview: ({ question }) => <PreviewBlanks ladder={question.ladder} numbers={question.numbers} />,
  fresh: true,
};
