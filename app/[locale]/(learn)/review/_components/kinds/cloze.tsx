"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import { MarkSign } from "#app/ladder/verdict-cell.tsx";
import type {
  BlankTakes,
  ClozeAnswer,
  ClozeBlankVerdict,
  ClozePiece,
  ClozeVerdict,
  PublicCloze,
} from "#contract/kinds/cloze.ts";
import { readCount, readFlagNames, readStateName } from "#contract/spelling.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { Keys, Note } from "../margin.tsx";
import { useInLocale } from "../words.ts";
import type { AskProps, JudgedProps, KindView, Values } from "./ask.ts";
import { typedIn, useTyping } from "./typed.ts";

const READ: Readonly<Record<BlankTakes, (text: string) => unknown>> = {
  state: readStateName,
  flags: readFlagNames,
  number: readCount,
  words: (text) => text,
};

/** The text in the page's language, and the ids of its blanks in its order. */
function usePieces({ text }: PublicCloze): { pieces: ClozePiece[]; ids: string[] } {
  const pieces = useLocale() === "zh" ? text.zh : text.en;
  return { pieces, ids: pieces.flatMap((piece) => (piece.as === "blank" ? [piece.id] : [])) };
}

function clozeAnswer({ blanks }: PublicCloze, values: Values): ClozeAnswer {
  const ids = blanks.map(({ id }) => id);
  return { kind: "cloze", blanks: typedIn(ids, values) };
}

/** Fill the blanks of a text. */
function AskCloze(props: AskProps<PublicCloze>) {
  const { question, draft, sending, notice } = props;
  const t = useTranslations("cloze");
  const tr = useTranslations("review");
  const { ids } = usePieces(question);
  const takes = (id: string) => question.blanks.find((one) => one.id === id)?.takes ?? "words";
  const { root, bad, change, submit, onKeyDown } = useTyping(
    {
      ids,
      canRead: (id, text) => READ[takes(id)](text) !== null,
      answerIn: (values) => clozeAnswer(question, values),
    },
    props,
  );
  const filled = ids.filter((id) => draft.values[id]?.trim()).length;
  const [first] = ids.filter((id) => bad.has(id));
  return (
    <div className="practice-columns">
      <form ref={root} onSubmit={submit} onKeyDown={onKeyDown}>
        <div className="practice-sheet cloze-sheet">
          <Text question={question} values={draft.values} bad={bad} onChange={change} />
        </div>
        <p id="cloze-error" role="alert" className="practice-error">
          {first !== undefined &&
            t(`unreadable.${takes(first)}`, { text: draft.values[first] ?? "" })}
        </p>
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">
            {tr("filled", { n: filled, of: ids.length })}
          </p>
          <CheckButton sending={sending} />
        </Dock>
      </form>
      <aside className="practice-margin">
        <Note title={t("spellingTitle")}>
          <p className="practice-note-text">{t("spelling")}</p>
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

type TextProps = {
  question: PublicCloze;
  values: Values;
  bad: ReadonlySet<string>;
  onChange: (id: string, text: string) => void;
};

function Text({ question, values, bad, onChange }: TextProps) {
  const t = useTranslations("cloze");
  const { pieces, ids } = usePieces(question);
  return (
    <p className="cloze-text">
      {pieces.map((piece, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece of text has no identity but its place
        if (piece.as === "text") return <GroupedText key={index} text={piece.text} />;
        const { id } = piece;
        const room = question.blanks.find((one) => one.id === id)?.room ?? 8;
        return (
          <input
            key={id}
            className={`typed-input cloze-input${bad.has(id) ? " typed-bad" : ""}`}
            style={{ width: `${room + 2}ch` }}
            value={values[id] ?? ""}
            onChange={(event) => onChange(id, event.target.value)}
            aria-label={t("blank", { n: ids.indexOf(id) + 1, of: ids.length })}
            aria-invalid={bad.has(id)}
            aria-describedby="cloze-error"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            data-blank={id}
          />
        );
      })}
    </p>
  );
}

/** The text with the words put in, each as it stands. */
function JudgedCloze({ question, verdict }: JudgedProps<PublicCloze, ClozeVerdict>) {
  const { pieces } = usePieces(question);
  const { ladder } = verdict;
  return (
    <>
      <div className="practice-sheet cloze-sheet">
        <p className="cloze-text">
          {pieces.map((piece, index) => {
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no identity but its place
            if (piece.as === "text") return <GroupedText key={index} text={piece.text} />;
            const judged = verdict.blanks.find(({ id }) => id === piece.id);
            return judged && <JudgedBlank key={piece.id} judged={judged} />;
          })}
        </p>
      </div>
      {ladder && (
        <div className="practice-sheet mt-7">
          <LadderDiagram ladder={ladder} />
        </div>
      )}
    </>
  );
}

function JudgedBlank({ judged }: { judged: ClozeBlankVerdict }) {
  const t = useTranslations("cloze");
  const inLocale = useInLocale();
  const { mark, given, truth } = judged;
  if (mark === "right") {
    return (
      <span className="cloze-verdict cloze-verdict-right" data-mark={mark}>
        <MarkSign mark={mark} />
        <span className="sr-only">{t("right")} </span>
        <span className="cloze-given">{given}</span>
      </span>
    );
  }
  return (
    <span className="cloze-verdict cloze-verdict-wrong" data-mark={mark}>
      <MarkSign mark={mark} />
      <span className="sr-only">{t("yours")} </span>
      <s className="cloze-given">{given ?? t("empty")}</s>{" "}
      <span className="sr-only">{t("truth")} </span>
      <b>{inLocale(truth)}</b>
    </span>
  );
}

const NONE: ReadonlySet<string> = new Set();

function PreviewCloze({ question }: { question: PublicCloze }) {
  const [values, setValues] = useState<Values>({});
  const change = (id: string, text: string) => setValues((old) => ({ ...old, [id]: text }));
  return <Text question={question} values={values} bad={NONE} onChange={change} />;
}

export const cloze: KindView<PublicCloze, ClozeVerdict, ClozeAnswer> = {
  Ask: AskCloze,
  answerIn: clozeAnswer,
  Judged: JudgedCloze,
  Preview: PreviewCloze,
  fresh: false,
};
