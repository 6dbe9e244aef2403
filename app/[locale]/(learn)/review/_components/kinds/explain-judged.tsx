"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import { Mark } from "#app/marks/mark.tsx";
import type { ClaimVerdict, ExplainVerdict, PublicExplain } from "#contract/kinds/explain.ts";
import { Markdown } from "../markdown.tsx";
import { RuleList } from "../rule-list.tsx";
import { useInLocale } from "../words.ts";
import type { JudgedProps } from "./ask.ts";

const STANDINGS = {
  right: "right",
  wrong: "wrong",
  imprecise: "partly",
  unchecked: "none",
} as const;

/** The answer with every claim marked, the key points, and what a good answer says. */
export function JudgedExplain({ verdict }: JudgedProps<PublicExplain, ExplainVerdict>) {
  const t = useTranslations("explain");
  const inLocale = useInLocale();
  const { claims, text, worked, ladder } = verdict;
  const [chosen, setChosen] = useState(() => firstToTell(claims));
  const claim = claims[chosen] ?? null;
  const run = claim?.run == null ? null : verdict.runs[claim.run];
  const ends = claims.map(({ end }) => behindStop(text, end));
  return (
    <>
      <section className="practice-sheet explain-judged" aria-label={t("claims")}>
        <p className="explain-text">
          {claims.map((one, index) => (
            <span key={one.start}>
              {text.slice(ends[index - 1] ?? 0, one.start)}
              <ClaimMark
                claim={one}
                text={text.slice(one.start, ends[index])}
                isChosen={index === chosen}
                onChoose={() => setChosen(index)}
              />
            </span>
          ))}
          {text.slice(ends.at(-1) ?? 0)}
        </p>
        <div className="explain-reason" aria-live="polite">
          {claim ? <Reason claim={claim} /> : <p>{t("pick")}</p>}
        </div>
        {run && (
          <LadderDiagram
            ladder={run}
            head={<h2 className="practice-note-title">{inLocale(run.title)}</h2>}
          />
        )}
      </section>
      <Points points={verdict.points} />
      <section className="practice-why">
        <h2 className="practice-section-title">{t("worked")}</h2>
        <Markdown text={inLocale(worked)} />
      </section>
      {ladder && (
        <div className="practice-sheet mt-7">
          <LadderDiagram ladder={ladder} />
        </div>
      )}
    </>
  );
}

/** A comma or full stop stays on the line of what it closes: no line begins with one. */
function behindStop(text: string, end: number): number {
  return end + (/^[，。、；：！？,.;:!?)）」』”’]+/.exec(text.slice(end))?.[0].length ?? 0);
}

/** What went wrong is told first; -1 when nothing did. */
function firstToTell(claims: readonly ClaimVerdict[]): number {
  return claims.findIndex(({ verdict }) => verdict === "wrong" || verdict === "imprecise");
}

type ClaimMarkProps = {
  claim: ClaimVerdict;
  text: string;
  isChosen: boolean;
  onChoose: () => void;
};

function ClaimMark({ claim, text, isChosen, onChoose }: ClaimMarkProps) {
  const t = useTranslations("explain");
  const { verdict } = claim;
  if (verdict === "unchecked") return <span className="explain-unchecked">{text}</span>;
  return (
    <button
      type="button"
      className={`explain-claim explain-claim-${verdict}`}
      data-verdict={verdict}
      aria-pressed={isChosen}
      onClick={onChoose}
      onFocus={onChoose}
    >
      <Mark standing={STANDINGS[verdict]} />
      <span className="sr-only">{t(`verdicts.${verdict}`)}: </span>
      {text}
    </button>
  );
}

function Reason({ claim }: { claim: ClaimVerdict }) {
  const t = useTranslations("explain");
  const inLocale = useInLocale();
  return (
    <>
      <p>
        <b>{t(`verdicts.${claim.verdict}`)}</b>{" "}
        {claim.because === null ? t("noReason") : inLocale(claim.because)}
      </p>
      {claim.found === "model" && <p className="practice-note-text">{t("foundByModel")}</p>}
      {claim.rule && <RuleList rules={[claim.rule]} brief />}
    </>
  );
}

function Points({ points }: Pick<ExplainVerdict, "points">) {
  const t = useTranslations("explain");
  const inLocale = useInLocale();
  return (
    <section className="practice-why">
      <h2 className="practice-section-title">{t("points")}</h2>
      <ul className="explain-points">
        {points.map(({ id, covered, text }) => (
          <li key={id} data-covered={covered}>
            <Mark standing={covered ? "right" : "none"} />
            <span>
              {inLocale(text)} <small>({t(covered ? "covered" : "missing")})</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
