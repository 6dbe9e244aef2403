"use client";

import { Check, EqualApproximately, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Mark } from "#contract/judged.ts";
import { Grouped } from "./grouped.tsx";
import { useLadder } from "./ladder-context.tsx";

const ICONS = { right: Check, partly: EqualApproximately, wrong: X };

/** The sign of a verdict: its own shape for each, so that colour only supports. */
export function MarkSign({ mark }: { mark: Mark }) {
  const Icon = ICONS[mark];
  return (
    <span className={`ladder-mark ladder-mark-${mark}`}>
      <Icon aria-hidden="true" />
    </span>
  );
}

/** A judged blank in its own place: your answer in ink, and the truth under it where they differ. */
export function VerdictCell({ blank, kind = "ladder-num" }: { blank: string; kind?: string }) {
  const t = useTranslations("ladder");
  const { cells, face } = useLadder();
  if (cells.kind !== "judged") return null;
  const verdict = cells.verdicts.find((one) => one.blank === blank);
  if (!verdict) return null;
  const { mark, given, truth } = face(verdict);
  const right = mark === "right";
  return (
    <Frame blank={blank} mark={mark}>
      <MarkSign mark={mark} />
      <span className="ladder-pair">
        <span className={`ladder-given ${kind}`}>
          <span className="sr-only">{right ? t("saidRight") : t("saidYours", { mark })} </span>
          {mark === "wrong" ? (
            <s>
              <Grouped text={given} />
            </s>
          ) : (
            <Grouped text={given} />
          )}
        </span>
        {!right && (
          <span className={`ladder-truth ${kind}`}>
            <span className="sr-only">{t("saidTruth")} </span>
            <Grouped text={truth} />
          </span>
        )}
      </span>
    </Frame>
  );
}

/** A cell that has a reason is a button that shows it. */
function Frame({ blank, mark, children }: { blank: string; mark: Mark; children: ReactNode }) {
  const { cells } = useLadder();
  const name = `ladder-cell ladder-verdict ladder-verdict-${mark}`;
  const onSelect = cells.kind === "judged" ? cells.onSelect : undefined;
  if (mark === "right" || !onSelect || cells.kind !== "judged") {
    return <span className={name}>{children}</span>;
  }
  const selected = cells.selected === blank;
  return (
    <button
      type="button"
      className={`${name}${selected ? " ladder-selected" : ""}`}
      aria-pressed={selected}
      data-verdict={blank}
      onClick={() => onSelect(blank)}
    >
      {children}
    </button>
  );
}
