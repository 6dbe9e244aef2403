"use client";

import "./preview.css";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Grouped } from "#app/ladder/grouped.tsx";
import { LOCALES, type Locale } from "#contract/text.ts";
import { KeyView } from "./key-view.tsx";
import { LearnerView } from "./learner-view.tsx";
import { Notice } from "./notice.tsx";
import { PreviewLanguage } from "./preview-language.tsx";
import type { PreviewState } from "./use-preview.ts";

const NAMES: Record<Locale, string> = { zh: "中文", en: "EN" };

type LanguageProps = { locale: Locale; onChange: (locale: Locale) => void };
type Props = LanguageProps & { preview: PreviewState };

/** The question as a learner gets it, in the language and with the numbers that are chosen. */
export function PreviewPane({ preview, locale, onChange }: Props) {
  const t = useTranslations("desk");
  const { shown, failed, retry } = preview;
  return (
    <>
      <div className="desk-pane-head">
        <h2>{t("learnerSees")}</h2>
        <LanguageChoice locale={locale} onChange={onChange} />
      </div>
      <div className="desk-pane-body" aria-busy={preview.busy}>
        {failed && (
          <Notice
            tone="partly"
            actions={
              <Button className="button button-small" onPress={retry}>
                {t("again")}
              </Button>
            }
          >
            {failed.sentence ?? t("away")}
          </Notice>
        )}
        {preview.stale && <Notice tone="partly">{t("stale")}</Notice>}
        {shown && (
          <PreviewLanguage locale={locale}>
            <LearnerView key={JSON.stringify(shown.question)} question={shown.question} />
          </PreviewLanguage>
        )}
        {!shown && !failed && (
          <p className="text-soft">
            {t(preview.problems === null ? "previewUnknown" : "notShown")}
          </p>
        )}
      </div>
    </>
  );
}

function LanguageChoice({ locale, onChange }: LanguageProps) {
  const t = useTranslations("desk");
  return (
    <ToggleButtonGroup
      aria-label={t("language")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[locale]}
      onSelectionChange={(keys) => onChange(LOCALES.find((one) => keys.has(one)) ?? locale)}
      className="segmented"
    >
      {LOCALES.map((one) => (
        <ToggleButton key={one} id={one} className="segment">
          <span lang={one === "zh" ? "zh-Hans" : "en"}>{NAMES[one]}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** The numbers of this preview, and a way to others. */
export function DrawnNumbers({ preview }: { preview: PreviewState }) {
  const t = useTranslations("desk");
  const { shown } = preview;
  const drawn = Object.entries(shown?.parameters ?? {});
  return (
    <Section
      title={t("parameters")}
      action={
        <Button
          className="button button-small"
          onPress={preview.redraw}
          isDisabled={drawn.length === 0}
        >
          <RotateCw size={16} aria-hidden="true" />
          {t("redraw")}
        </Button>
      }
    >
      {drawn.length === 0 ? (
        <p className="type-small text-soft">{t(shown ? "noParameters" : "numbersUnknown")}</p>
      ) : (
        <table className="desk-drawn">
          <caption className="type-note">{t("seed", { seed: String(preview.seed) })}</caption>
          <tbody>
            {drawn.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">${name}</th>
                <td>
                  <Grouped text={String(value)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** What a right answer is told, in the language of the preview. */
export function KeyOfPreview({ preview, locale }: { preview: PreviewState; locale: Locale }) {
  const t = useTranslations("desk");
  const { shown } = preview;
  return (
    <Section title={t("key")}>
      {shown ? (
        <PreviewLanguage locale={locale}>
          <KeyView question={shown.question} verdict={shown.key} />
        </PreviewLanguage>
      ) : (
        <p className="type-small text-soft">{t("keyUnknown")}</p>
      )}
    </Section>
  );
}

type SectionProps = { title: string; action?: ReactNode; children: ReactNode };

export function Section({ title, action, children }: SectionProps) {
  return (
    <section className="grid min-w-0 gap-3">
      <div className="desk-section-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
