"use client";

import "../../(learn)/review/review.css";
import "./desk.css";
import "./editor.css";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { Locale } from "#contract/text.ts";
import { EditorHead } from "./editor-head.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { EditorNotices } from "./outcome-notice.tsx";
import { DrawnNumbers, KeyOfPreview, PreviewPane, Section } from "./preview-pane.tsx";
import { ProblemList } from "./problem-list.tsx";
import { ReportList } from "./report-list.tsx";
import { SourceEditor, type SourceHandle } from "./source-editor.tsx";
import { linesWithProblems } from "./source-text.ts";
import { placeOfTemplateName } from "./template.ts";
import { type Opened, useEditing } from "./use-editing.ts";
import { useNarrow } from "./use-narrow.ts";
import { usePreview } from "./use-preview.ts";

type Pane = "source" | "preview" | "problems";

/** A question as its source, what a learner sees of it, and what keeps it from being published. */
export function Editor({ opened }: { opened: Opened }) {
  const t = useTranslations("desk");
  const editing = useEditing(opened);
  const preview = usePreview(editing.text);
  const [locale, setLocale] = useState<Locale>(useLocale() === "zh" ? "zh" : "en");
  const [pane, setPane] = useState<Pane>("source");
  const [unnamed, setUnnamed] = useState(false);
  const source = useRef<SourceHandle>(null);
  const marked = useMemo(() => linesWithProblems(preview.problems ?? []), [preview.problems]);
  const goTo = (line: number, column: number) => {
    setPane("source");
    // A tab shows its panel in the next frame; what is hidden takes no focus.
    requestAnimationFrame(() => source.current?.goTo(line, column));
  };
  /** The numbers that somebody reported, with the text as it is now. */
  const showVariant = (seed: number) => {
    preview.show(seed);
    setPane("preview");
  };
  /** A question of its own needs a name of its own, and that one stays. */
  const named = (act: () => void) => {
    const place = editing.slug === null ? placeOfTemplateName(editing.text) : null;
    setUnnamed(place !== null);
    if (place) goTo(place.line, place.column);
    else act();
  };
  const save = () => named(editing.save);
  useSaveKey(() => editing.dirty && save());
  const write = (text: string) => {
    editing.write(text);
    setUnnamed(false);
  };
  return (
    <div className="desk-editor">
      <EditorHead
        editing={editing}
        problems={preview.problems?.length ?? null}
        onSave={save}
        onPublish={() => named(editing.publish)}
      />
      <EditorNotices editing={editing} unnamed={unnamed} onGoTo={goTo} />
      <p role="status" className="sr-only">
        {preview.problems !== null && t("problemsTold", { n: preview.problems.length })}
      </p>
      <Panes
        pane={pane}
        onPane={setPane}
        problems={preview.problems?.length ?? 0}
        source={<SourceEditor ref={source} text={editing.text} onChange={write} marked={marked} />}
        preview={<PreviewPane preview={preview} locale={locale} onChange={setLocale} />}
        list={
          <>
            <Section title={t("problems")}>
              <ProblemList
                problems={preview.problems}
                tried={preview.shown?.key.kind === "fields" || preview.shown?.key.kind === "state"}
                onGoTo={goTo}
              />
            </Section>
            {editing.slug !== null && <ReportList slug={editing.slug} onShow={showVariant} />}
          </>
        }
        drawn={<DrawnNumbers preview={preview} />}
        answer={<KeyOfPreview preview={preview} locale={locale} />}
      />
      <LeaveGuard dirty={editing.dirty} />
    </div>
  );
}

/** Ctrl+S saves, whatever has the focus. */
function useSaveKey(save: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    save();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

type PanesProps = {
  pane: Pane;
  onPane: (pane: Pane) => void;
  problems: number;
  source: ReactNode;
  preview: ReactNode;
  list: ReactNode;
  drawn: ReactNode;
  answer: ReactNode;
};

/** Three panes beside each other; tabs where there is no room for that. */
function Panes(props: PanesProps) {
  const { pane, onPane, problems, source, preview, list, drawn, answer } = props;
  const t = useTranslations("desk");
  const narrow = useNarrow();
  if (!narrow) {
    return (
      <div className="desk-panes">
        {source}
        <section className="desk-pane desk-pane-preview" aria-label={t("preview")}>
          {preview}
        </section>
        <section className="desk-pane desk-pane-side" aria-label={t("side")}>
          <div className="grid gap-9">
            {list}
            {drawn}
          </div>
          {answer}
        </section>
      </div>
    );
  }
  return (
    <Tabs
      className="desk-tabs"
      selectedKey={pane}
      onSelectionChange={(key) => onPane(key === "preview" || key === "problems" ? key : "source")}
    >
      <TabList className="desk-tab-list" aria-label={t("panes")}>
        <Tab id="source">{t("source")}</Tab>
        <Tab id="preview">{t("preview")}</Tab>
        <Tab id="problems">{problems > 0 ? t("problemCount", { n: problems }) : t("problems")}</Tab>
      </TabList>
      <TabPanel id="source" shouldForceMount className="desk-tab-panel">
        {source}
      </TabPanel>
      <TabPanel id="preview" className="desk-tab-panel">
        {preview}
        <div className="desk-pane-body">
          {drawn}
          {answer}
        </div>
      </TabPanel>
      <TabPanel id="problems" className="desk-tab-panel">
        <div className="desk-pane-body">{list}</div>
      </TabPanel>
    </Tabs>
  );
}
