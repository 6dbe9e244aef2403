"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#app/i18n/navigation.ts";
import { FaultFrame } from "./fault-frame.tsx";
import type { Fault } from "./health.ts";
import { LOST_SYNS } from "./ladders.ts";
import { Picture } from "./picture.tsx";
import { type Recovery, useRecovery } from "./use-recovery.ts";

type Props = { error: unknown; retry: () => void; tools?: ReactNode };

/** Texts of a fault: its sentence, and what is safe. */
const TEXTS = {
  unknown: ["loadTitle", "loadKept"],
  database: ["databaseTitle", "databaseKept"],
  away: ["awayTitle", "awayKept"],
  odd: ["oddTitle", "oddKept"],
} as const satisfies Record<Fault, readonly [string, string]>;

/** Says what broke and what is safe, and brings the page back by itself. */
export function FaultPage({ error, retry, tools }: Props) {
  const t = useTranslations("common.fault");
  const recovery = useRecovery(retry);
  const { fault, tryNow } = recovery;
  const [title, kept] = TEXTS[fault];
  const reference = referenceOf(error);
  const names =
    fault === "database"
      ? { client: "Seqack", server: t("database") }
      : { client: t("you"), server: "Seqack" };
  return (
    <FaultFrame
      title={t(title)}
      tools={tools}
      picture={<Picture ladder={LOST_SYNS} names={names} caption={t("lostCaption")} />}
    >
      <title>{`${t(title)} · Seqack`}</title>
      {/* Read out when it becomes known what is the matter; the seconds are not. */}
      <p className="sr-only" role="status">
        {fault === "unknown" ? "" : `${t(title)}. ${t(kept)}`}
      </p>
      <p>{t(kept)}</p>
      <Next recovery={recovery} />
      <p className="mt-2 flex flex-wrap gap-3">
        {/* Not the button of a library: where the frame of the pages is gone, so is its nonce. */}
        <button type="button" className="button button-ink" onClick={tryNow}>
          <RotateCw size={18} aria-hidden />
          {t("tryNow")}
        </button>
        {fault === "odd" && (
          <Link href="/today" className="button">
            {t("backToToday")}
          </Link>
        )}
      </p>
      {reference && (
        <p className="type-note text-soft">
          {t.rich("reference", {
            digest: () => <span className="type-num">{reference}</span>,
          })}
        </p>
      )}
    </FaultFrame>
  );
}

/** What happens next by itself. */
function Next({ recovery }: { recovery: Recovery }) {
  const t = useTranslations("common.fault");
  const { fault, seconds, stopped } = recovery;
  if (stopped) return <p className="text-soft">{t("stopped")}</p>;
  if (fault === "unknown") return <p className="text-soft">{t("trying")}</p>;
  return <p className="text-soft">{seconds === null ? t("trying") : t("next", { seconds })}</p>;
}

/** What the server's log calls this error; a fault of the browser has no such name. */
function referenceOf(error: unknown): string | null {
  const named = typeof error === "object" && error !== null && "digest" in error;
  return named && typeof error.digest === "string" ? error.digest : null;
}
