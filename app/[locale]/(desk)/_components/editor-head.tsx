"use client";

import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "react-aria-components";
import { Link } from "#app/i18n/navigation.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { StatusMark } from "./status-mark.tsx";
import type { Editing } from "./use-editing.ts";

type Props = {
  editing: Editing;
  /** How many problems keep the text from being published; null until that is known. */
  problems: number | null;
  onSave: () => void;
  onPublish: () => void;
};

/** Which question, how it stands, and what can be done with it. */
export function EditorHead({ editing, problems, onSave, onPublish }: Props) {
  const t = useTranslations("desk");
  const reason = useId();
  const { slug, status, version, dirty, doing } = editing;
  const [asking, setAsking] = useState(false);
  const held = useHeld({ dirty, status, problems });
  const inPractice = status === "published" || status === "changed";
  return (
    <header className="desk-head">
      <Link href="/desk" className="tool shrink-0" aria-label={t("back")}>
        <ChevronLeft size={20} aria-hidden="true" />
      </Link>
      <div className="desk-head-name">
        <h1 className={slug === null ? "type-strong" : "type-num type-strong"}>
          {slug ?? t("untitled")}
        </h1>
        <p className="type-note flex flex-wrap items-center gap-x-3 text-soft">
          <StatusMark status={status} />
          {version !== null && <span>{t("version", { version })}</span>}
          <span role="status">{t(savedState(slug, dirty))}</span>
        </p>
      </div>
      {held && (
        <p id={reason} className="desk-head-reason type-note text-soft">
          {held}
        </p>
      )}
      <div className="desk-head-actions">
        {inPractice && (
          <Button className="button button-small button-plain" onPress={() => setAsking(true)}>
            {t("retire")}
          </Button>
        )}
        <Button
          className="button button-small"
          onPress={onSave}
          isDisabled={!dirty}
          isPending={doing === "save"}
        >
          {t(doing === "save" ? "saving" : "save")}
        </Button>
        <Button
          className={`button button-small ${held ? "" : "button-ink"}`}
          onPress={onPublish}
          isDisabled={held !== null}
          isPending={doing === "publish"}
          {...(held && { "aria-describedby": reason })}
        >
          {t(doing === "publish" ? "publishing" : "publish")}
        </Button>
      </div>
      <AskDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("retireTitle")}
        stay={t("retireKeep")}
        go={{ label: t("retireSure"), onPress: editing.retire }}
      >
        {t("retireAsk")}
      </AskDialog>
    </header>
  );
}

function savedState(slug: string | null, dirty: boolean) {
  if (dirty) return "unsaved";
  return slug === null ? "unwritten" : "saved";
}

/** Why there is nothing to publish now, or null. */
function useHeld({ dirty, status, problems }: Pick<Editing, "dirty" | "status"> & HeldBy) {
  const t = useTranslations("desk");
  if (problems !== null && problems > 0) return t("heldByProblems", { n: problems });
  if (!dirty && status === "published") return t("heldByNothing");
  return null;
}
type HeldBy = { problems: number | null };
