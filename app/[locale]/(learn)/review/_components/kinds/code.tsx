"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import type { CellVerdict } from "#contract/cell.ts";
import {
  type AskedLine,
  type CodeAnswer,
  type CodeVerdict,
  NOTHING,
  type Program,
  type PublicCode,
} from "#contract/kinds/code.ts";
import { ENDS } from "#contract/tcp.ts";
import { STATES } from "#oracle/index.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { isFree, useKeys } from "../keys.ts";
import { Keys } from "../margin.tsx";
import type { AskProps, JudgedProps, KindView, Values } from "./ask.ts";
import { JudgedParts } from "./judged-parts.tsx";
import { type Choice, Part, Pick } from "./pick.tsx";

const STATE_CHOICES = STATES.map((state) => ({ id: state, name: state }));

function codeAnswer(question: PublicCode, values: Values): CodeAnswer | null {
  const blanks = question.lines.map(({ blank }) => [blank, values[blank] ?? ""] as const);
  if (blanks.every(([, value]) => value === "")) return null;
  return { kind: "code", blanks: Object.fromEntries(blanks) };
}

/** Two programs: which line causes which segment, and which state. */
function AskCode({ question, draft, sending, notice, onSubmit }: AskProps<PublicCode>) {
  const t = useTranslations("parts");
  const tr = useTranslations("review");
  const answer = codeAnswer(question, draft.values);
  const filled = question.lines.filter(({ blank }) => draft.values[blank]).length;
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
        <Programs question={question} />
        <div className="practice-sheet">
          <LadderDiagram ladder={question.ladder} />
        </div>
        <CodeFields question={question} values={draft.values} onChange={draft.set} />
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">
            {filled === question.lines.length ? "" : t("emptyIsWrong")}
          </p>
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

function Programs({ question }: { question: PublicCode }) {
  const t = useTranslations("parts");
  return (
    <div className="code-programs">
      {ENDS.map((end) => (
        <figure key={end} className="code-program">
          <figcaption className="parts-name">{t(`programs.${end}`)}</figcaption>
          <ProgramText
            program={question.programs[end]}
            asked={question.lines.filter((line) => line.end === end).map(({ line }) => line)}
          />
        </figure>
      ))}
    </div>
  );
}

function ProgramText({ program, asked }: { program: Program; asked: readonly number[] }) {
  return (
    // A long line scrolls, also for who has no mouse.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable.
    <pre className="code-text" tabIndex={0}>
      <code>
        {numbered(program).map(({ n, line }) => (
          <span key={n} className={asked.includes(n) ? "code-line code-asked" : "code-line"}>
            <span className="code-n" aria-hidden="true">
              {n}
            </span>
            {line.map(({ at, kind, text }) => (
              <span key={at} className={`code-${kind}`}>
                {text}
              </span>
            ))}
          </span>
        ))}
      </code>
    </pre>
  );
}

/** Lines with their numbers and pieces with their places, so that each has a name. */
function numbered(program: Program) {
  return program.map((tokens, index) => {
    let column = 0;
    const line = tokens.map((token) => {
      const at = column;
      column += token.text.length;
      return { ...token, at };
    });
    return { n: index + 1, line };
  });
}

function useLineName() {
  const t = useTranslations("parts");
  return ({ end, line, of }: AskedLine) => t(`line.${of}`, { end, line });
}

type FieldsProps = {
  question: PublicCode;
  values: Values;
  onChange: (name: string, value: string) => void;
};

function CodeFields({ question, values, onChange }: FieldsProps) {
  const t = useTranslations("parts");
  const tr = useTranslations("review");
  const nameOf = useLineName();
  const segments: Choice[] = question.ladder.segments.map(({ n, from, flags }) => {
    const set = flags.as === "given" ? flags.value.join(", ") : "";
    return { id: String(n), name: t("segment", { n, from, flags: set }) };
  });
  const sent = [{ id: NOTHING, name: t("noSegment") }, ...segments];
  return (
    <fieldset className="parts">
      <legend className="sr-only">{t("pairing")}</legend>
      {question.lines.map((line) => (
        <Part key={line.blank} name={nameOf(line)}>
          <Pick
            label={nameOf(line)}
            empty={line.of === "state" ? tr("chooseState") : t("chooseSegment")}
            choices={line.of === "state" ? STATE_CHOICES : sent}
            value={values[line.blank] ?? ""}
            onChange={(value) => onChange(line.blank, value)}
            blank={line.blank}
          />
        </Part>
      ))}
    </fieldset>
  );
}

function JudgedCode({ question, verdict }: JudgedProps<PublicCode, CodeVerdict>) {
  const t = useTranslations("parts");
  const lineName = useLineName();
  const lineOf = (cell: CellVerdict) => question.lines.find(({ blank }) => blank === cell.blank);
  return (
    <>
      <Programs question={question} />
      <JudgedParts
        cells={verdict.cells}
        nameOf={(cell) => {
          const line = lineOf(cell);
          return line ? lineName(line) : cell.blank;
        }}
        sayOf={(cell, value) => {
          if (lineOf(cell)?.of === "state") return value;
          return value === NOTHING ? t("noSegment") : t("segmentN", { n: value });
        }}
        ladder={verdict.ladder}
        ladderTitle={t("truth")}
      />
    </>
  );
}

function PreviewCode({ question }: { question: PublicCode }) {
  const [values, setValues] = useState<Values>({});
  return (
    <>
      <Programs question={question} />
      <div className="desk-ladder">
        <LadderDiagram ladder={question.ladder} />
      </div>
      <CodeFields
        question={question}
        values={values}
        onChange={(name, value) => setValues((old) => ({ ...old, [name]: value }))}
      />
    </>
  );
}

export const code: KindView<PublicCode, CodeVerdict, CodeAnswer> = {
  Ask: AskCode,
  answerIn: codeAnswer,
  Judged: JudgedCode,
  Preview: PreviewCode,
  fresh: true,
};
