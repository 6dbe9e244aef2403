"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "react-aria-components";
import { NewerDialog } from "./newer-dialog.tsx";
import { Notice } from "./notice.tsx";
import { ProblemList } from "./problem-list.tsx";
import { slugIn } from "./source-text.ts";
import type { Outcome } from "./use-actions.ts";
import type { Editing } from "./use-editing.ts";

type GoTo = (line: number, column: number) => void;
type Props = {
  editing: Editing;
  /** Whether a save was tried under the template's name. */
  unnamed: boolean;
  onGoTo: GoTo;
};

/** What came of the last action, and text of before that can be had back. */
export function EditorNotices({ editing, unnamed, onGoTo }: Props) {
  const t = useTranslations("desk");
  const { outcome } = editing;
  return (
    <div className="desk-notices">
      <KeptOffer editing={editing} />
      <div role="status" className="contents">
        {unnamed && <Notice tone="wrong">{t("nameFirst")}</Notice>}
        {outcome && outcome.kind !== "conflict" && (
          <OutcomeNotice outcome={outcome} editing={editing} onGoTo={onGoTo} />
        )}
        {outcome?.kind === "conflict" && <Conflict editing={editing} />}
      </div>
    </div>
  );
}

function KeptOffer({ editing: { offer, takeOffer, refuseOffer } }: { editing: Editing }) {
  const t = useTranslations("desk");
  const format = useFormatter();
  if (!offer) return null;
  const when = format.dateTime(new Date(offer.at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <Notice
      tone="plain"
      actions={
        <>
          <Button className="button button-small" onPress={() => takeOffer(offer)}>
            {t("kept.take")}
          </Button>
          <Button className="button button-small button-plain" onPress={refuseOffer}>
            {t("kept.refuse")}
          </Button>
        </>
      }
    >
      {t("kept.text", { when })}
    </Notice>
  );
}

type OutcomeProps = {
  editing: Editing;
  onGoTo: GoTo;
  outcome: Exclude<Outcome, { kind: "conflict" }>;
};

function OutcomeNotice({ outcome, editing, onGoTo }: OutcomeProps) {
  const t = useTranslations("desk");
  switch (outcome.kind) {
    // The line under the name says so already.
    case "saved":
      return null;
    case "published":
      return <Notice tone="right">{t("published", { version: outcome.version })}</Notice>;
    case "retired":
      return <Notice tone="plain">{t("retired")}</Notice>;
    case "refused":
      return (
        <Notice tone="wrong">
          <p className="mb-2 font-semibold">{t("refused", { n: outcome.problems.length })}</p>
          <ProblemList problems={outcome.problems} onGoTo={onGoTo} />
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="wrong">
          {t(`failed.${outcome.doing}`)} {reasonOf(outcome, editing, t)}
        </Notice>
      );
  }
}

type Failed = Extract<Outcome, { kind: "failed" }>;

function reasonOf(
  { failed }: Failed,
  { slug, text }: Editing,
  t: ReturnType<typeof useTranslations>,
): string {
  const renamed = slug !== null && slugIn(text) !== slug;
  if (failed.code === "SLUG_TAKEN" && renamed) return t("slugStays", { slug });
  return failed.sentence ?? t("away");
}

function Conflict({ editing: { slug, text, goOnFrom } }: { editing: Editing }) {
  const t = useTranslations("desk");
  const [open, setOpen] = useState(false);
  if (slug === null) return null;
  return (
    <>
      <Notice
        tone="partly"
        actions={
          <Button className="button button-small" onPress={() => setOpen(true)}>
            {t("newer.see")}
          </Button>
        }
      >
        {t("conflict")}
      </Notice>
      <NewerDialog
        open={open}
        onClose={() => setOpen(false)}
        slug={slug}
        mine={text}
        onGoOn={goOnFrom}
      />
    </>
  );
}
