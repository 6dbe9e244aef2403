"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What accompanies the question: it stands in the margin column, on phones below. */
export function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="practice-note">
      <h2 className="practice-note-title">{title}</h2>
      {children}
    </section>
  );
}

/** The keys of a kind of question; there is no keyboard to speak of on a phone. */
export function Keys({ keys }: { keys: readonly (readonly [key: string, does: string])[] }) {
  const t = useTranslations("review");
  return (
    <div className="practice-wide-only">
      <Note title={t("keys.title")}>
        <ul className="practice-keys">
          {keys.map(([key, does]) => (
            <li key={key}>
              <kbd>{key}</kbd> {does}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
