"use client";

import "./desk.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { useTRPC } from "#app/trpc/client.tsx";
import type { Person } from "#contract/account.ts";
import { failedBy } from "./failure.ts";
import { Notice } from "./notice.tsx";
import { PersonRow } from "./person-row.tsx";
import { SearchLine } from "./search-line.tsx";
import { useSearch } from "./use-search.ts";

/** As many as the server lists at once. */
const LISTED = 100;

export function PeopleList({ initial }: { initial: Person[] }) {
  const t = useTranslations("people");
  const { typed, setTyped, asked } = useSearch("");
  const trpc = useTRPC();
  const everybody = useQuery(
    trpc.account.people.queryOptions(
      { search: "" },
      { initialData: { people: initial }, staleTime: 1000 },
    ),
  );
  const found = useQuery(
    trpc.account.people.queryOptions(
      { search: asked },
      { placeholderData: keepPreviousData, enabled: asked !== "" },
    ),
  );
  const all = everybody.data.people;
  const shown = asked === "" ? all : (found.data?.people ?? all);
  const { error } = asked === "" ? everybody : found;
  return (
    <div className="grid gap-6">
      <h1 className="type-display">
        {t(all.length < LISTED ? "headline" : "headlineMany", {
          n: all.length,
          authors: all.filter(({ role }) => role !== "learner").length,
        })}
      </h1>
      <div className="grid gap-3">
        <SearchLine
          label={t("search")}
          hint={t("searchHint")}
          clear={t("searchClear")}
          found={asked === "" ? "" : t("found", { n: shown.length })}
          value={typed}
          onChange={setTyped}
          maxLength={100}
        />
        {error && <Notice tone="wrong">{failedBy(error).sentence ?? t("away")}</Notice>}
        {shown.length > 0 ? (
          <PeopleTable people={shown} />
        ) : (
          <div className="grid justify-items-start gap-3 py-9">
            <p className="type-title">{t("none", { search: asked })}</p>
            <Button className="button" onPress={() => setTyped("")}>
              {t("showAll")}
            </Button>
          </div>
        )}
        <p className="type-note text-soft">{t("note")}</p>
      </div>
    </div>
  );
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const t = useTranslations("people");
  return (
    <table className="desk-table desk-people">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col" className="max-md:hidden">
            {t("email")}
          </th>
          <th scope="col">{t("role")}</th>
          <th scope="col">{t("banned")}</th>
        </tr>
      </thead>
      {people.map((person) => (
        <PersonRow key={person.id} person={person} />
      ))}
    </table>
  );
}
