"use client";

import "./desk.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "react-aria-components";
import { useTRPC } from "#app/trpc/client.tsx";
import type { DeskRow } from "#contract/desk.ts";
import { failedBy } from "./failure.ts";
import { Notice } from "./notice.tsx";
import { QuestionTable } from "./question-table.tsx";
import { SearchLine } from "./search-line.tsx";
import { useSearch } from "./use-search.ts";

const LONGEST_SEARCH = 200;

type Props = {
  /** All questions, as they were when the page was made. */
  rows: DeskRow[];
};

/** The questions, narrowed by what is searched for. */
export function QuestionList({ rows }: Props) {
  const t = useTranslations("desk");
  // Not from the page: going back shows the page as it was made, before anything was searched for.
  const search = useSearchParams().get("search")?.slice(0, LONGEST_SEARCH) ?? "";
  const { typed, setTyped, asked } = useSearch(search);
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.desk.list.queryOptions(
      { search: asked },
      {
        placeholderData: keepPreviousData,
        // Somebody may have saved since: every search is asked anew.
        staleTime: 0,
        ...(asked === "" && { initialData: { rows }, enabled: false }),
      },
    ),
  );
  useRemembered(asked);
  const shown = asked === "" ? rows : (data?.rows ?? rows);
  return (
    <div className="grid gap-3">
      <SearchLine
        label={t("search")}
        hint={t("searchHint")}
        clear={t("searchClear")}
        found={asked === "" ? "" : t("found", { n: shown.length, of: rows.length })}
        value={typed}
        onChange={setTyped}
        maxLength={LONGEST_SEARCH}
      />
      {error && <Notice tone="wrong">{failedBy(error).sentence ?? t("away")}</Notice>}
      {shown.length > 0 ? (
        <QuestionTable rows={shown} />
      ) : (
        <div className="grid justify-items-start gap-3 py-9">
          <p className="type-title">{asked === "" ? t("noneYet") : t("none", { search: asked })}</p>
          {asked !== "" && (
            <Button className="button" onPress={() => setTyped("")}>
              {t("showAll")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Keeps the search in the address, so that coming back from a question finds it again. */
function useRemembered(search: string): void {
  useEffect(() => {
    const url = new URL(location.href);
    if ((url.searchParams.get("search") ?? "") === search) return;
    if (search === "") url.searchParams.delete("search");
    else url.searchParams.set("search", search);
    history.replaceState(null, "", url);
  }, [search]);
}
