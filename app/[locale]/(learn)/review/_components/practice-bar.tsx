"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#app/i18n/navigation.ts";
import type { Topic } from "#contract/asked.ts";
import type { Bead, SessionProgress } from "#contract/review.ts";

/** Practice has no navigation: a way out, and where one is. */
export function PracticeBar({ progress, topic }: { progress: SessionProgress; topic: Topic }) {
  const t = useTranslations("review");
  const { position, of, beads } = progress;
  return (
    <header className="practice-bar">
      <Link href="/today" className="practice-close" aria-label={t("close")}>
        <X aria-hidden="true" />
      </Link>
      <p className="practice-where">
        <span className="practice-beads" aria-hidden="true">
          {beads.map((bead, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bead is its place in the session
            <i key={index} className={beadClass(bead, index + 1 === position)} />
          ))}
        </span>
        <b>{t("position", { position, of })}</b>
        <span className="practice-topic">{t(`topics.${topic}`)}</span>
      </p>
      <span className="practice-balance" />
    </header>
  );
}

function beadClass(bead: Bead, here: boolean): string {
  return `practice-bead practice-bead-${bead}${here ? " practice-bead-here" : ""}`;
}
