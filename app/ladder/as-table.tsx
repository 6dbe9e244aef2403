"use client";

import { ChevronDown, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { LadderSegment, LadderState } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";
import { useLadder } from "./ladder-context.tsx";
import { type TableRow, tableRows } from "./table-rows.ts";
import { StateValue, Value } from "./value.tsx";

/** The diagram as a real table, with the same blanks: one state, two views. */
export function AsTable() {
  const t = useTranslations("ladder");
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="ladder-as-table">
      <button
        type="button"
        className="ladder-disclose"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Table2 aria-hidden="true" />
        {t("asTable")}
        <ChevronDown aria-hidden="true" className={open ? "rotate-180" : ""} />
      </button>
      {/* A region that scrolls must take the keyboard. */}
      <div id={id} hidden={!open}>
        {open && <Rows />}
      </div>
    </div>
  );
}

function Rows() {
  const t = useTranslations("ladder");
  const { ladder, names } = useLadder();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so it takes the keyboard
    <section className="ladder-scroll" tabIndex={0} aria-label={t("asTableOf")}>
      <table className="ladder-table">
        <thead>
          <tr>
            <th scope="col">{t("number")}</th>
            <th scope="col">{t("direction")}</th>
            <th scope="col">{t("flags")}</th>
            <th scope="col">seq</th>
            <th scope="col">ack</th>
            <th scope="col">len</th>
            <th scope="col">{t("stateAfter", { end: names.client })}</th>
            <th scope="col">{t("stateAfter", { end: names.server })}</th>
          </tr>
        </thead>
        <tbody>
          {tableRows(ladder).map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { row: TableRow }) {
  const t = useTranslations("ladder");
  return (
    <tr>
      {row.segment ? (
        <SegmentCells segment={row.segment} />
      ) : (
        <td colSpan={6}>{row.initial ? t("atFirst") : t("byTimer")}</td>
      )}
      <StateCellOf state={row.client} />
      <StateCellOf state={row.server} />
    </tr>
  );
}

function SegmentCells({ segment }: { segment: LadderSegment }) {
  const t = useTranslations("ladder");
  const { names } = useLadder();
  const to: End = segment.from === "client" ? "server" : "client";
  const tags = [
    segment.retransmissionOf !== null && t("again"),
    segment.arrives === null && t("lost"),
  ].filter((tag) => tag !== false);
  return (
    <>
      <th scope="row">{segment.n}</th>
      <td className="whitespace-nowrap">{`${names[segment.from]} → ${names[to]}`}</td>
      <td>
        <b className="ladder-flags">
          <Value segment={segment} field="flags" />
        </b>
        {tags.length > 0 && <span className="ladder-key"> ({tags.join(", ")})</span>}
      </td>
      {(["seq", "ack", "len"] as const).map((field) => (
        <td key={field} className="ladder-num">
          <Value segment={segment} field={field} />
        </td>
      ))}
    </>
  );
}

function StateCellOf({ state }: { state: LadderState["state"] | null }) {
  return <td>{state && <StateValue shown={state} />}</td>;
}
