"use client";

import { RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LadderSegment } from "#contract/ladder.ts";
import type { Part } from "./content.ts";
import { useLadder } from "./ladder-context.tsx";
import { Value } from "./value.tsx";

/** One word of a segment's label: its number, flags, a field with its name, or a tag. */
export function LabelPart({ part, segment }: { part: Part["part"]; segment: LadderSegment }) {
  const t = useTranslations("ladder");
  const { names } = useLadder();
  switch (part) {
    case "n": {
      const to = segment.from === "client" ? names.server : names.client;
      return (
        <>
          <span className="sr-only">
            {t("spoken", { segment: segment.n, from: names[segment.from], to })}
          </span>
          <span className="ladder-n" aria-hidden="true">
            {segment.n}
          </span>
        </>
      );
    }
    case "flags":
      return (
        <b className="ladder-flags">
          <Value segment={segment} field="flags" />
        </b>
      );
    case "lost":
      return (
        <span className="ladder-tag ladder-tag-lost">
          <X aria-hidden="true" />
          {t("lost")}
        </span>
      );
    case "again":
      return (
        <span className="ladder-tag">
          <RotateCw aria-hidden="true" />
          {t("again")}
        </span>
      );
    default:
      return <Field field={part} segment={segment} />;
  }
}

function Field({ field, segment }: { field: "seq" | "ack" | "len"; segment: LadderSegment }) {
  const t = useTranslations("ladder");
  const { wraps } = useLadder();
  const plain = segment[field].as === "given";
  return (
    <span className={plain ? "ladder-field" : "ladder-field ladder-field-cell"}>
      <span className="ladder-key">{field}</span>
      {plain ? (
        <span className="ladder-num">
          <Value segment={segment} field={field} />
        </span>
      ) : (
        <Value segment={segment} field={field} />
      )}
      {field !== "len" && wraps(segment.n, field) && (
        <span className="ladder-wrap" title={t("wrapped")}>
          <span aria-hidden="true">2³²</span>
          <span className="sr-only">{t("wrapped")}</span>
        </span>
      )}
    </span>
  );
}
