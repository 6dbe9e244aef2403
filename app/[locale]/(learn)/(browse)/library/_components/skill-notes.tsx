import { useLocale, useTranslations } from "next-intl";
import { Link } from "#app/i18n/navigation.ts";
import type { LibraryQuestion } from "#contract/library.ts";

type Skill = NonNullable<LibraryQuestion["skill"]>;

/** The skill that the question trains, and the skills to have before. */
export function SkillNotes({ skill }: { skill: Skill }) {
  const t = useTranslations("library");
  return (
    <dl className="library-skill">
      <dt>{t("trains")}</dt>
      <dd>
        <SkillLink skill={skill} />
      </dd>
      <dt>{t("knowFirst")}</dt>
      <dd>
        {skill.requires.length === 0 && t("nothingFirst")}
        <ul>
          {skill.requires.map((required) => (
            <li key={required.id}>
              <SkillLink skill={required} />
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}

function SkillLink({ skill: { id, name } }: { skill: Pick<Skill, "id" | "name"> }) {
  const locale = useLocale();
  return (
    <Link href={{ pathname: "/library", query: { skill: id } }}>
      {locale === "zh" ? name.zh : name.en}
    </Link>
  );
}
