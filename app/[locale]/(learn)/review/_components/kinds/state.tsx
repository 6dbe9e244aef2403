"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import type { PublicState, StateAnswer, StateVerdict } from "#contract/kinds/state.ts";
import { STATES } from "#oracle/index.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { isFree, useKeys } from "../keys.ts";
import { Keys } from "../margin.tsx";
import type { AskProps, KindView, Values } from "./ask.ts";
import { JudgedCells } from "./judged-cells.tsx";
import { PreviewBlanks } from "./preview.tsx";

function stateAnswer(values: Values): StateAnswer | null {
  const state = STATES.find((name) => name === values.state);
  return state ? { kind: "state", state } : null;
}

const NONE: ReadonlySet<string> = new Set();

/** Which state is an end in: pick it in the diagram or from the list of the eleven. */
function AskState(props: AskProps<PublicState>) {
  const { question, draft, sending, notice, onSubmit } = props;
  const t = useTranslations("review");
  const { blank, end, after } = question.asked;
  const answer = stateAnswer(draft.values);
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
          <LadderDiagram
            ladder={question.ladder}
            cells={{
              kind: "ask",
              values: answer ? { [blank]: answer.state } : {},
              onChange: (_blank, state) => draft.set("state", state),
              unreadable: NONE,
            }}
          />
        </div>
        <RadioGroup
          aria-label={t("stateOf", { end, after })}
          value={answer?.state ?? null}
          onChange={(state) => draft.set("state", state)}
          className="practice-states"
        >
          {STATES.map((state) => (
            <Radio key={state} value={state} className="practice-state">
              <span className="practice-glyph" aria-hidden="true" />
              {state}
            </Radio>
          ))}
        </RadioGroup>
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">{answer ? "" : t("chooseState")}</p>
          <CheckButton sending={sending} disabled={!answer} />
        </Dock>
      </form>
      <aside className="practice-margin">
        <Keys
          keys={[
            ["↑ ↓", t("keys.state")],
            ["R", t("keys.form")],
            ["Enter", t("keys.check")],
          ]}
        />
      </aside>
    </div>
  );
}

export const state: KindView<PublicState, StateVerdict, StateAnswer> = {
  Ask: AskState,
  answerIn: (_question, values) => stateAnswer(values),
  Judged: JudgedCells,
  Preview: ({ question }) => <PreviewBlanks ladder={question.ladder} numbers="either" />,
  fresh: true,
};
