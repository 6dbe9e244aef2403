"use client";

import { useTranslations } from "next-intl";
import { Grouped, GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import { MarkSign } from "#app/ladder/verdict-cell.tsx";
import type { NumbersVerdict, NumberVerdict, PublicNumbers } from "#contract/kinds/numbers.ts";
import { RuleList } from "../rule-list.tsx";
import { useInLocale } from "../words.ts";
import type { JudgedProps } from "./ask.ts";
import { useUnit } from "./unit.ts";

type Props = JudgedProps<PublicNumbers, NumbersVerdict>;

/** Each number beside the truth, with how it is worked out, and the run it is read off. */
export function JudgedNumbers({ question, verdict }: Props) {
  const inLocale = useInLocale();
  const { numbers, ladder } = verdict;
  return (
    <>
      <ul className="typed-judged">
        {numbers.map((number) => {
          const asked = question.numbers.find(({ id }) => id === number.id);
          return (
            <Judged key={number.id} name={asked ? inLocale(asked.text) : ""} number={number} />
          );
        })}
      </ul>
      {ladder && (
        <div className="practice-sheet mt-7">
          <LadderDiagram ladder={ladder} />
        </div>
      )}
    </>
  );
}

function Judged({ name, number }: { name: string; number: NumberVerdict }) {
  const t = useTranslations("numbers");
  const unitText = useUnit();
  const { mark, given, truth, unit, formula, tolerance, rules } = number;
  const missed = mark !== "right";
  const unitName = unitText(unit);
  const withUnit = (
    <>
      <Grouped text={truth} /> {unitName}
    </>
  );
  return (
    <li className="typed-verdict" data-number={number.id} data-mark={mark}>
      <MarkSign mark={mark} />
      <div>
        <p className="typed-label">
          <GroupedText text={name} />
        </p>
        <p className="typed-values">
          <span className={missed ? "typed-given-wrong" : "typed-given"}>
            <span className="sr-only">{t(missed ? "yoursWrong" : "yoursRight")} </span>
            {missed ? <s>{given ?? t("empty")}</s> : <GroupedText text={given ?? ""} />}
          </span>
          {missed && (
            <b>
              <span className="sr-only">{t("truth")} </span>
              {withUnit}
            </b>
          )}
        </p>
        {formula !== null && (
          <p className="typed-formula">
            <GroupedText text={formula} /> = <b>{withUnit}</b>
          </p>
        )}
        <Quantities number={number} />
        {tolerance !== "0" && (
          <p className="typed-note">
            {t("tolerance", {
              by: tolerance.endsWith("%") ? tolerance : `${tolerance} ${unitName}`,
            })}
          </p>
        )}
        <RuleList rules={rules} brief />
      </div>
    </li>
  );
}

/** What was read off the run. */
function Quantities({ number: { quantities } }: { number: NumberVerdict }) {
  const t = useTranslations("numbers");
  const inLocale = useInLocale();
  if (quantities.length === 0) return null;
  return (
    <ul className="typed-quantities">
      {quantities.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a quantity has no identity but its place
        <li key={index}>
          <GroupedText text={t("quantity", { name: inLocale(name), value })} />
        </li>
      ))}
    </ul>
  );
}
