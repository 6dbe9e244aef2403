import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "#app/i18n/navigation.ts";
import { GROUPINGS, type LibraryAddress, LONGEST_SEARCH } from "#contract/library.ts";
import { libraryLink, queryOf } from "./address.ts";

const WORDS = { frequency: "byFrequency", topic: "byTopic" } as const;

/** The search, a form that a browser sends by itself, and what the list is grouped by. */
export function Find({ address }: { address: LibraryAddress }) {
  const t = useTranslations("library");
  const locale = useLocale();
  const { q: _typed, ...kept } = queryOf(address);
  return (
    <div className="library-find">
      <search className="library-search">
        <form action={`/${locale}/library`} className="flex min-w-0 flex-1 gap-2">
          <label htmlFor="library-q" className="sr-only">
            {t("search")}
          </label>
          <span className="relative block min-w-0 flex-1">
            <Search size={18} aria-hidden="true" className="library-glass" />
            <input
              id="library-q"
              key={address.q}
              type="search"
              name="q"
              defaultValue={address.q}
              maxLength={LONGEST_SEARCH}
              placeholder={t("searchHint")}
              className="field pl-10!"
            />
          </span>
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="button">
            {t("find")}
          </button>
        </form>
      </search>
      <nav aria-label={t("groupBy")} className="segmented">
        {GROUPINGS.map((by) => (
          <Link
            key={by}
            href={libraryLink(address, { by })}
            className="segment min-h-[42px]!"
            aria-current={by === address.by ? "true" : undefined}
          >
            {t(WORDS[by])}
          </Link>
        ))}
      </nav>
    </div>
  );
}
