"use client";

import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from "react-aria-components";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import type {
  ChoiceAnswer,
  ChoiceVerdict,
  OptionVerdict,
  PublicChoice,
} from "#contract/kinds/choice.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { isFree, isFreeForDigits, useKeys } from "../keys.ts";
import { Keys } from "../margin.tsx";
import { useInLocale } from "../words.ts";
import type { AskProps, JudgedProps, KindView, Values } from "./ask.ts";
import { PreviewOptions } from "./preview.tsx";

function chosenIn(question: PublicChoice, values: Values): string[] {
  const ids = (values.chosen ?? "").split(",");
  return question.options.map(({ id }) => id).filter((id) => ids.includes(id));
}

function choiceAnswer(question: PublicChoice, values: Values): ChoiceAnswer | null {
  const chosen = chosenIn(question, values);
  return chosen.length > 0 ? { kind: "choice", chosen } : null;
}

/** Choose one or several options. */
function AskChoice(props: AskProps<PublicChoice>) {
  const { question, draft, sending, notice, onSubmit } = props;
  const t = useTranslations("review");
  const chosen = chosenIn(question, draft.values);
  const several = question.answers === "several";
  const choose = (ids: readonly string[]) => draft.set("chosen", ids.join(","));
  const check = () => {
    const answer = choiceAnswer(question, draft.values);
    if (answer) onSubmit(answer);
  };
  useKeys((event) => {
    const picked = question.options[Number(event.key) - 1]?.id;
    if (picked !== undefined && isFreeForDigits(event)) {
      event.preventDefault();
      if (!several) choose([picked]);
      else if (chosen.includes(picked)) choose(chosen.filter((id) => id !== picked));
      else choose([...chosen, picked]);
    }
    if (event.key === "Enter" && (isFree(event) || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      check();
    }
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check();
  };
  return (
    <div className="practice-columns">
      <form onSubmit={submit}>
        {question.ladder && (
          <div className="practice-sheet mb-5">
            <LadderDiagram ladder={question.ladder} />
          </div>
        )}
        <Options question={question} chosen={chosen} onChange={choose} />
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">
            {chosen.length > 0 ? "" : t(several ? "chooseSeveral" : "chooseOne")}
          </p>
          <CheckButton sending={sending} disabled={chosen.length === 0} />
        </Dock>
      </form>
      <aside className="practice-margin">
        <Keys
          keys={[
            [`1–${question.options.length}`, t("keys.choose")],
            ["Enter", t("keys.check")],
          ]}
        />
      </aside>
    </div>
  );
}

type OptionsProps = {
  question: PublicChoice;
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
};

function Options({ question, chosen, onChange }: OptionsProps) {
  const t = useTranslations("review");
  const inLocale = useInLocale();
  const { options } = question;
  const inside = options.map(({ id, text }, index) => ({
    id,
    content: (
      <>
        <kbd className="practice-option-key">{index + 1}</kbd>
        <span className="practice-glyph" aria-hidden="true" />
        <span>
          <GroupedText text={inLocale(text)} />
        </span>
      </>
    ),
  }));
  if (question.answers === "several") {
    return (
      <CheckboxGroup
        aria-label={t("chooseSeveral")}
        value={[...chosen]}
        onChange={onChange}
        className="practice-options"
      >
        {inside.map(({ id, content }) => (
          <Checkbox key={id} value={id} className="practice-option practice-option-box">
            {content}
          </Checkbox>
        ))}
      </CheckboxGroup>
    );
  }
  return (
    <RadioGroup
      aria-label={t("chooseOne")}
      value={chosen[0] ?? null}
      onChange={(id) => onChange([id])}
      className="practice-options"
    >
      {inside.map(({ id, content }) => (
        <Radio key={id} value={id} className="practice-option practice-option-disc">
          {content}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Every option with how it stands, and why. */
function JudgedChoice({ question, verdict }: JudgedProps<PublicChoice, ChoiceVerdict>) {
  const ladder = question.ladder ?? verdict.ladder;
  return (
    <>
      <ol className="practice-judged-options">
        {question.options.map((option, index) => {
          const judged = verdict.options.find((one) => one.option === option.id);
          return (
            judged && <JudgedOption key={option.id} n={index + 1} option={option} judged={judged} />
          );
        })}
      </ol>
      {ladder && (
        <div className="practice-sheet mt-7">
          <LadderDiagram ladder={ladder} />
        </div>
      )}
    </>
  );
}

function standing({ chosen, right }: OptionVerdict): "right" | "wrong" | "missed" | "left" {
  if (chosen) return right ? "right" : "wrong";
  return right ? "missed" : "left";
}

const SIGNS = { right: Check, wrong: X, missed: Check, left: Minus };

type JudgedOptionProps = {
  n: number;
  option: PublicChoice["options"][number];
  judged: OptionVerdict;
};

function JudgedOption({ n, option, judged }: JudgedOptionProps) {
  const t = useTranslations("review");
  const inLocale = useInLocale();
  const how = standing(judged);
  const Sign = SIGNS[how];
  return (
    <li className={`practice-judged practice-judged-${how}`}>
      <span className={`practice-sign practice-sign-${how}`}>
        <Sign aria-hidden="true" />
      </span>
      <div>
        <p className="practice-judged-word">
          {n} · {t(`option.${how}`)}
        </p>
        <p className="practice-judged-text">
          <GroupedText text={inLocale(option.text)} />
        </p>
        {judged.because && (
          <p className="practice-judged-because">
            <GroupedText text={inLocale(judged.because)} />
          </p>
        )}
      </div>
    </li>
  );
}

export const choice: KindView<PublicChoice, ChoiceVerdict, ChoiceAnswer> = {
  Ask: AskChoice,
  answerIn: choiceAnswer,
  Judged: JudgedChoice,
  Preview: PreviewOptions,
  fresh: false,
};
