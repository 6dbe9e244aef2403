import { useTranslations } from "next-intl";
import { Link } from "#app/i18n/navigation.ts";
import type { Library, LibraryAddress } from "#contract/library.ts";
import { libraryLink } from "./address.ts";

/** Every topic with how many questions the search finds there; on phones a row that scrolls. */
export function Topics({ address, topics }: { address: LibraryAddress } & Pick<Library, "topics">) {
  const t = useTranslations("library");
  const tToday = useTranslations("today");
  const all = topics.reduce((sum, { questions }) => sum + questions, 0);
  const rows = [
    { topic: null, name: t("all"), questions: all },
    ...topics.map((row) => ({ ...row, name: tToday(`topic.${row.topic}`) })),
  ];
  return (
    <nav aria-labelledby="library-topics" className="library-topics">
      <h2 id="library-topics" className="type-small type-strong">
        {t("topics")}
      </h2>
      <ul>
        {rows.map(({ topic, name, questions }) => (
          <li key={topic}>
            <Link
              href={libraryLink(address, { topic })}
              aria-current={topic === address.topic ? "true" : undefined}
            >
              {name} <span className="type-num library-count">{questions}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
