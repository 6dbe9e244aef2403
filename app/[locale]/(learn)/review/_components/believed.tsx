"use client";

import { useTranslations } from "next-intl";
import { GroupedText } from "#app/ladder/grouped.tsx";
import type { Marked } from "#app/ladder/ladder-context.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import type { Diagnosis, FirstDifference } from "#contract/diagnosis.ts";
import type { Ladder } from "#contract/ladder.ts";
import type { Verdict } from "#contract/verdict.ts";
import { useInLocale } from "./words.ts";

type Explained = Exclude<Diagnosis, { status: "none-fits" }>;

/**
 * Which belief leads to the answer that was given, in the learner's words, and what would happen if
 * it were so, beside what TCP does. Nothing for a right answer or an older verdict.
 */
export function Believed({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("review.believed");
  const { diagnosis, ladder } = verdict;
  if (!diagnosis) return null;
  if (diagnosis.status === "none-fits") {
    return (
      <section className="practice-why">
        <h2 className="practice-section-title">{t("noneFits")}</h2>
        <p>{t("noneFitsLead", { count: diagnosis.compared })}</p>
      </section>
    );
  }
  const count = diagnosis.beliefs.length;
  const named = diagnosis.status === "named";
  return (
    <section className="practice-believed">
      <h2 className="practice-section-title">{named ? t("named") : t("possible", { count })}</h2>
      <p>{named ? t("namedLead") : t("possibleLead", { count })}</p>
      <Sentences diagnosis={diagnosis} />
      {ladder && <Runs truth={ladder} diagnosis={diagnosis} />}
    </section>
  );
}

/** So many beliefs are said; of more than that a single answer tells nothing. */
const SAID = 3;

function Sentences({ diagnosis }: { diagnosis: Explained }) {
  const t = useTranslations("review.believed");
  const inLocale = useInLocale();
  const more = diagnosis.beliefs.length - SAID;
  return (
    <ul className="practice-beliefs">
      {diagnosis.beliefs.slice(0, SAID).map(({ mutant, sentence }) => (
        <li key={mutant}>
          <GroupedText text={inLocale(sentence)} />
        </li>
      ))}
      {more > 0 && <li className="practice-note-text">{t("more", { more })}</li>}
    </ul>
  );
}

/** The two runs, side by side where there is room for both. */
function Runs({ truth, diagnosis }: { truth: Ladder; diagnosis: Explained }) {
  const t = useTranslations("review.believed");
  const { ladder, difference, beliefs } = diagnosis;
  return (
    <>
      <p className="practice-note-text">
        <Difference difference={difference} />
      </p>
      <div className="practice-runs">
        <div className="practice-sheet">
          <LadderDiagram
            ladder={truth}
            marked={markedIn(difference, "truth")}
            head={<h3 className="practice-note-title">{t("truth")}</h3>}
          />
        </div>
        <div className="practice-sheet">
          <LadderDiagram
            ladder={ladder}
            marked={markedIn(difference, "believed")}
            head={
              <h3 className="practice-note-title">{t("believed", { count: beliefs.length })}</h3>
            }
          />
        </div>
      </div>
    </>
  );
}

function Difference({ difference }: { difference: FirstDifference | null }) {
  const t = useTranslations("review.believed");
  if (!difference) return t("same");
  if (difference.in === "segment") return t("segment", { segment: difference.segment });
  return t("state", { end: difference.end });
}

function markedIn(difference: FirstDifference | null, run: "truth" | "believed"): Marked | null {
  if (!difference) return null;
  if (difference.in === "segment") return { segment: difference.segment };
  const at = difference[run];
  return at === null ? null : { end: difference.end, at };
}
