"use client";

import { useTranslations } from "next-intl";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import { MarkSign } from "#app/ladder/verdict-cell.tsx";
import type { CellVerdict } from "#contract/cell.ts";
import type { Ladder } from "#contract/ladder.ts";
import { RuleList } from "../rule-list.tsx";
import { useInLocale } from "../words.ts";

type Props = {
  cells: readonly CellVerdict[];
  /** What a part was asked for. */
  nameOf: (cell: CellVerdict) => string;
  /** How a given or true value of a part reads. */
  sayOf: (cell: CellVerdict, value: string) => string;
  ladder: Ladder | null;
  ladderTitle: string;
};

/** Each part of an answer beside the truth, why where it was missed, and what TCP really did. */
export function JudgedParts({ cells, nameOf, sayOf, ladder, ladderTitle }: Props) {
  return (
    <>
      <ul className="parts-judged">
        {cells.map((cell) => (
          <JudgedPart key={cell.blank} cell={cell} name={nameOf(cell)} sayOf={sayOf} />
        ))}
      </ul>
      {ladder && (
        <section className="parts-truth">
          <h2 className="practice-section-title">{ladderTitle}</h2>
          <div className="practice-sheet mt-5">
            <LadderDiagram ladder={ladder} />
          </div>
        </section>
      )}
    </>
  );
}

type PartProps = { cell: CellVerdict; name: string; sayOf: Props["sayOf"] };

function JudgedPart({ cell, name, sayOf }: PartProps) {
  const t = useTranslations("parts");
  const inLocale = useInLocale();
  const { mark, given, truth, because, rules } = cell;
  const missed = mark !== "right";
  return (
    <li className="parts-verdict" data-part={cell.blank} data-mark={mark}>
      <MarkSign mark={mark} />
      <div>
        <p className="parts-name">{name}</p>
        <p className="parts-values">
          {missed && (
            <span className="parts-given">
              {t("you")}{" "}
              <b>
                <GroupedText text={given === null ? t("nothing") : sayOf(cell, given)} />
              </b>
            </span>
          )}
          <span className="parts-true">
            {missed && t("tcp")}{" "}
            <b>
              <GroupedText text={sayOf(cell, truth.absolute)} />
            </b>
          </span>
        </p>
        {missed && (
          <div className="parts-why">
            <p>
              <GroupedText text={inLocale(because.absolute)} />
            </p>
            <RuleList rules={rules} brief />
          </div>
        )}
      </div>
    </li>
  );
}
