import { useLocale, useTranslations } from "next-intl";
import { Link } from "#app/i18n/navigation.ts";
import { GroupedText } from "#app/ladder/grouped.tsx";
import type { LibraryAddress, LibraryEntry } from "#contract/library.ts";
import { FrequencySign } from "./frequency.tsx";

type Props = { entries: readonly LibraryEntry[]; by: LibraryAddress["by"] };

/** The questions under the headings of their groups, in the order in which they come. */
export function QuestionList({ entries, by }: Props) {
  const t = useTranslations("library");
  const tToday = useTranslations("today");
  const nameOf = ({ frequency, topic }: LibraryEntry) =>
    by === "topic" ? tToday(`topic.${topic}`) : t(`frequency.${frequency}`);
  const groups = new Map<string, LibraryEntry[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups].map(([name, group]) => (
    <section key={name} aria-label={name} className="library-group">
      <h2 className="section-head">
        {name}
        <span className="type-num type-note text-soft">{group.length}</span>
      </h2>
      <ul>
        {group.map((entry) => (
          <Row key={entry.slug} entry={entry} />
        ))}
      </ul>
    </section>
  ));
}

function Row({ entry }: { entry: LibraryEntry }) {
  const t = useTranslations("review");
  const locale = useLocale();
  const { slug, kind, frequency, prompt } = entry;
  return (
    <li>
      {/* So many at once would each be fetched before anybody wants them. */}
      <Link href={`/library/${slug}`} className="library-row">
        <span className="library-prompt">
          <GroupedText text={locale === "zh" ? prompt.zh : prompt.en} />
        </span>
        <span className="type-note text-soft">{t(`kinds.${kind}`)}</span>
        <FrequencySign frequency={frequency} />
      </Link>
    </li>
  );
}
