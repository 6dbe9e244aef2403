"use client";

import "./source.css";
import { useTranslations } from "next-intl";
import {
  type ChangeEvent,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { offsetOf, placeOf } from "./source-text.ts";

export type SourceHandle = {
  /** Puts the caret to a place and brings it into view. */
  goTo: (line: number, column: number) => void;
};

type Props = {
  ref: Ref<SourceHandle>;
  text: string;
  onChange: (text: string) => void;
  /** Lines that are marked, because something is wrong there. */
  marked: ReadonlySet<number>;
};

/**
 * A plain textarea over its own lines: they are set below it in the same type, so that each number
 * stands where its line begins however often the line is broken.
 */
export function SourceEditor({ ref, text, onChange, marked }: Props) {
  const t = useTranslations("desk");
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const hint = useId();
  const [caret, setCaret] = useState({ line: 1, column: 1 });
  const keys = useTabKey(onChange);
  useImperativeHandle(ref, () => ({
    goTo(line, column) {
      const field = area.current;
      if (!field) return;
      const offset = offsetOf(field.value, line, column);
      field.focus({ preventScroll: true });
      field.setSelectionRange(offset, offset);
      lines.current?.children[line - 1]?.scrollIntoView({ block: "center" });
    },
  }));
  const follow = () => {
    const field = area.current;
    if (field) setCaret(placeOf(field.value, field.selectionStart));
  };
  return (
    <section className="desk-pane" aria-label={t("source")}>
      <div className="desk-pane-head">
        <h2>{t("source")}</h2>
        <span className="type-note text-soft">{t("place", caret)}</span>
      </div>
      <div className="desk-source">
        <Lines ref={lines} text={text} marked={marked} current={caret.line} />
        <textarea
          ref={area}
          className="desk-source-type desk-source-area"
          aria-label={t("sourceOf")}
          aria-describedby={hint}
          aria-invalid={marked.size > 0}
          value={text}
          onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
          onSelect={follow}
          {...keys}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          maxLength={40_000}
        />
      </div>
      <p id={hint} className="desk-source-hint type-note text-soft">
        {t("tabHint")}
      </p>
    </section>
  );
}

type LinesProps = {
  ref: Ref<HTMLDivElement>;
  text: string;
  marked: ReadonlySet<number>;
  current: number;
};

function Lines({ ref, text, marked, current }: LinesProps) {
  const lines = useMemo(() => text.split("\n"), [text]);
  return (
    <div ref={ref} className="desk-source-type desk-source-lines" aria-hidden="true">
      {lines.map((line, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
          key={index}
          className="desk-line"
          data-marked={marked.has(index + 1) || undefined}
          data-current={index + 1 === current || undefined}
        >
          <span className="desk-line-number">{index + 1}</span>
          {/* A line without characters is as high as any other. */}
          <span className="desk-line-text">{line || "\u200b"}</span>
        </div>
      ))}
    </div>
  );
}

/**
 * Tab indents, as YAML needs. Escape gives Tab back for leaving, until something else is pressed: no
 * keyboard is caught here.
 */
function useTabKey(onChange: (text: string) => void) {
  const leaves = useRef(false);
  return {
    onBlur: () => {
      leaves.current = false;
    },
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => {
      if (event.key === "Shift") return;
      if (event.key !== "Tab") {
        leaves.current = event.key === "Escape";
        return;
      }
      if (leaves.current || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      indent(event.currentTarget, event.shiftKey ? "out" : "in");
      onChange(event.currentTarget.value);
    },
  };
}

/** Two spaces at the caret, or at the begin of each line that is selected. */
function indent(field: HTMLTextAreaElement, direction: "in" | "out"): void {
  const { value, selectionStart: from, selectionEnd: to } = field;
  if (direction === "in" && !value.slice(from, to).includes("\n")) {
    replace(field, { from, to }, "  ");
    return;
  }
  const begin = value.lastIndexOf("\n", from - 1) + 1;
  const lines = value.slice(begin, to);
  const moved = direction === "in" ? lines.replace(/^/gm, "  ") : lines.replace(/^ {1,2}/gm, "");
  if (moved === lines) return;
  const first = moved.split("\n", 1)[0]?.length ?? 0;
  const firstBefore = lines.split("\n", 1)[0]?.length ?? 0;
  replace(field, { from: begin, to }, moved);
  field.setSelectionRange(Math.max(begin, from + first - firstBefore), begin + moved.length);
}

/** Changes a part of the text as if typed by hand, so that the browser can undo it. */
function replace(
  field: HTMLTextAreaElement,
  { from, to }: { from: number; to: number },
  by: string,
): void {
  field.setSelectionRange(from, to);
  const typed = by === "" ? document.execCommand("delete") : insertText(by);
  if (!typed) field.setRangeText(by, from, to, "end");
}

/** Out of date on paper, and still the only way to type that every browser can undo. */
function insertText(text: string): boolean {
  return document.execCommand("insertText", false, text);
}
