"use client";

import { useLocale, useTranslations } from "next-intl";
import { Grouped, GroupedText } from "#app/ladder/grouped.tsx";
import type { CellVerdict } from "#contract/cell.ts";
import type { PublicFields } from "#contract/kinds/fields.ts";
import type { PublicQuestion } from "#contract/question.ts";
import type { Verdict } from "#contract/verdict.ts";
import { Judged } from "../../(learn)/review/_components/kinds/registry.tsx";
import { Markdown } from "../../(learn)/review/_components/markdown.tsx";
import { RuleList } from "../../(learn)/review/_components/rule-list.tsx";

type Props = { question: PublicQuestion; verdict: Verdict };

/** What a fully right answer is told: the verdict on the key, its reasons and the explanation. */
export function KeyView({ question, verdict }: Props) {
  const locale = useLocale();
  const { explanation } = verdict;
  return (
    <div className="desk-key">
      <Judged question={question} verdict={verdict} />
      {question.kind === "fields" && verdict.kind === "fields" && (
        <Cells blanks={question.blanks} cells={verdict.cells} />
      )}
      <Markdown text={locale === "zh" ? explanation.zh : explanation.en} />
      {/* The back of a card names its rules itself. */}
      {verdict.kind !== "flashcard" && <RuleList rules={verdict.rules} brief />}
    </div>
  );
}

type CellsProps = { blanks: PublicFields["blanks"]; cells: readonly CellVerdict[] };

/** Each blank with its truth and the sentence a learner who misses it will read. */
function Cells({ blanks, cells }: CellsProps) {
  const locale = useLocale();
  const nameOf = useNameOf(blanks);
  return (
    <ol className="desk-cells">
      {cells.map((cell) => (
        <li key={cell.blank}>
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="type-note text-soft">{nameOf(cell)}</span>
            <Truth truth={cell.truth} />
          </p>
          <p className="type-small">
            <GroupedText
              text={locale === "zh" ? cell.because.absolute.zh : cell.because.absolute.en}
            />
          </p>
        </li>
      ))}
    </ol>
  );
}

function useNameOf(blanks: PublicFields["blanks"]): (cell: CellVerdict) => string {
  const t = useTranslations("ladder");
  return ({ blank, segment }) => {
    const asked = blanks.find(({ id }) => id === blank);
    return asked?.end
      ? t("blankState", { segment, end: t(asked.end) })
      : t("blank", { segment, field: asked?.field ?? "" });
  };
}

/** The right value, and beside it the same counted from the ISN. */
function Truth({ truth: { absolute, relative } }: Pick<CellVerdict, "truth">) {
  return (
    <span className="type-num type-small type-strong">
      <Grouped text={absolute} />
      {relative !== null && relative !== absolute && (
        <span className="ml-3 font-normal text-soft">
          <Grouped text={relative} />
        </span>
      )}
    </span>
  );
}
