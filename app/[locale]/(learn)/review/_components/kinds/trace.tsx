"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import {
  FLAWS,
  type PublicTrace,
  type TraceAnswer,
  type TraceVerdict,
} from "#contract/kinds/trace.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { isFree, useKeys } from "../keys.ts";
import { Keys } from "../margin.tsx";
import { useInLocale } from "../words.ts";
import type { AskProps, JudgedProps, KindView, Values } from "./ask.ts";
import { JudgedParts } from "./judged-parts.tsx";
import { Part, Pick, PickOne } from "./pick.tsx";

function traceAnswer(question: PublicTrace, values: Values): TraceAnswer | null {
  const segment = question.ladder.segments.find(({ n }) => String(n) === values.segment)?.n;
  const flaw = FLAWS.find((one) => one === values.flaw);
  return segment === undefined || flaw === undefined ? null : { kind: "trace", segment, flaw };
}

/** A capture with a wrong segment: which, and what is wrong with it. */
function AskTrace({ question, draft, sending, notice, onSubmit }: AskProps<PublicTrace>) {
  const t = useTranslations("parts");
  const tr = useTranslations("review");
  const answer = traceAnswer(question, draft.values);
  const check = () => {
    if (answer) onSubmit(answer);
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
  return (
    <div className="practice-columns">
      <form onSubmit={submit}>
        <div className="practice-sheet">
          <LadderDiagram ladder={question.ladder} />
        </div>
        <TraceFields question={question} values={draft.values} onChange={draft.set} />
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">{answer ? "" : t("chooseBoth")}</p>
          <CheckButton sending={sending} disabled={!answer} />
        </Dock>
      </form>
      <aside className="practice-margin">
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

type FieldsProps = {
  question: PublicTrace;
  values: Values;
  onChange: (name: string, value: string) => void;
};

function TraceFields({ question, values, onChange }: FieldsProps) {
  const t = useTranslations("parts");
  const segments = question.ladder.segments.map(({ n, from, flags }) => {
    const set = flags.as === "given" ? flags.value.join(", ") : "";
    return { id: String(n), name: t("segment", { n, from, flags: set }) };
  });
  return (
    <fieldset className="parts">
      <legend className="sr-only">{t("wrongSegment")}</legend>
      <Part name={t("wrongSegment")}>
        <Pick
          label={t("wrongSegment")}
          empty={t("chooseSegment")}
          choices={segments}
          value={values.segment ?? ""}
          onChange={(value) => onChange("segment", value)}
          blank="segment"
        />
      </Part>
      <Part name={t("whatIsWrong")}>
        <PickOne
          label={t("whatIsWrong")}
          value={values.flaw ?? ""}
          onChange={(value) => onChange("flaw", value)}
          choices={FLAWS.map((id) => ({ id, name: t(`flaws.${id}`) }))}
        />
      </Part>
    </fieldset>
  );
}

function JudgedTrace({ question, verdict }: JudgedProps<PublicTrace, TraceVerdict>) {
  const t = useTranslations("parts");
  const inLocale = useInLocale();
  return (
    <>
      <div className="practice-sheet mb-5">
        <LadderDiagram ladder={question.ladder} />
      </div>
      <JudgedParts
        cells={verdict.cells}
        nameOf={({ blank }) => t(blank === "segment" ? "wrongSegment" : "whatIsWrong")}
        sayOf={({ blank }, value) => {
          const flaw = FLAWS.find((one) => one === value);
          return blank === "flaw" && flaw ? t(`flaws.${flaw}`) : t("segmentN", { n: value });
        }}
        ladder={verdict.ladder}
        ladderTitle={t("truth")}
      />
      <section className="practice-why">
        <h2 className="practice-section-title">{t("belief")}</h2>
        <p>
          <GroupedText text={inLocale(verdict.belief)} />
        </p>
      </section>
    </>
  );
}

function PreviewTrace({ question }: { question: PublicTrace }) {
  const [values, setValues] = useState<Values>({});
  return (
    <>
      <div className="desk-ladder">
        <LadderDiagram ladder={question.ladder} />
      </div>
      <TraceFields
        question={question}
        values={values}
        onChange={(name, value) => setValues((old) => ({ ...old, [name]: value }))}
      />
    </>
  );
}

export const trace: KindView<PublicTrace, TraceVerdict, TraceAnswer> = {
  Ask: AskTrace,
  answerIn: traceAnswer,
  Judged: JudgedTrace,
  Preview: PreviewTrace,
  fresh: true,
};
