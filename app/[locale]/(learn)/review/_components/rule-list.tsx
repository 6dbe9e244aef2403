"use client";

import { useTranslations } from "next-intl";
import type { RuleReference } from "#contract/judged.ts";
import { useInLocale } from "./words.ts";

/** Words inside the name of a section: which check of §3.10.7.4, which figure. */
const WORD = /\b(first|second|third|fourth|fifth|sixth|seventh|eighth|figure|group|and)\b/g;
type Word = "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth";

/** The rules behind an answer: id, section, and the sentence where there is room for it. */
export function RuleList({ rules, brief = false }: { rules: RuleReference[]; brief?: boolean }) {
  const inLocale = useInLocale();
  const t = useTranslations("review.sectionWords");
  const said = (section: string) => section.replace(WORD, (_, word: Word) => t(word));
  if (rules.length === 0) return null;
  return (
    <ul className="practice-rules">
      {rules.map(({ id, section, sentence }) => (
        <li key={id}>
          {!brief && <p className="practice-rule-sentence">{inLocale(sentence)}</p>}
          <p className="practice-rule-id">
            <a href={sectionLink(section)} rel="noreferrer" target="_blank">
              {id}
            </a>
            {` · ${said(section)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The place in the standard: "RFC 9293 §3.10.7.4" points to section-3.10.7.4 of rfc9293. */
function sectionLink(section: string): string {
  const rfc = /RFC (\d+)/.exec(section)?.[1] ?? "9293";
  const at = /§([\d.]*\d)/.exec(section)?.[1];
  return `https://www.rfc-editor.org/rfc/rfc${rfc}${at ? `#section-${at}` : ""}`;
}
