"use client";

import { useTranslations } from "next-intl";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import { DEMO, DEMO_CELLS } from "./graded.ts";

/** A question as it comes back: the diagram, one blank graded, and the reason. */
export function Demo() {
  const t = useTranslations("home");
  return (
    <div className="sheet grid gap-4 px-2 py-4 max-sm:-mx-1.5 sm:px-6 sm:py-5">
      <p className="type-note px-1 text-soft">{t("demo")}</p>
      <LadderDiagram
        ladder={DEMO}
        cells={{ kind: "judged", verdicts: DEMO_CELLS }}
        form="absolute"
        times={false}
        table={false}
      />
      <div className="type-small mx-1 grid gap-1 border-rule border-t pt-4">
        <p>
          <GroupedText text={t("because")} />
        </p>
        <p className="text-soft">
          {t("rule")} <span className="type-note whitespace-nowrap">RFC 9293 §3.4</span>
        </p>
      </div>
    </div>
  );
}
