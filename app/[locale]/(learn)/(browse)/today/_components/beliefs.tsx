import { useLocale, useTranslations } from "next-intl";
import type { HeldBelief } from "#contract/diagnosis.ts";

/** The misconceptions that explained most of the learner's wrong answers. */
export function Beliefs({ beliefs }: { beliefs: readonly HeldBelief[] }) {
  const t = useTranslations("today");
  const locale = useLocale();
  return (
    <section aria-labelledby="beliefs" className="border-t-2 border-text pt-3.5">
      <h2 id="beliefs" className="type-small type-strong">
        {t("beliefs")}
      </h2>
      <ul className="mt-2 grid gap-3">
        {beliefs.map(({ mutant, sentence, questions }) => (
          <li key={mutant}>
            <p>{locale === "zh" ? sentence.zh : sentence.en}</p>
            <p className="text-soft">{t("beliefCount", { count: questions })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
