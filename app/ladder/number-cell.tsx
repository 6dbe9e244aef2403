"use client";

import { useTranslations } from "next-intl";
import type { ClipboardEvent } from "react";
import { useLadder } from "./ladder-context.tsx";
import { cleaned } from "./numbers.ts";

/** A blank for a number, where the number would stand. */
export function NumberCell({ blank, field }: { blank: string; field: "seq" | "ack" | "len" }) {
  const t = useTranslations("ladder");
  const { cells, places, typedAs } = useLadder();
  if (cells.kind !== "ask") return null;
  const { values, onChange, unreadable, describedBy } = cells;
  const bad = unreadable.has(blank);
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const pasted = cleaned(event.clipboardData.getData("text"));
    const from = selectionStart ?? value.length;
    onChange(blank, value.slice(0, from) + pasted + value.slice(selectionEnd ?? from));
  };
  return (
    <input
      className={`ladder-cell ladder-input ladder-input-${field}${bad ? " ladder-bad" : ""}`}
      data-blank={blank}
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      maxLength={64}
      aria-label={t("blank", { segment: places.get(blank)?.segment ?? 0, field })}
      aria-invalid={bad || undefined}
      aria-describedby={bad ? describedBy : undefined}
      title={typedAs(blank)}
      value={values[blank] ?? ""}
      onChange={(event) => onChange(blank, event.target.value)}
      onPaste={paste}
    />
  );
}
