"use client";

import { useLocale, useTranslations } from "next-intl";
import { Mark } from "#app/marks/mark.tsx";
import type { Problem } from "#contract/desk.ts";

type Props = {
  /** Null until the text has been looked at. */
  problems: readonly Problem[] | null;
  /** Whether the simulator computes the key, and so has tried the question with many numbers. */
  tried?: boolean;
  onGoTo: (line: number, column: number) => void;
};

/** Everything that keeps the question from being published, each a way to its place. */
export function ProblemList({ problems, tried = false, onGoTo }: Props) {
  const t = useTranslations("desk");
  if (problems === null) return <p className="type-small text-soft">{t("problemsUnknown")}</p>;
  if (problems.length === 0) {
    return (
      <p className="type-small flex gap-2.5">
        <Mark standing="right" />
        <span>
          {t("noProblems")} {tried && <span className="text-soft">{t("noProblemsHint")}</span>}
        </span>
      </p>
    );
  }
  return (
    <ol className="desk-problems">
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a problem has no identity but its place
        <li key={index}>
          <OneProblem problem={problem} onGoTo={onGoTo} />
        </li>
      ))}
    </ol>
  );
}

type OneProps = { problem: Problem; onGoTo: Props["onGoTo"] };

function OneProblem({ problem: { line, column, field, message }, onGoTo }: OneProps) {
  const t = useTranslations("desk");
  const locale = useLocale();
  const said = locale === "zh" ? message.zh : message.en;
  return (
    <>
      <Mark standing="wrong" />
      <div className="grid min-w-0 gap-0.5">
        <p className="type-note flex flex-wrap items-center gap-x-2.5">
          {line === null ? (
            <span className="text-soft">{t("wholeText")}</span>
          ) : (
            <button
              type="button"
              className="desk-place"
              aria-label={t("goTo", { line, column: column ?? 1 })}
              onClick={() => onGoTo(line, column ?? 1)}
            >
              {line}:{column ?? 1}
            </button>
          )}
          {field !== "" && <code className="type-num text-soft">{field}</code>}
        </p>
        <p className="type-small">{said}</p>
      </div>
    </>
  );
}
