"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { LadderSegment, ShownState } from "#contract/ladder.ts";
import { Grouped } from "./grouped.tsx";
import { useLadder } from "./ladder-context.tsx";
import { NumberCell } from "./number-cell.tsx";
import { VerdictCell } from "./verdict-cell.tsx";

// Lists and popovers weigh as much as all the rest: pages that only show a run do not load them.
const FlagsCell = dynamic(() => import("./flags-cell.tsx").then((file) => file.FlagsCell));
const StateCell = dynamic(() => import("./state-cell.tsx").then((file) => file.StateCell));

/** A number, length or list of flags of a segment, or what stands in its place. */
export function Value({
  segment,
  field,
}: {
  segment: LadderSegment;
  field: "flags" | "seq" | "ack" | "len";
}) {
  const { cells, print } = useLadder();
  const shown = segment[field];
  if (shown.as === "withheld") return <Withheld />;
  if (shown.as === "blank") {
    if (cells.kind === "judged") {
      return (
        <VerdictCell blank={shown.blank} kind={`ladder-${field === "flags" ? "flags" : "num"}`} />
      );
    }
    if (cells.kind === "read") return <EmptyBlank />;
    if (field === "flags") return <FlagsCell blank={shown.blank} />;
    return <NumberCell blank={shown.blank} field={field} />;
  }
  if (field === "flags") {
    return segment.flags.as === "given" ? segment.flags.value.join(", ") : null;
  }
  const text = field === "len" ? String(shown.value) : (print(segment.n, field) ?? "");
  return <Grouped text={text} />;
}

/** The name of a state, or what stands in its place. */
export function StateValue({ shown }: { shown: ShownState }) {
  const { cells } = useLadder();
  if (shown.as === "given") return <span className="ladder-name">{shown.value}</span>;
  if (shown.as === "withheld") return <Withheld />;
  if (cells.kind === "judged") return <VerdictCell blank={shown.blank} kind="ladder-name" />;
  return cells.kind === "ask" ? <StateCell blank={shown.blank} /> : <EmptyBlank />;
}

/** Grey bars: the server does not send a number that would give another blank away. */
function Withheld() {
  const t = useTranslations("ladder");
  return (
    <span className="ladder-withheld">
      <span className="sr-only">{t("withheld")}</span>
    </span>
  );
}

/** A blank that cannot be filled in here, as in a preview or on paper. */
function EmptyBlank() {
  const t = useTranslations("ladder");
  return (
    <span className="ladder-cell ladder-box">
      <span className="sr-only">{t("empty")}</span>
    </span>
  );
}
