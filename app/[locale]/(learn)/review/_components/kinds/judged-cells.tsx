"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useForm } from "#app/ladder/form.ts";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import { withBlanks } from "#app/ladder/places.ts";
import type { CellVerdict } from "#contract/cell.ts";
import type { FieldsVerdict, PublicFields } from "#contract/kinds/fields.ts";
import type { PublicState, StateVerdict } from "#contract/kinds/state.ts";
import { RuleList } from "../rule-list.tsx";
import { useInLocale } from "../words.ts";
import type { JudgedProps } from "./ask.ts";
import { reasonsOf } from "./reasons.ts";

type Props = JudgedProps<PublicFields | PublicState, FieldsVerdict | StateVerdict>;

/** The diagram with a verdict in each blank, and under it one reason for each that was missed. */
export function JudgedCells({ question, verdict }: Props) {
  const t = useTranslations("review");
  const [selected, setSelected] = useState<string | null>(null);
  const reasons = useRef<HTMLOListElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const ladder = withBlanks(verdict.ladder ?? question.ladder, question.ladder);
  const missed = reasonsOf(verdict);
  const showReason = (blank: string) => {
    setSelected(blank);
    reasons.current?.querySelector(`[data-reason="${CSS.escape(blank)}"]`)?.scrollIntoView({
      block: "nearest",
    });
  };
  const showCell = (blank: string) => {
    setSelected(blank);
    root.current
      ?.querySelector(`[data-verdict="${CSS.escape(blank)}"]`)
      ?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div ref={root}>
      <div className="practice-sheet">
        <LadderDiagram
          ladder={ladder}
          cells={{ kind: "judged", verdicts: verdict.cells, selected, onSelect: showReason }}
          head={<Legend />}
        />
      </div>
      {missed.length > 0 && (
        <section className="practice-why">
          <h2 className="practice-section-title">{t("why")}</h2>
          <ol ref={reasons} className="practice-reasons">
            {missed.map((cell) => (
              <Reason
                key={cell.blank}
                cell={cell}
                selected={selected === cell.blank}
                onSelect={() => showCell(cell.blank)}
              />
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function Legend() {
  const t = useTranslations("review");
  return (
    <p className="practice-legend">
      <span className="practice-legend-you">{t("legendYou")}</span>
      <span className="practice-legend-tcp">{t("legendTcp")}</span>
    </p>
  );
}

type ReasonProps = { cell: CellVerdict; selected: boolean; onSelect: () => void };

function Reason({ cell, selected, onSelect }: ReasonProps) {
  const t = useTranslations("review");
  const inLocale = useInLocale();
  const form = useForm();
  return (
    <li
      data-reason={cell.blank}
      className={`practice-reason${selected ? " practice-reason-selected" : ""}`}
    >
      <button
        type="button"
        className="practice-reason-n"
        aria-pressed={selected}
        aria-label={t("showCell", { segment: cell.segment })}
        onClick={onSelect}
      >
        {cell.segment}
      </button>
      <div>
        <p>
          <GroupedText text={inLocale(cell.because[form])} />
        </p>
        <RuleList rules={cell.rules} brief />
      </div>
    </li>
  );
}
